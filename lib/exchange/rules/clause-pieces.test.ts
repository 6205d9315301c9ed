import { describe, expect, it } from "vitest";
import { clauseParagraphs, wordsOfPieces } from "./clause-pieces";

const shape = (text: string) =>
  clauseParagraphs(text).map(({ sign, pieces }) => [
    sign,
    ...pieces.map((piece) => {
      if (piece.kind === "words") return piece.isEmphasised ? `*${piece.text}*` : piece.text;
      if (piece.kind === "sign") return piece.text;
      if (piece.kind === "note") return `note ${piece.number}: ${wordsOfPieces(piece.pieces)}`;
      return `by ${piece.codes.join()} ${piece.why ?? ""}`.trim();
    }),
  ]);

describe("the pieces of a wording", () => {
  it("are its words, its brackets with who is behind them, and its notes where they stand", () => {
    expect(shape("Leave [within [six]^US months]^TB:waiting, *all* of them{{As told.}}.")).toEqual([
      [
        ...[null, "Leave ", "[", "within ", "[", "six", "]", "by US", " months", "]", "by TB waiting", ", "],
        ...["*all*", " of them", "note 1: As told.", "."],
      ],
    ]);
  });

  it("are paragraphs, and items of lists with their signs", () => {
    expect(shape("Both shall:\n(a) leave;\n(b) not return.\n\nAt once.")).toEqual([
      [null, "Both shall:"],
      ["(a)", "leave;"],
      ["(b)", "not return."],
      [null, "At once."],
    ]);
  });

  it("keep escaped signs as words", () => {
    expect(shape("He said \\[sic\\].")).toEqual([[null, "He said [sic]."]]);
  });
});
