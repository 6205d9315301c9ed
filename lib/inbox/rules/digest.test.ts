import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inZone } from "@/lib/time/zones";
import { dayOfDigest, nextDigest } from "./digest";

const at = (text: string) => new Date(text);
const next = (hour: number, zone: string, now: string, last: string | null = null) =>
  nextDigest(hour, zone, at(now), last).toISOString();

describe("when a daily mail is due", () => {
  it("is later today, or tomorrow once the hour has come", () => {
    expect(next(8, "Asia/Qatar", "2026-11-30T04:59:59Z")).toBe("2026-11-30T05:00:00.000Z");
    expect(next(8, "Asia/Qatar", "2026-11-30T05:00:00Z")).toBe("2026-12-01T05:00:00.000Z");
    expect(next(8, "Asia/Kabul", "2026-11-30T00:00:00Z")).toBe("2026-11-30T03:30:00.000Z");
    expect(next(0, "Pacific/Kiritimati", "2026-11-30T09:59:00Z")).toBe("2026-11-30T10:00:00.000Z");
  });

  // The clocks of the European Union go forward on 29 March and back on 25 October 2026, at 01:00 UTC.
  it("follows the clocks when they are moved", () => {
    expect(next(8, "Europe/Rome", "2026-03-28T07:00:00Z")).toBe("2026-03-29T06:00:00.000Z");
    expect(next(8, "Europe/Rome", "2026-10-24T06:00:00Z")).toBe("2026-10-25T07:00:00.000Z");
    expect(next(2, "Europe/Rome", "2026-03-28T12:00:00Z")).toBe("2026-03-29T01:00:00.000Z");
    expect(next(2, "Europe/Rome", "2026-10-24T12:00:00Z")).toBe("2026-10-25T00:00:00.000Z");
    expect(next(2, "Europe/Rome", "2026-10-25T00:30:00Z", "2026-10-25")).toBe("2026-10-26T01:00:00.000Z");
  });

  it("is not twice on one day, whatever hour or zone is chosen after the first", () => {
    expect(next(17, "Asia/Qatar", "2026-11-30T09:00:00Z", "2026-11-30")).toBe("2026-12-01T14:00:00.000Z");
    expect(next(8, "America/New_York", "2026-11-30T06:00:00Z", "2026-11-30")).toBe("2026-12-01T13:00:00.000Z");
  });

  const dayOf = (hour: number, now: string, due: string) => dayOfDigest(hour, "UTC", at(now), at(due));

  it("is for the day whose hour is nearest, and never before the day for which it was due", () => {
    expect(dayOf(8, "2026-11-30T08:00:05Z", "2026-11-30T08:00:00Z")).toBe("2026-11-30");
    // Monday's, on Tuesday at seven: it is Tuesday's, and the next is on Wednesday.
    expect(dayOf(8, "2026-12-01T07:00:00Z", "2026-11-30T08:00:00Z")).toBe("2026-12-01");
    expect(dayOf(8, "2026-12-03T09:00:00Z", "2026-11-30T08:00:00Z")).toBe("2026-12-03");
    // Past midnight it is still that of the day before, and the next is that same evening.
    expect(dayOf(23, "2026-12-01T00:05:00Z", "2026-11-30T23:00:00Z")).toBe("2026-11-30");
    expect(next(23, "UTC", "2026-12-01T00:05:00Z", "2026-11-30")).toBe("2026-12-01T23:00:00.000Z");
    // The evening was chosen when the morning's was due.
    expect(dayOf(22, "2026-11-30T08:00:10Z", "2026-11-30T08:00:00Z")).toBe("2026-11-30");
  });

  // Samoa crossed the date line: there was no 30 December 2011.
  it("leaves out a day that a place has left out", () => {
    expect(next(8, "Pacific/Apia", "2011-12-29T18:00:00Z")).toBe("2011-12-30T18:00:00.000Z");
    expect(next(8, "Pacific/Apia", "2011-12-30T18:00:00Z", "2011-12-31")).toBe("2011-12-31T18:00:00.000Z");
  });

  it("comes on each day once, at the hour or as soon after it as there is one", () => {
    const zones = [
      "Europe/Rome",
      "America/St_Johns",
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
      "Africa/Casablanca",
      "UTC",
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 23 }),
        fc.date({ min: at("2019-01-01"), max: at("2030-01-01"), noInvalidDate: true }),
        (zone, hour, start) => {
          let last: string | null = null;
          let late = 0;
          let now = start;
          for (let day = 0; day < 10; day++) {
            const due: Date = nextDigest(hour, zone, now, last);
            expect(due.getTime()).toBeGreaterThan(now.getTime());
            const shown = inZone(due, zone);
            expect([hour, hour + 1]).toContain(shown.hour);
            const day: string = shown.toPlainDate().toString();
            if (last) expect(shown.toPlainDate().subtract({ days: 1 }).toString()).toBe(last);
            // It is taken up some hours late, which moves no day.
            late = (late * 7 + 3) % 10;
            now = new Date(due.getTime() + late * 3_600_000);
            last = dayOfDigest(hour, zone, now, due);
            expect(last).toBe(day);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
