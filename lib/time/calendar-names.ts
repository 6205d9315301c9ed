/**
 * The words of the calendar. Written out here and not asked of Intl, whose abbreviations change from one version of
 * its data to the next: a brief printed twice must read the same. Months of up to five letters are never shortened.
 */

export const monthNames = [
  { short: "Jan", long: "January" },
  { short: "Feb", long: "February" },
  { short: "March", long: "March" },
  { short: "April", long: "April" },
  { short: "May", long: "May" },
  { short: "June", long: "June" },
  { short: "July", long: "July" },
  { short: "Aug", long: "August" },
  { short: "Sept", long: "September" },
  { short: "Oct", long: "October" },
  { short: "Nov", long: "November" },
  { short: "Dec", long: "December" },
] as const;

/** Monday first, as in ISO 8601. */
export const weekdayNames = [
  { short: "Mon", long: "Monday" },
  { short: "Tue", long: "Tuesday" },
  { short: "Wed", long: "Wednesday" },
  { short: "Thu", long: "Thursday" },
  { short: "Fri", long: "Friday" },
  { short: "Sat", long: "Saturday" },
  { short: "Sun", long: "Sunday" },
] as const;

/** The last digits of the years that people mean by the early, mid and late part of a decade. */
export const partsOfDecade = [
  { name: "early", first: 0, last: 3 },
  { name: "mid", first: 4, last: 6 },
  { name: "late", first: 7, last: 9 },
] as const;

export type NameLength = "short" | "long";

/** "Feb" or "February" for 2. */
export function monthName(month: number, length: NameLength): string {
  return monthNames[month - 1]?.[length] ?? String(month);
}

/** "Mon" or "Monday" for 1. */
export function weekdayName(weekday: number, length: NameLength): string {
  return weekdayNames[weekday - 1]?.[length] ?? String(weekday);
}

/** 2 for "feb", "Feb.", "February"; null for a word that names no month. Three letters are enough. */
export function monthNamed(word: string): number | null {
  return indexOfName(monthNames, word);
}

/** 1 for "mon", "Monday"; null for a word that names no day of the week. */
export function weekdayNamed(word: string): number | null {
  return indexOfName(weekdayNames, word);
}

function indexOfName(names: readonly { long: string }[], word: string): number | null {
  const letters = word.toLowerCase().replace(/\.$/, "");
  if (letters.length < 3) return null;
  const index = names.findIndex((name) => name.long.toLowerCase().startsWith(letters));
  return index === -1 ? null : index + 1;
}
