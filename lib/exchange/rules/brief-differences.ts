/** Where a brief that was kept and the same brief now say something else, section by section. Pure. */
import { diffArrays } from "diff";
import type { BriefSection } from "@/lib/briefs/rules";
import { type Block, type Brief, type Line, plainLine } from "./brief";

/** Words that went or came, or a clause that was worded anew, with the heading that it all stands under. */
export type BriefDifference =
  | { kind: "gone" | "came"; under: string | null; line: Line }
  | { kind: "clause"; under: string | null; language: string; was: string; text: string };

export type SectionDifferences = { section: BriefSection; title: string; differences: readonly BriefDifference[] };

/** The sections that differ, in their order. What merely rests on another note is the same. */
export function briefDifferences(then: Pick<Brief, "parts">, now: Pick<Brief, "parts">): SectionDifferences[] {
  return then.parts.flatMap(({ section, title, blocks }) => {
    const other = now.parts.find((part) => part.section === section);
    const differences = differencesIn(piecesOf(blocks), piecesOf(other?.blocks ?? []));
    return differences.length === 0 ? [] : [{ section, title, differences }];
  });
}

/** One line of a brief, or one clause. `words` is all by which it is compared. */
type Piece = { words: string; under: string | null; line: Line; clause: { language: string; text: string } | null };

function differencesIn(before: readonly Piece[], after: readonly Piece[]): BriefDifference[] {
  const runs = diffArrays([...before], [...after], { comparator: (one, other) => one.words === other.words });
  return runs.flatMap((run, place): BriefDifference[] => {
    if (!run.added && !run.removed) return [];
    const next = runs[place + 1];
    // What went and what came in its place are told together, with the first of the two.
    if (run.added) return runs[place - 1]?.removed ? [] : run.value.map((piece) => toldOf("came", piece));
    return replaced(run.value, next?.added ? next.value : []);
  });
}

function replaced(gone: readonly Piece[], came: readonly Piece[]): BriefDifference[] {
  const paired = new Set<Piece>();
  const told = gone.map((piece): BriefDifference => {
    const { clause, under } = piece;
    const anew = came.find(
      (each) =>
        clause !== null && !paired.has(each) && each.under === under && each.clause?.language === clause.language,
    );
    if (!clause || !anew?.clause) return toldOf("gone", piece);
    paired.add(anew);
    return { kind: "clause", under, language: clause.language, was: clause.text, text: anew.clause.text };
  });
  return [...told, ...came.filter((piece) => !paired.has(piece)).map((piece) => toldOf("came", piece))];
}

const toldOf = (kind: "gone" | "came", { under, line }: Piece): BriefDifference => ({ kind, under, line });

function piecesOf(blocks: readonly Block[]): Piece[] {
  let under: string | null = null;
  const pieces: Piece[] = [];
  for (const block of blocks) {
    if (block.kind !== "heading") {
      pieces.push(...piecesIn(block, under));
      continue;
    }
    const heading = pieceOf(block.line, null);
    under = heading.words;
    pieces.push(heading);
  }
  return pieces;
}

function piecesIn(block: Exclude<Block, { kind: "heading" }>, under: string | null): Piece[] {
  switch (block.kind) {
    case "paragraph":
      return [pieceOf(block.line, under)];
    case "list":
      return block.items.map((line) => pieceOf(line, under));
    case "table":
      return block.rows.map((row) =>
        pieceOf(
          row.filter((cell) => plainLine(cell) !== "").flatMap((cell, place) => inARow(cell, place)),
          under,
        ),
      );
    case "clause": {
      const { language, text } = block;
      return [{ words: `${language} ${text}`, under, line: [{ words: text }], clause: { language, text } }];
    }
  }
}

/** The number of a note is a place in the brief that it stands in, and is left out. */
function pieceOf(line: Line, under: string | null): Piece {
  const said = line.filter((part) => !("notes" in part));
  return { words: plainLine(said), under, line: said, clause: null };
}

const inARow = (cell: Line, place: number): Line => (place === 0 ? cell : [{ words: ", " }, ...cell]);
