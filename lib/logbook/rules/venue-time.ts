/** The clock of a session's venue, for a line that is written while the session sits. */
import { pointsOf } from "@/lib/time/fuzzy-date";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";
import { dayOf, isTimeZone, minuteOf } from "@/lib/time/zones";
import type { DraftContent } from "../schema";

/** "14:05" where the line is noted under the day that it now is at the venue; "" on any other. */
export function venueTime(
  { timeZone, blocks, held }: Pick<DraftContent, "timeZone" | "blocks" | "held">,
  key: string,
  now: Date,
): string {
  if (!isTimeZone(timeZone)) return "";
  const at = blocks.findIndex((block) => block.key === key);
  const day = blocks.slice(0, at + 1).findLast((block) => block.kind === "day");
  const parsed = parseFuzzyDate(day?.kind === "day" ? day.day : held);
  if (!parsed.ok || pointsOf(parsed.date).start.start.toPlainDate().toString() !== dayOf(now, timeZone)) return "";
  return minuteOf(now, timeZone).slice(11);
}
