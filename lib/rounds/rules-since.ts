/** From when on things count as moved: since the last sessions, each with what was recorded in it. */
import { pointsOf, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { latestSessions } from "./rules-dates";

type Begun = { validFrom: Date; validText: string };

/**
 * What begins after the start is new, and what was recorded in these sessions, whenever it is dated. So the last session's
 * own results are news, and the state of the day it began on is not.
 */
export type Since = { start: { record: Begun }; sessionIds: readonly string[] };

export function isNewSince(record: Begun & { sessionId: string | null }, { start, sessionIds }: Since): boolean {
  if (record.sessionId !== null && sessionIds.includes(record.sessionId)) return true;
  return compareBegun(record, start.record) > 0;
}

/** So many sessions back what moved is looked for, where the later ones moved nothing. */
const lookedBack = 12;

type Sat = { id: string; record: Begun & { seq: bigint } };

/** The last sessions, from late to early; those that began together are one start, and the one recorded last names it. */
export function startsOf<Session extends Sat>(sessions: readonly Session[]) {
  const starts: { start: Session; session: Session; sessionIds: string[] }[] = [];
  for (const session of latestSessions(sessions)) {
    const later = starts.at(-1);
    if (later && compareBegun(later.start.record, session.record) === 0) later.sessionIds.push(session.id);
    else if (starts.length === lookedBack) break;
    else starts.push({ start: session, session, sessionIds: [session.id] });
  }
  return starts;
}

/**
 * Which of two began first. A session is dated where it sat and a position in the negotiation's zone: where one of the two
 * is known by its day alone, their days are compared, each as it was counted there.
 */
function compareBegun(a: Begun, b: Begun): number {
  const [one, other] = [a, b].map(({ validText }) => pointsOf(requireFuzzyDate(validText)).start);
  if (!one || !other || (one.precision === "minute" && other.precision === "minute"))
    return a.validFrom.getTime() - b.validFrom.getTime();
  const [day, otherDay] = [one, other].map(({ start }) => start.toPlainDate().toString());
  return day === otherDay ? 0 : (day ?? "") < (otherDay ?? "") ? -1 : 1;
}
