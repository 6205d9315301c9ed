import { describe, expect, it } from "vitest";
import { type ClaimFact, type SourceFact, sourcingOf, unsourcedIn } from "./sourcing";

const report: SourceFact = {
  id: "report",
  kind: "press",
  title: "Report",
  published: "2019-02-28~",
  reliability: "B",
  origin: "officials",
};
const cites = (sourceId: string, credibility: number, basis: ClaimFact["basis"] = null): ClaimFact => ({
  basis,
  citations: [{ sourceId, credibility }],
  isClaim: true,
});
const bare = (basis: ClaimFact["basis"] = null): ClaimFact => ({ basis, citations: [], isClaim: true });
const told = (claims: ClaimFact[], sources = [report]) => {
  const { sentences, owed } = sourcingOf(claims, sources, 2019);
  return [...sentences, owed].filter((sentence) => sentence !== null).join(" ");
};

describe("how well the record is sourced", () => {
  it("names the one source and its grades, the commonest first", () => {
    expect(told([cites("report", 2), cites("report", 2)])).toBe(
      "All of it rests on one source with one origin: press reporting of about 28 February, grade B2.",
    );
    expect(told([cites("report", 3), cites("report", 2), cites("report", 2)])).toContain("grades B2 and B3.");
  });

  it("counts sources that repeat one origin once", () => {
    const repeated = { ...report, id: "second", origin: " Officials " };
    const other = { ...report, id: "third", origin: "a diplomat", reliability: "C" as const };
    expect(told([cites("report", 2), cites("second", 2)], [report, repeated, other])).toBe(
      "All of it rests on two sources with one origin, grade B2.",
    );
    expect(told([cites("report", 2), cites("third", 3)], [report, repeated, other])).toBe(
      "All of it rests on two sources with two origins, grades B2 and C3.",
    );
  });

  it("tells the team's own assessments from entries that owe a source", () => {
    expect(told([cites("report", 2), bare("assessed"), bare("assessed")])).toBe(
      "All that is reported rests on one source with one origin: press reporting of about 28 February, grade B2. Two assessments are the team’s own.",
    );
    expect(told([cites("report", 2), bare("reported"), bare("assessed")])).toMatch(
      /^It rests on one source .* One assessment is the team’s own\. One entry cites no source\.$/,
    );
  });

  it("says so where nothing is cited, and says nothing of nothing", () => {
    expect(told([bare("assessed")])).toBe("All of it is the team’s own assessment; nothing cites a source yet.");
    expect(told([bare(), bare()])).toBe("Two entries are on record. None cites a source yet.");
    expect(told([])).toBe("");
  });

  it("counts a citation of a source that is not there as none", () => {
    expect(told([cites("hidden", 1)])).toBe("One entry is on record. It cites no source yet.");
  });

  it("asks no source of a question, and names as many that owe one as it counts", () => {
    const asks = { ...bare(), isClaim: false };
    const entries = [cites("report", 2), asks, bare("reported"), bare("assessed"), cites("hidden", 1)];
    expect(told([asks])).toBe("");
    expect(sourcingOf(entries, [report], 2019).owed).toBe("Two entries cite no source.");
    expect(unsourcedIn(entries, [report])).toEqual([entries[2], entries[4]]);
  });

  it("gives the year of a source of another year, and says where there is no date", () => {
    expect(told([cites("report", 2)], [{ ...report, kind: "cable", published: "2018-12" }])).toContain(
      "a cable of December 2018",
    );
    expect(told([cites("report", 2)], [{ ...report, kind: "document", published: null }])).toContain(
      "a document without a date",
    );
  });
});
