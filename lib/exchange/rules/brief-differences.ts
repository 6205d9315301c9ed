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

/** Lines that may have gone or come before one gives up to tell them in their order: the time grows with the square of it. */
const mostSteps = 1_000;

function differencesIn(before: readonly Piece[], after: readonly Piece[]): BriefDifference[] {
  const runs = diffArrays([...before], [...after], {
    comparator: (one, other) => one.words === other.words,
    maxEditLength: mostSteps,
  });
  if (!runs) return replaced(notAmong(before, after), notAmong(after, before));
  return runs.flatMap((run, place): BriefDifference[] => {
    if (!run.added && !run.removed) return [];
    const next = runs[place + 1];
    // What went and what came in its place are told together, with the first of the two.
    if (run.added) return runs[place - 1]?.removed ? [] : run.value.map((piece) => toldOf("came", piece));
    return replaced(run.value, next?.added ? next.value : []);
  });
}

/** What the others do not say under the same heading, or not as often; wherever it stands under it. */
function notAmong(pieces: readonly Piece[], others: readonly Piece[]): Piece[] {
  const key = ({ under, words }: Piece) => JSON.stringify([under, words]);
  const left = new Map<string, number>();
  for (const other of others) left.set(key(other), (left.get(key(other)) ?? 0) + 1);
  return pieces.filter((piece) => {
    const count = left.get(key(piece)) ?? 0;
    left.set(key(piece), count - 1);
    return count <= 0;
  });
}

function replaced(gone: readonly Piece[], came: readonly Piece[]): BriefDifference[] {
  const anew = new Map<string, Piece[]>();
  const key = (under: string | null, language: string) => JSON.stringify([under, language]);
  for (const piece of [...came].reverse()) {
    if (!piece.clause) continue;
    const place = key(piece.under, piece.clause.language);
    anew.set(place, [...(anew.get(place) ?? []), piece]);
  }
  const paired = new Set<Piece>();
  const told = gone.map((piece): BriefDifference => {
    const { clause, under } = piece;
    const other = clause && anew.get(key(under, clause.language))?.pop();
    if (!clause || !other?.clause) return toldOf("gone", piece);
    paired.add(other);
    return { kind: "clause", under, language: clause.language, was: clause.text, text: other.clause.text };
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
