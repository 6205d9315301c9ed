import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { briefSections, usualSections } from "@/lib/briefs/rules";
import { classificationOf, papers, plainLine } from "./brief";
import { briefQuery, readBriefAddress } from "./brief-address";
import { directedRuns } from "./directions";

describe("a brief's address", () => {
  it("means the usual sections where it names none, in the order of a brief", () => {
    expect(readBriefAddress({}).sections).toEqual(briefSections.filter((one) => usualSections.includes(one)));
    expect(readBriefAddress({ section: "remarks,no such,text" }).sections).toEqual(["text", "remarks"]);
    expect(readBriefAddress({ section: ["talks", "standing"] }).sections).toEqual(["standing", "talks"]);
  });

  it("says what is wrong with a day, and keeps what was typed", () => {
    expect(readBriefAddress({ since: "nonsense" })).toMatchObject({ since: null, typed: "nonsense" });
    expect(readBriefAddress({ since: "nonsense" }).error).not.toBeNull();
    expect(readBriefAddress({ since: "2019-02-25/2019-02-27" }).error).toBe("Give one day, not an interval.");
    expect(readBriefAddress({ since: "2019-02-25" })).toMatchObject({ since: "2019-02-25", error: null });
  });

  it("reads back what it writes, beside the clocks", () => {
    fc.assert(
      fc.property(
        fc.subarray([...briefSections], { minLength: 1 }),
        fc.constantFrom(null, "2019-02-25", "2019-02"),
        fc.constantFrom(...papers),
        (sections, day, paper) => {
          const { since } = readBriefAddress({ since: day ?? undefined });
          const query = new URLSearchParams(briefQuery("?asOf=2019-02-27", { sections, since, paper }));
          expect(query.get("asOf")).toBe("2019-02-27");
          expect(readBriefAddress(Object.fromEntries(query))).toMatchObject({ sections, since, paper, error: null });
        },
      ),
    );
  });
});

describe("a brief's words", () => {
  it("are for those who are in every compartment that it holds something of", () => {
    expect(classificationOf([])).toBe("For members of the negotiation");
    expect(classificationOf(["Core"])).toBe("Marked Core: for its members only");
    expect(classificationOf(["Core", "Legal"])).toBe("Marked Core and Legal: for members of each of them only");
  });

  it("say their notes and markings in plain text, too", () => {
    expect(plainLine([{ words: "Held" }, { notes: [1, 2] }, { markings: ["Core"] }])).toBe("Held[1][2] (marked Core)");
  });

  it("are cut where they turn, and lose nothing", () => {
    expect(directedRuns("The name د افغانستان اسلامي in 2019")).toEqual([
      { text: "The name ", isRightToLeft: false },
      { text: "د افغانستان اسلامي", isRightToLeft: true },
      { text: " in 2019", isRightToLeft: false },
    ]);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", " ", "1", "د", "ب", ".", "א") }), (text) => {
        const runs = directedRuns(text);
        expect(runs.map((run) => run.text).join("")).toBe(text);
        expect(runs.every((run, at) => at === 0 || run.isRightToLeft !== runs[at - 1]?.isRightToLeft)).toBe(true);
      }),
    );
  });
});
