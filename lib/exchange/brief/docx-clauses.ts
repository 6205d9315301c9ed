/** Wordings of a brief as Word has them: as they stand, or with what came and went since an earlier moment. */
import { DeletedTextRun, InsertedTextRun, type IRunOptions, Paragraph, type ParagraphChild, TextRun } from "docx";
import { compareWordings } from "@/lib/text/compare/wordings";
import { directionOf } from "@/lib/text/languages";
import type { Block, ComparedClause } from "../rules/brief";
import { type ClausePiece, clauseParagraphs } from "../rules/clause-pieces";
import type { Notes } from "./docx-runs";

type Clause = Extract<Block, { kind: "clause" }>;

/** A wording in its own direction: signs of brackets bold, who stands behind them raised, its notes as footnotes. */
export function clauseOf({ text, language }: Pick<Clause, "text" | "language">, to: Notes): Paragraph[] {
  const isRightToLeft = directionOf(language) === "rtl";
  return clauseParagraphs(text).map(
    ({ sign, pieces }) =>
      new Paragraph({
        bidirectional: isRightToLeft,
        indent: sign === null ? { start: 284 } : { start: 850, hanging: 425 },
        children: [
          ...(sign === null ? [] : [run(`${sign}\t`, isRightToLeft)]),
          ...pieces.flatMap((piece) => pieceOf(piece, isRightToLeft, to)),
        ],
      }),
  );
}

const serif = { font: "Cambria", size: 23 };
const run = (text: string, rightToLeft: boolean, look: IRunOptions = {}) =>
  new TextRun({ ...serif, ...look, text, rightToLeft });

function pieceOf(piece: ClausePiece, isRightToLeft: boolean, to: Notes): ParagraphChild[] {
  switch (piece.kind) {
    case "words":
      return piece.text
        .split("\n")
        .map((text, place) =>
          run(text, isRightToLeft, { italics: piece.isEmphasised, ...(place > 0 ? { break: 1 } : {}) }),
        );
    case "sign":
      return [run(piece.text, isRightToLeft, { bold: true })];
    case "sponsors": {
      const words = [piece.codes.join(", "), piece.why].filter(Boolean).join(": ");
      return words ? [run(words, false, { superScript: true })] : [];
    }
    case "note":
      return [to.refer(piece.pieces.flatMap((each) => pieceOf(each, isRightToLeft, to)))];
  }
}

/**
 * What came and went since, as changes that are tracked; the notation stands as it is typed. They are nobody's who exports
 * the brief: the record tells from when, and when the words were recorded.
 */
export function comparedOf({ text, was, language, since, recordedAt }: ComparedClause, to: Notes): Paragraph[] {
  const rightToLeft = directionOf(language) === "rtl";
  return compareWordings(was, text).map(
    ({ runs }) =>
      new Paragraph({
        bidirectional: rightToLeft,
        indent: { start: 284 },
        children: runs.flatMap(({ became, text: words }) =>
          words.split("\n").map((line, place) => {
            const look = { ...serif, text: line, rightToLeft, ...(place > 0 ? { break: 1 } : {}) };
            if (became === "same") return new TextRun(look);
            const change = to.change(`Parley, since ${since}`, recordedAt);
            const isGone = became === "gone" || became === "movedFrom";
            return isGone ? new DeletedTextRun({ ...look, ...change }) : new InsertedTextRun({ ...look, ...change });
          }),
        ),
      }),
  );
}
