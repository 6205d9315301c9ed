import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AgreementTerm, compareAgreements } from "./agreements";
import { anyWording } from "./wording.arbitrary";

const term = (termId: string, number: string, text = `The wording of ${termId}.`): AgreementTerm => ({
  termId,
  number,
  title: `Title of ${termId}`,
  text,
});

const anyTerms = fc.uniqueArray(
  fc.record({
    termId: fc.constantFrom(..."abcdefgh"),
    number: fc.constantFrom("1", "2", "3.1"),
    title: fc.constantFrom("Troops", "Talks"),
    text: anyWording,
  }),
  { selector: ({ termId }) => termId },
);

const said = (before: AgreementTerm[], after: AgreementTerm[]) =>
  compareAgreements(before, after).terms.map(({ termId, changes }) => [termId, ...changes]);

describe("two moments of an agreement", () => {
  it("tell of each term once, in the new order, as it was and as it is", () => {
    fc.assert(
      fc.property(anyTerms, anyTerms, (before, after) => {
        const { terms } = compareAgreements(before, after);
        expect(terms.flatMap((one) => one.after ?? [])).toEqual(after);
        const was = terms.flatMap((one) => one.before ?? []);
        expect(new Set(was)).toEqual(new Set(before));
        expect(terms).toHaveLength(new Set([...before, ...after].map(({ termId }) => termId)).size);
        for (const { before: old, after: now, changes, rows } of terms) {
          expect(changes.includes("added")).toBe(old === null);
          expect(changes.includes("removed")).toBe(now === null);
          expect(changes.includes("reworded")).toBe(old !== null && now !== null && old.text !== now.text);
          expect(rows.length > 0).toBe((old?.text ?? "") !== (now?.text ?? ""));
        }
      }),
    );
  });

  it("tell what changed in force in each term, and nothing of a passage that went to another as it was", () => {
    const passage = "The parties shall release up to 500 prisoners within ten days of the signature of this agreement.";
    const [stays, other] = ["Forces shall leave within 14 months.", "Talks will begin in the city of Oslo."];
    const { terms, passages } = compareAgreements(
      [term("a", "1", `${stays}\n\n${passage}`), term("b", "2", other), term("c", "3", "Nobody shall hinder this.")],
      [term("a", "1", stays.replace("shall", "may")), term("b", "2", `${other}\n\n${passage}`), term("n", "3")],
    );
    expect(passages).toHaveLength(1);
    const told = terms.map(({ termId, force }) => [termId, force.map(({ before, after }) => `${before} → ${after}`)]);
    expect(Object.fromEntries(told)).toEqual({ a: ["shall → may"], b: [], c: [], n: [] });
  });

  it("of which nothing changed tell of no change", () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const { terms: compared, passages } = compareAgreements(terms, terms);
        expect(compared.flatMap(({ changes, rows }) => [...changes, ...rows])).toEqual([]);
        expect(passages).toEqual([]);
      }),
    );
  });

  it("tell what came, went, moved, and got another number, title or wording", () => {
    const before = [term("a", "1"), term("b", "2"), term("c", "3"), term("d", "4")];
    const after = [
      term("a", "1"),
      term("n", "2"),
      { ...term("b", "3"), title: "Other" },
      term("d", "4", "Other words."),
    ];
    expect(said(before, after)).toEqual([
      ["a"],
      ["n", "added"],
      ["b", "renumbered", "retitled"],
      ["c", "removed"],
      ["d", "reworded"],
    ]);
    const [a, b, c, d] = before as [AgreementTerm, AgreementTerm, AgreementTerm, AgreementTerm];
    expect(said(before, [d, a, b, c])).toEqual([["d", "moved"], ["a"], ["b"], ["c"]]);
    expect(said([a, b], [a, { ...b, parentId: "a" }])).toEqual([["a"], ["b", "moved"]]);
  });

  it("follow a passage from one term to another", () => {
    const passage = "The United States shall not use force against the territorial integrity of Afghanistan.";
    const before = [term("a", "1", `All forces shall leave. ${passage}`), term("b", "2", "Talks shall begin in Oslo.")];
    const after = [term("a", "1", "All forces shall leave."), term("b", "2", `Talks shall begin in Oslo. ${passage}`)];
    const { terms, passages } = compareAgreements(before, after);
    expect(passages).toEqual([{ move: 1, fromTermId: "a", toTermId: "b", text: passage }]);
    const moved = terms.map(({ rows }) => rows.flatMap(({ runs }) => runs.filter(({ move }) => move === 1)));
    expect(moved.map((runs) => runs.map(({ became, text }) => [became, text]))).toEqual([
      [["movedFrom", passage]],
      [["movedTo", passage]],
    ]);
  });
});
