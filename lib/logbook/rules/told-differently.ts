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
};

/**
 * The tellings that contradict one another, together by what they are about: of the same time, saying something else, and
 * with no origin in common. What one origin tells twice of a day may have changed within the day; what cites no source is
 * nobody's word against another's.
 */
export function toldDifferently<Each extends Telling>(tellings: readonly Each[]): Each[][] {
  const together = new Map<string, Each[]>();
  for (const telling of tellings) {
    const key = JSON.stringify([telling.topic, telling.held]);
    together.set(key, [...(together.get(key) ?? []), telling]);
  }
  return [...together.values()]
    .map((group) => group.filter((one) => group.some((other) => isContradiction(one, other))))
    .filter((group) => group.length > 0);
}

function isContradiction(one: Telling, other: Telling): boolean {
  if (one.says === other.says) return false;
  const [ones, others] = [originsOf(one.citations), originsOf(other.citations)];
  return ones.size > 0 && others.size > 0 && [...ones].every((origin) => !others.has(origin));
}
