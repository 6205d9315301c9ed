/** Whether what a party said in answer to a question has gone into what it is on record with. */
import { latest, precisionOf, requireFuzzyDate } from "@/lib/time/fuzzy-date";

/** When something held from, in the record's own words, in which session and in what order it was recorded. */
export type Recorded = { validFrom: Date; validText: string; seq: bigint; sessionId: string | null };

/**
 * An answer is taken up by a position that was recorded after it and holds from its day on, or that was recorded in the
 * same session; what the party holds from a later day on has overtaken it in any case. A mere correction of what held
 * before takes no answer up. `zone`: the negotiation's, whose days those are.
 */
export function takesUp(held: Recorded, answer: Recorded, zone: string): boolean {
  if (held.validFrom > answer.validFrom) return true;
  const isOfSession = answer.sessionId !== null && held.sessionId === answer.sessionId;
  return held.seq > answer.seq && (isOfSession || lastMoment(held, zone) >= answer.validFrom);
}

/** What is dated by the day alone may be of any minute of it. */
function lastMoment({ validFrom, validText }: Recorded, zone: string): Date {
  const date = requireFuzzyDate(validText);
  return precisionOf(date) === "day" ? latest(date, zone) : validFrom;
}
