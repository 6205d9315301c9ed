import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatFuzzy } from "./format-date";
import { formatInstant } from "./format-instant";
import { anyInstant, anyZone } from "./time.arbitrary";
import { minuteOf } from "./zones";

describe("an instant in words", () => {
  test("is told on the clocks of the zone", () => {
    const instant = new Date("2019-02-27T21:40:00Z");
    expect(formatInstant(instant, "Asia/Kabul")).toBe("Thu 28 Feb 2019, 02:10");
    expect(formatInstant(instant, "Asia/Qatar", "minuteNoYear")).toBe("Thu 28 Feb, 00:40");
    expect(formatInstant(instant, "UTC", "day")).toBe("Wed 27 Feb 2019");
    expect(formatInstant(instant, "UTC", "dayNoYear")).toBe("Wed 27 Feb");
    expect(formatInstant(instant, "UTC", "dayLong")).toBe("Wednesday 27 February 2019");
    expect(formatInstant(instant, "UTC", "time")).toBe("21:40");
  });

  test("is what the calendar of its zone says, to the minute", () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        expect(formatInstant(instant, zone)).toBe(formatFuzzy(minuteOf(instant, zone), zone));
      }),
      { numRuns: 500 },
    );
  });
});
