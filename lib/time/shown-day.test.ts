import { describe, expect, it } from "vitest";
import { requireFuzzyDate } from "./fuzzy-date";
import { beginsLater, laterBeginning } from "./shown-day";

describe("what begins after the day that is shown", () => {
  const shown = { day: requireFuzzyDate("2019-02-28"), zone: "Asia/Qatar" };
  const later = (text: string) => beginsLater(text, shown);

  it("is told with its date", () => {
    expect(later("1 Mar 2030")).toBe("1 March 2030");
    expect(later("2019-03-01 00:00")).toContain("1 March 2019");
    expect(later("2020")).toBe("2020");
  });

  it("is on pages from the first day that it may have begun on, in the negotiation's zone", () => {
    for (const [text, day] of [
      ["1 Mar 2030", "2030-03-01"],
      ["2020", "2020-01-01"],
      ["2019-03-01 00:00", "2019-03-01"],
    ])
      expect(laterBeginning(text ?? "", shown)?.day).toBe(day);
  });

  it("is nothing that has begun by the end of that day, or that is no date", () => {
    for (const text of ["28 Feb 2019", "2019-02-28 23:59", "Feb 2019", "2019", "about 2018", "", "soon"])
      expect(later(text)).toBeNull();
  });
});
