import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import {
  countOrigins,
  countSources,
  gradeInWords,
  gradeOf,
  isCredibility,
  isRecordedApart,
  isReliability,
  sourcingInWords,
} from "./rules";

const citation = (sourceId: string, origin: string | null = null) => ({ sourceId, origin });

describe("a grade", () => {
  test("joins the source's reliability to the claim's credibility", () => {
    expect(gradeOf("B", 2)).toBe("B2");
    expect(gradeInWords("B", 2)).toBe("B2: usually reliable source, probably true");
    expect(gradeInWords("F", 6)).toBe("F6: source whose reliability cannot be judged, truth cannot be judged");
  });

  test("has six letters and six numbers, and no others", () => {
    expect(["A", "F", "G", "a", "", "AB"].map(isReliability)).toEqual([true, true, false, false, false, false]);
    expect([0, 1, 6, 7, 1.5].map(isCredibility)).toEqual([false, true, true, false, false]);
  });
});

describe("counting how we know", () => {
  test("counts sources that repeat one origin once", () => {
    const citations = [
      citation("paper", "US officials"),
      citation("agency", "us  officials "),
      citation("audit", "Pentagon"),
    ];
    expect(countOrigins(citations)).toBe(2);
    expect(sourcingInWords(citations)).toBe("3 sources, 2 origins");
  });

  test("counts a source without an origin as its own, and a source cited twice once", () => {
    expect(sourcingInWords([citation("a"), citation("b", " "), citation("a")])).toBe("2 sources, 2 origins");
    expect(sourcingInWords([citation("a", "x"), citation("a", "x")])).toBe("1 source, 1 origin");
    expect(sourcingInWords([])).toBe("no source");
  });

  test("does not mistake a source for an origin of the same name", () => {
    expect(countOrigins([citation("pentagon"), citation("audit", "pentagon")])).toBe(2);
  });

  test("never finds more origins than sources where each source has one origin, and never loses one by adding", () => {
    const anyCitations = fc.array(
      fc.nat({ max: 8 }).map((id) => citation(`s${id}`, id % 3 === 0 ? null : `o${id % 4}`)),
    );
    fc.assert(
      fc.property(anyCitations, anyCitations, (some, more) => {
        expect(countOrigins(some)).toBeLessThanOrEqual(countSources(some));
        expect(countOrigins([...some, ...more])).toBeGreaterThanOrEqual(countOrigins(some));
      }),
    );
  });
});

describe("what was recorded at another time than it is about", () => {
  const isApart = (held: string, recordedAt: string) =>
    isRecordedApart(requireFuzzyDate(held), new Date(recordedAt), "Asia/Qatar");

  test("was recorded more than a day before or after all that its date can mean", () => {
    expect(isApart("2019-02-25", "2019-02-25T09:00:00Z")).toBe(false);
    expect(isApart("2019-02-25", "2019-02-26T20:59:00Z")).toBe(false);
    expect(isApart("2019-02-25", "2019-02-26T21:01:00Z")).toBe(true);
    expect(isApart("2019-02-25", "2019-02-23T20:59:00Z")).toBe(true);
    expect(isApart("2019-02", "2019-02-14T12:00:00Z")).toBe(false);
    expect(isApart("2019", "2019-12-31T12:00:00Z")).toBe(false);
  });
});
