/** The day by which answers are asked for, in words. */
import { formatFuzzy } from "@/lib/time/format-date";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import type { Due } from "../rules";

/** "overdue since 2 Mar 2019", "due tomorrow", "due on 2 March 2019"; null where no day was given. */
export function dueInWords(due: Due, dueDate: FuzzyDate | null): string | null {
  if (dueDate === null) return null;
  if (due === "today" || due === "tomorrow") return `due ${due}`;
  const day = formatFuzzy(dueDate, "UTC", { weekday: false });
  return due === "overdue" ? `overdue since ${day}` : `due on ${day}`;
}
