import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { reanchor } from "@/lib/text/reanchor";
import type { Reanchor } from "./judge";
import { score } from "./score";
import { caseOf, truthOf } from "./truth";
import { at, wordsOf } from "./words";

const folders = [fileURLToPath(new URL("terms-of-service", import.meta.url))];
const onThese = (algorithm: Reanchor) => score({ folders, kinds: ["next", "ends"], n: 120, seed: 4, algorithm });

describe("what became of a span", () => {
  const before =
    "Each side names a delegate before the talks begin. The host pays for travel and for rooms. Talks are held in Doha.";
  const after =
    "Each side names a delegate before the talks begin. Talks are held in the city of Doha. Nothing is agreed until all is.";
  const truth = truthOf(wordsOf(before), wordsOf(after));
  const became = (quote: string) => {
    const start = before.indexOf(quote);
    const { from, to, count } = truth.old;
    const i0 = [...from].indexOf(start);
    const i1 = [...Array(count).keys()].findLast((i) => at(to, i) <= start + quote.length) ?? 0;
    return caseOf(truth, i0, i1 + 1);
  };

  test("is told apart", () => {
    expect(became("names a delegate before")?.class).toBe("KEPT");
    expect(became("The host pays for travel and for rooms")?.class).toBe("GONE");
    expect(became("Talks are held in Doha")?.class).toBe("EDITED");
  });
});

describe("scoring", () => {
  test("re-anchoring is right, and never sure of what is wrong", () => {
    const lines = onThese(reanchor);
    const all = lines.at(-1);
    expect(all?.class).toBe("every class");
    expect(all?.n).toBe(240);
    expect(all?.correct).toBeGreaterThanOrEqual(99);
    expect(all?.silentlyWrong).toBe(0);
    expect(all?.falseExact).toBe(0);
    expect(all?.uncertain).toBeLessThanOrEqual(2);
  });

  test("a guess is seen to be sure of what is wrong", () => {
    const guess: Reanchor = ({ newText: { length }, start, end }) => ({
      status: "exact",
      start: Math.min(start, length),
      end: Math.min(end, length),
    });
    const all = onThese(guess).at(-1);
    expect(all?.silentlyWrong).toBeGreaterThan(50);
    expect(all?.falseExact).toBeGreaterThan(50);
  });
});
