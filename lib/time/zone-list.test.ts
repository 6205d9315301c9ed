import { describe, expect, test } from "vitest";
import { zoneChoices } from "./zone-list";
import { zoneMeant } from "./zone-meant";
import { isTimeZone } from "./zones";

const choices = zoneChoices(new Date("2019-02-28T12:00Z"));
const whereOf = (zone: string) => choices.find((choice) => choice.zone === zone)?.where;

describe("the list of time zones", () => {
  test("says where each is and how far its clocks are ahead", () => {
    expect(whereOf("Asia/Kabul")).toBe("Afghanistan, UTC+4:30");
    expect(whereOf("Asia/Qatar")).toBe("Qatar, UTC+3");
    expect(whereOf("America/New_York")).toBe("United States, UTC−5");
    expect(choices[0]?.zone).toBe("UTC");
  });

  test("holds nothing that the record would refuse", () => {
    expect(choices.length).toBeGreaterThan(300);
    for (const { zone } of choices) expect(isTimeZone(zone), zone).toBe(true);
  });

  test("finds the one that a place or a country can only mean", () => {
    expect(zoneMeant("qatar", choices)).toBe("Asia/Qatar");
    expect(zoneMeant("Afghanistan", choices)).toBe("Asia/Kabul");
    expect(zoneMeant(" new york", choices)).toBe("America/New_York");
    expect(zoneMeant("asia/kabul", choices)).toBe("Asia/Kabul");
    expect(zoneMeant("United States", choices)).toBeNull();
    expect(zoneMeant("Doh", choices)).toBeNull();
    expect(zoneMeant("", choices)).toBeNull();
  });
});
