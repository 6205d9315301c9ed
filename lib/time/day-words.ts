/** A day of the calendar in words, the same on every machine. The order is that of en-GB: Mon 25 Feb 2019. */
import { monthName, type NameLength, weekdayName } from "./calendar-names";

/** Which parts of a date or an instant are told, and how long their names are. */
export type Shown = { style: NameLength; weekday: boolean; year: boolean; month: boolean; day: boolean };

/** `dayOfWeek` is 1 for Monday. */
export type CalendarDay = { year: number; month: number; day: number; dayOfWeek: number };

export function dayInWords({ year, month, day, dayOfWeek }: CalendarDay, shown: Omit<Shown, "day">): string {
  return inOrder(
    shown.weekday && weekdayName(dayOfWeek, shown.style),
    day,
    shown.month && monthName(month, shown.style),
    // The year follows the month it belongs to.
    shown.year && shown.month && year,
  );
}

/** The words that are told, one after the other. */
export function inOrder(...each: (string | number | false)[]): string {
  return each.filter((word) => word !== false).join(" ");
}
