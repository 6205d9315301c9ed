/** What independent sources tell differently of the same time: claims of which at most one can be so. */
import { type CitedSource, originsOf } from "@/lib/record/rules";

export type Telling = {
  /** What it is about: a party's position on a term, how a term stands, a quantity. */
  topic: string;
  /** When it held, as it was recorded. Of dates that are not written alike it is not known that they are the same. */
  held: string;
  /** Alike for two that say the same. */
  says: string;
  citations: readonly CitedSource[];
  /** The session of ours in whose notes it stands. */
  sessionId: string | null;
};

/**
 * The tellings that contradict one another, together by what they are about: of the same time, saying something else, and
 * with no origin in common. What one origin tells twice of a day has changed within the day, and so has what stands twice
 * in the notes of one session; what cites no source is nobody's word against another's.
 */
export function toldDifferently<Each extends Telling>(tellings: readonly Each[]): Each[][] {
  const together = new Map<string, { telling: Each; origins: Set<string> }[]>();
  for (const telling of tellings) {
    const origins = originsOf(telling.citations);
    if (origins.size === 0) continue;
    const key = JSON.stringify([telling.topic, telling.held]);
    const group = together.get(key);
    if (group) group.push({ telling, origins });
    else together.set(key, [{ telling, origins }]);
  }
  return [...together.values()]
    .map((group) => group.filter((one) => group.some((other) => isContradiction(one, other))))
    .filter((group) => group.length > 0)
    .map((group) => group.map(({ telling }) => telling));
}

type Known = { telling: Telling; origins: ReadonlySet<string> };

function isContradiction(one: Known, other: Known): boolean {
  const { says, sessionId } = one.telling;
  if (says === other.telling.says || (sessionId !== null && sessionId === other.telling.sessionId)) return false;
  return [...one.origins].every((origin) => !other.origins.has(origin));
}
