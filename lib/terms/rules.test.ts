import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementLadder, isOpen, isReopening, isSettled, reaches, termStatuses } from "./rules";
import { agreementInWords } from "./rules/answer";
import { axisAmountInWords, parseAxisValue, printAxisValue } from "./rules/axis";
import { inTreeOrder, wouldStandUnderItself } from "./rules/tree";

describe("the life of a term", () => {
  it("is reopened by leaving an agreed status, and by nothing else", () => {
    expect(isReopening("agreed_in_principle", "bracketed")).toBe(true);
    expect(isReopening("agreed", "withdrawn")).toBe(true);
    expect(isReopening("agreed_in_principle", "agreed")).toBe(false);
    expect(isReopening("bracketed", "parked")).toBe(false);
  });

  it("climbs a ladder, off which a term that is parked or withdrawn reaches nothing", () => {
    for (const status of agreementLadder) expect(reaches(status, status)).toBe(true);
    expect(reaches("agreed", "agreed_in_principle")).toBe(true);
    expect(reaches("bracketed", "agreed_in_principle")).toBe(false);
    expect(reaches("reopened", "under_discussion")).toBe(true);
    expect(reaches("reopened", "bracketed")).toBe(false);
    expect(reaches("withdrawn", "tabled")).toBe(false);
    expect(termStatuses.filter((status) => isOpen(status) && isSettled(status))).toEqual([]);
  });
});

describe("the agreement in a sentence", () => {
  it("begins with what is agreed and leaves out what there is none of", () => {
    expect(agreementInWords(["not_tabled", "bracketed", "agreed", "parked", "bracketed"])).toBe(
      "5 terms: 1 agreed, 2 bracketed, 1 not tabled, 1 parked.",
    );
    expect(agreementInWords(["tabled"])).toBe("1 term: 1 tabled.");
    expect(agreementInWords([])).toBe("No term is on record yet.");
  });

  it("counts every term once", () => {
    const words = agreementInWords([...termStatuses]);
    expect(words.match(/\b1 /g)).toHaveLength(termStatuses.length);
  });
});

describe("the agreement's tree", () => {
  const term = (id: string, parentId: string | null, rank = 0, number = id) => ({ id, parentId, rank, number });

  it("is read by rank, then by number, and each term under its parent", () => {
    const terms = [term("b", null, 1), term("x", "b", 0, "1.10"), term("y", "b", 0, "1.9"), term("a", null, 0)];
    expect(inTreeOrder(terms).map(({ id, depth }) => [id, depth])).toEqual([
      ["a", 0],
      ["b", 0],
      ["y", 1],
      ["x", 1],
    ]);
    expect(inTreeOrder([...terms, term("z", "x")]).at(-1)).toMatchObject({ id: "z", path: ["b", "x"] });
  });

  it("loses no term, whatever the parents are", () => {
    const anyTerms = fc
      .uniqueArray(
        fc.record({ id: fc.nat(9).map(String), parentId: fc.option(fc.nat(12).map(String)), rank: fc.nat(2) }),
        {
          selector: ({ id }) => id,
        },
      )
      .map((terms) => terms.map((each) => ({ ...each, number: each.id })));
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const placed = inTreeOrder(terms);
        expect(placed.map(({ id }) => id).sort()).toEqual(terms.map(({ id }) => id).sort());
        for (const each of placed) expect(each.path).toHaveLength(each.depth);
      }),
    );
  });

  it("has no term under itself or its own", () => {
    const parentOf = new Map([
      ["1", null],
      ["1.1", "1"],
      ["1.1.1", "1.1"],
    ]);
    expect(wouldStandUnderItself("1", "1", parentOf)).toBe(true);
    expect(wouldStandUnderItself("1", "1.1.1", parentOf)).toBe(true);
    expect(wouldStandUnderItself("1.1.1", "1", parentOf)).toBe(false);
    const circle = new Map([
      ["a", "b"],
      ["b", "a"],
    ]);
    expect(wouldStandUnderItself("c", "a", circle)).toBe(false);
  });
});

describe("an axis", () => {
  it("tells values in its unit", () => {
    expect(axisAmountInWords(60, "months")).toBe("60 months");
    expect(axisAmountInWords(1, "months")).toBe("1 month");
    expect(axisAmountInWords(14000, "troops")).toBe("14,000 troops");
    expect(axisAmountInWords(12.5, "percentage")).toBe("12.5%");
    expect(axisAmountInWords(55.5, "quantity")).toBe("55.5");
    expect(axisAmountInWords(18748, "date")).toBe("1 May 2021");
  });

  it("reads what a person types and refuses the rest", () => {
    expect(parseAxisValue(" 14,000 ", "troops")).toBe(14000);
    expect(parseAxisValue("60 %", "percentage")).toBe(60);
    expect(parseAxisValue("2021-05-01", "date")).toBe(18748);
    for (const text of ["", "14,00", "1e9", "0x1f", "abc", "2021-05-01"])
      expect(parseAxisValue(text, "months")).toBeNull();
    for (const text of ["60", "2021-02-30", "2021-5-1"]) expect(parseAxisValue(text, "date")).toBeNull();
  });

  it("reads back what it prints", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -300_000, max: 1_000_000 }),
        fc.constantFrom("months", "date", "money"),
        (value, unit) => {
          expect(parseAxisValue(printAxisValue(value, unit), unit)).toBe(value);
        },
      ),
    );
  });
});
