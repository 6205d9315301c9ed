import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText } from "@/lib/text/canonical";
import type { Span } from "@/lib/text/canonical";
import { parseBrackets } from "@/lib/text/parse-brackets";
import { runsOf } from "@/lib/text/runs";
import { bracketTree, isBracketNode, type TextNode } from "./bracketTree";

const treeOf = (text: string) => {
  const [paragraph] = runsOf(text, parseBrackets(text));
  return bracketTree(paragraph?.runs ?? []);
};

const textOf = (nodes: TextNode<Span>[]): string =>
  nodes.map((node) => (isBracketNode(node) ? textOf(node.children) : node.text)).join("");

describe("a paragraph in its brackets", () => {
  it("loses none of its text", () => {
    const unit = fc.constantFrom(..."ab []/^", "]^US", "[a [b]^TB / c]^US");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }).map(canonicalText), (text) => {
        for (const { runs } of runsOf(text, parseBrackets(text)))
          expect(textOf(bracketTree(runs))).toBe(runs.map((run) => run.text).join(""));
      }),
    );
  });

  it("holds each bracket once, inner in outer, and says how low its line runs", () => {
    const [words, outer, sponsor] = treeOf("leave [over [sixty]^TB months]^US");
    expect(words).toMatchObject({ text: "leave " });
    expect(outer).toMatchObject({ levelsInside: 1, bracket: { sponsors: ["US"] } });
    expect(sponsor).toMatchObject({ text: "^US", role: "attribution" });
    if (!outer || !isBracketNode(outer)) throw new Error("no bracket");
    expect(outer.children.filter(isBracketNode)).toMatchObject([{ levelsInside: 0, bracket: { sponsors: ["TB"] } }]);
  });

  it("keeps two brackets side by side apart", () => {
    expect(treeOf("[a]^US[b]^US").filter(isBracketNode)).toHaveLength(2);
  });
});
