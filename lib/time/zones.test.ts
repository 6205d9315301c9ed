import { describe, expect, test } from "vitest";
import { clockName, dayOf, daysBetween, isTimeZone, minuteOf, placeOf } from "./zones";

describe("a time zone", () => {
  test("is known by its IANA name alone", () => {
    for (const name of ["Asia/Kabul", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+3"])
      expect(isTimeZone(name)).toBe(true);
    for (const name of ["", "Kabul", "EST", "+04:30", "Mars/Phobos", "Asia/Kabul "])
      expect(isTimeZone(name)).toBe(false);
  });

  test("is named to readers by its place", () => {
    expect(placeOf("America/New_York")).toBe("New York");
    expect(placeOf("UTC")).toBe("UTC");
  });
});

describe("the calendar of a zone", () => {
  test("decides which day and minute an instant falls on", () => {
    const instant = new Date("2019-02-27T19:30:30Z");
    expect(dayOf(instant, "Asia/Kabul")).toBe("2019-02-28");
    expect(dayOf(instant, "Asia/Qatar")).toBe("2019-02-27");
    expect(minuteOf(instant, "Asia/Kabul")).toBe("2019-02-28T00:00");
  });

  test("counts days by midnights, whatever the clocks do between them", () => {
    const evening = new Date("2019-03-30T23:59:00Z");
    expect(daysBetween(evening, new Date("2019-03-31T00:01:00Z"), "Europe/London")).toBe(1);
    expect(daysBetween(evening, new Date("2019-03-31T22:59:00Z"), "Europe/London")).toBe(1);
    expect(daysBetween(new Date("2019-03-02T12:00:00Z"), new Date("2019-02-28T12:00:00Z"), "UTC")).toBe(-2);
  });
});

test("a page's clocks are named for their place", () => {
  expect(clockName("America/New_York")).toBe("New York time");
  expect(clockName("UTC")).toBe("UTC");
});
