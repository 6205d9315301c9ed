import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedBy, mergeText } from "./merging";

describe("who changed a field", () => {
  it("is told from three versions", () => {
    expect(changedBy("a", "a", "a")).toBeNull();
    expect(changedBy("a", "b", "b")).toBeNull();
    expect(changedBy("a", "b", "a")).toBe("yours");
    expect(changedBy("a", "a", "b")).toBe("theirs");
    expect(changedBy("a", "b", "c")).toBe("both");
    expect(changedBy("a", null, "b")).toBe("both");
    expect(changedBy(undefined, "b", null)).toBe("both");
  });

  it("loses nothing of either, asks only where both changed, and is the same from both sides", () => {
    const value = fc.option(fc.constantFrom("a", "b", "c"));
    const record = fc.array(fc.tuple(value, value, value), { maxLength: 8 });
    const opposite = { yours: "theirs", theirs: "yours", both: "both" } as const;
    fc.assert(
      fc.property(record, (fields) => {
        for (const [began, yours, theirs] of fields) {
          const side = changedBy(began, yours, theirs);
          const other = changedBy(began, theirs, yours);
          expect(other).toBe(side && opposite[side]);
          // A merge keeps every change that somebody made, or asks.
          const merged = side === "theirs" ? theirs : yours;
          if (side !== "both" && yours !== began) expect(merged).toBe(yours);
          if (side !== "both" && theirs !== began) expect(merged).toBe(theirs);
          expect(side === "both").toBe(yours !== began && theirs !== began && yours !== theirs);
        }
      }),
    );
  });
});

describe("two changes of one text", () => {
  it("stand together where they do not touch", () => {
    expect(
      mergeText(
        "Troops leave within 14 months of signature.",
        "Troops leave within 16 months of signature.",
        "All troops leave within 14 months of signature.",
      ),
    ).toEqual({ text: "All troops leave within 16 months of signature.", isClean: true });
  });

  it("stand one after the other where they touch, and say so", () => {
    expect(mergeText("within 14 months", "within 16 months", "within 18 months")).toEqual({
      text: "within 16 18 months",
      isClean: false,
    });
  });

  it("are for a person to judge where they are near, or are both of numbers", () => {
    expect(mergeText("within six months", "within nine months", "within six weeks")).toEqual({
      text: "within nine weeks",
      isClean: false,
    });
    const [troops, months] = ["8,600 troops stay in the country for", "months"];
    expect(
      mergeText(`${troops} 14 ${months}`, `7,000 ${troops.slice(6)} 14 ${months}`, `${troops} 24 ${months}`),
    ).toEqual({
      text: `7,000 ${troops.slice(6)} 24 ${months}`,
      isClean: false,
    });
  });

  it("are one where they are the same, and none where the texts have nothing in common", () => {
    expect(mergeText("a b c", "a x c", "a x c")).toEqual({ text: "a x c", isClean: true });
    const many = (word: string) => Array.from({ length: 1500 }, (_, place) => word + place).join(" ");
    expect(mergeText(many("a"), many("b"), many("a"))).toBeNull();
  });

  it("keep words that run from right to left, and lines", () => {
    expect(
      mergeText(
        "سربازان باقی بمانند\nتا شصت ماه",
        "سربازان می‌توانند باقی بمانند\nتا شصت ماه",
        "سربازان باقی بمانند\nتا سی ماه",
      ),
    ).toEqual({
      text: "سربازان می‌توانند باقی بمانند\nتا سی ماه",
      isClean: true,
    });
  });

  const text = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 }).map((words) => words.join(" "));

  it("are what one side wrote where the other changed nothing", () => {
    fc.assert(
      fc.property(text, text, (began, changed) => {
        for (const merged of [
          mergeText(began, changed, began),
          mergeText(began, began, changed),
          mergeText(began, changed, changed),
        ])
          expect(merged).toEqual({ text: changed, isClean: true });
      }),
    );
  });

  it("lose no word that either wrote, and are the same from both sides", () => {
    const wordsIn = (words: string) => words.split(/\s+/).filter(Boolean);
    const times = (words: string, word: string) => wordsIn(words).filter((each) => each === word).length;
    fc.assert(
      fc.property(text, text, text, (began, yours, theirs) => {
        const [one, other] = [mergeText(began, yours, theirs), mergeText(began, theirs, yours)];
        expect(other?.isClean).toBe(one?.isClean);
        if (one?.isClean) expect(other?.text).toBe(one.text);
        // What either side has more often than what they began from is in what both say.
        for (const side of [yours, theirs])
          for (const word of wordsIn(side))
            if (times(side, word) > times(began, word)) expect(times(one?.text ?? "", word)).toBeGreaterThan(0);
      }),
    );
  });

  it("are both made where each changes other words, as if by hand", () => {
    // Each word of the base is its own, so that what was changed where is known without comparing texts.
    const letters = [..."abcdefghijklmn"];
    const act = fc.constantFrom("keep", "strike", "replace", "append" as const);
    fc.assert(
      fc.property(fc.array(fc.tuple(act, fc.boolean()), { maxLength: 14 }), (acts) => {
        // Two words between any two that are changed, since changes that are near are for a person; and no numbers.
        const plan = acts.flatMap(([what, isMine], place) => [
          { what, isMine, word: `w-${letters[place]}` },
          { what: "keep", isMine, word: `x-${letters[place]}` },
          { what: "keep", isMine, word: `y-${letters[place]}` },
        ]);
        const written = (does: (isMine: boolean) => boolean) =>
          plan
            .map(({ what, isMine, word }) => {
              if (what === "keep" || !does(isMine)) return `${word} `;
              return what === "strike" ? "" : what === "replace" ? `new-${word} ` : `${word} more-${word} `;
            })
            .join("");
        const [began, mine, theirs, all] = [() => false, (is: boolean) => is, (is: boolean) => !is, () => true].map(
          written,
        );
        expect(mergeText(began ?? "", mine ?? "", theirs ?? "")).toEqual({ text: all, isClean: true });
      }),
    );
  });
});
