import { Temporal } from "temporal-polyfill";
import { type FuzzyDate, requireFuzzyDate } from "./fuzzy-date";

/** Whether the text is the IANA name of a zone: "Asia/Kabul", "UTC". Bare offsets and initials are not. */
export function isTimeZone(text: string): boolean {
  if (text !== "UTC" && !/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/.test(text)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return true;
  } catch {
    return false;
  }
}

/** How a reader names the zone: "New York" for America/New_York. */
export function placeOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** Whose clocks a page goes by: "New York time", "UTC". */
export function clockName(zone: string): string {
  return zone === "UTC" ? zone : `${placeOf(zone)} time`;
}

/** The day that the instant falls on in the zone. */
export function dayOf(instant: Date, zone: string): FuzzyDate {
  return requireFuzzyDate(inZone(instant, zone).toPlainDate().toString());
}

/** The minute that clocks in the zone show at the instant. */
export function minuteOf(instant: Date, zone: string): FuzzyDate {
  return requireFuzzyDate(inZone(instant, zone).toPlainDateTime().toString({ smallestUnit: "minute" }));
}

/** How many midnights of the zone lie between the two; negative if `to` comes first. */
export function daysBetween(from: Date, to: Date, zone: string): number {
  return inZone(from, zone).toPlainDate().until(inZone(to, zone).toPlainDate(), { largestUnit: "day" }).days;
}

/** The instant on the clocks and calendar of the zone. */
export function inZone(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
