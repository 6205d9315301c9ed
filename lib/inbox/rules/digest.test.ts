import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inZone } from "@/lib/time/zones";
import { nextDigest } from "./digest";

const at = (text: string) => new Date(text);
const next = (hour: number, zone: string, now: string, last: string | null = null) =>
  nextDigest(hour, zone, at(now), last === null ? null : at(last)).toISOString();

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
    expect(next(2, "Europe/Rome", "2026-10-25T00:30:00Z", "2026-10-25T00:00:00Z")).toBe("2026-10-26T01:00:00.000Z");
  });

  it("is not twice on one day, whatever hour or zone is chosen after the first", () => {
    expect(next(17, "Asia/Qatar", "2026-11-30T09:00:00Z", "2026-11-30T05:00:00Z")).toBe("2026-12-01T14:00:00.000Z");
    expect(next(8, "America/New_York", "2026-11-30T06:00:00Z", "2026-11-30T05:00:00Z")).toBe(
      "2026-12-01T13:00:00.000Z",
    );
  });

  // Samoa crossed the date line: there was no 30 December 2011.
  it("leaves out a day that a place has left out", () => {
    expect(next(8, "Pacific/Apia", "2011-12-29T18:00:00Z")).toBe("2011-12-30T18:00:00.000Z");
    expect(next(8, "Pacific/Apia", "2011-12-30T18:00:00Z", "2011-12-30T18:00:00Z")).toBe("2011-12-31T18:00:00.000Z");
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
          let last: Date | null = null;
          let now = start;
          for (let day = 0; day < 10; day++) {
            const due: Date = nextDigest(hour, zone, now, last);
            expect(due.getTime()).toBeGreaterThan(now.getTime());
            const shown = inZone(due, zone);
            expect([hour, hour + 1]).toContain(shown.hour);
            if (last) expect(inZone(last, zone).toPlainDate().add({ days: 1 }).equals(shown.toPlainDate())).toBe(true);
            now = last = due;
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
