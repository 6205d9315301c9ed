import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { toCalendar } from "./calendar";
import type { CalendarEntry } from "./calendar-entry";

const entry = (changes: Partial<CalendarEntry>): CalendarEntry => ({
  ...{ id: "a", on: "2019-02-25", timeZone: "Asia/Qatar", summary: "Opening session", where: "Doha" },
  ...{ url: "https://parley.example/sessions/a", recordedAt: new Date("2019-02-26T08:00:00Z") },
  ...changes,
});

/** As another program reads it. */
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));

describe("a calendar", () => {
  it("is read by another program as it was written, with days as days and minutes as instants", () => {
    const text = toCalendar("Talks", [entry({}), entry({ id: "b", on: "2019-02-27T09:30" })]);
    const [day, minute] = eventsIn(text);
    expect(day).toMatchObject({ uid: "a@parley", summary: "Opening session", location: "Doha" });
    expect(day?.startDate.isDate).toBe(true);
    expect(day?.startDate.toString()).toBe("2019-02-25");
    expect(minute?.startDate.toJSDate().toISOString()).toBe("2019-02-27T06:30:00.000Z");
    expect(new ICAL.Component(ICAL.parse(text)).getFirstPropertyValue("x-wr-calname")).toBe("Talks");
  });

  it("has no place for what is not known to the day", () => {
    expect(eventsIn(toCalendar("Talks", [entry({ on: "2019-03" }), entry({ on: "2034~/2036~" })]))).toEqual([]);
  });

  it("keeps words that mean something to calendars, long ones, and those that run from right to left", () => {
    const summary = `"a"; b, \\n c: ${"x".repeat(200)} مذاکرات 👩🏽‍⚖️\nBEGIN:VEVENT`;
    const [event, ...others] = eventsIn(toCalendar("Talks", [entry({ summary, where: null })]));
    expect(event?.summary).toBe(summary);
    expect(others).toEqual([]);
  });
});
