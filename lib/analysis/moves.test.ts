import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stances } from "@/lib/positions/rules";
import { anyInterval } from "./analysis.arbitrary";
import { judgeMove } from "./concessions";
import { changeOf, changeOver, isMove, partsChanged, type Said } from "./moves";

const anySaid: fc.Arbitrary<Said> = fc.record({
  stance: fc.constantFrom(...stances),
  intervals: fc.array(anyInterval, { maxLength: 2 }),
  conditions: fc.constantFrom([], [{ kind: "text" as const, text: "if they mean it" }]),
});

describe("a move", () => {
  it("is the same thing on the movement as where two moments are compared", () => {
    fc.assert(
      fc.property(anySaid, anySaid, fc.array(anySaid, { maxLength: 2 }), (before, after, others) => {
        const by = (partyId: string, said: Said) => ({ partyId, ...said });
        const judged = judgeMove(
          by("A", before),
          by("A", after),
          others.map((said, place) => by(`B${place}`, said)),
        );
        const change = changeOf(before, after);
        expect(judged !== null && judged !== "learned").toBe(change !== null && isMove(change));
        expect(judged === "withdrew").toBe(change === "withdrew");
        expect(changeOver(before, [after])?.kind ?? null).toBe(change);
      }),
    );
  });

  it("is none in conditions that are told in another order", () => {
    const [one, other] = ["if they mean it", "once they have left"].map((text) => ({ kind: "text" as const, text }));
    const said = (conditions: Said["conditions"]): Said => ({ stance: "conditional", intervals: [], conditions });
    if (!one || !other) throw new Error("Two conditions.");
    expect(changeOf(said([one, other]), said([other, one]))).toBeNull();
    expect(partsChanged(said([one, other]), said([other, one]))).toEqual([]);
    expect(partsChanged(said([one, other]), said([one, one]))).toEqual(["conditions"]);
  });

  it("withdraws an offer by refusing of it, not by keeping a red line beside it", () => {
    const accepts = { verdict: "accepts" as const, from: 14, to: 20 };
    const rejects = (from: number) => ({ verdict: "rejects" as const, from, to: null });
    const said = (...intervals: Said["intervals"]): Said => ({ stance: "supports", intervals, conditions: [] });
    expect(changeOf(said(accepts, rejects(60)), said(rejects(60)))).toBe("moved");
    expect(changeOf(said(accepts), said(rejects(60)))).toBe("moved");
    expect(changeOf(said(accepts, rejects(60)), said(rejects(20)))).toBe("withdrew");
  });

  it("is none in what is said again, whatever is said again in between", () => {
    fc.assert(
      fc.property(fc.option(anySaid, { nil: null }), fc.array(anySaid, { maxLength: 4 }), (before, since) => {
        const doubled = since.flatMap((said) => [said, { ...said }]);
        expect(changeOver(before, doubled)?.kind).toBe(changeOver(before, since)?.kind);
        if (before) expect(changeOver(before, [before])).toBeNull();
      }),
    );
  });

  it("is none over a time that ends as it began, unless an offer or a position was withdrawn meanwhile", () => {
    fc.assert(
      fc.property(anySaid, fc.array(anySaid, { maxLength: 3 }), (said, between) => {
        const over = changeOver(said, [...between, said]);
        expect([null, "withdrew"]).toContain(over?.kind ?? null);
      }),
    );
  });
});
