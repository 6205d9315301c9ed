/** Two wordings laid beside one another: which paragraph, and in it which word, is which. */
import { flipPairs, type Pair } from "./align";
import { matchParagraphs } from "./match-paragraphs";
import { matchPieces } from "./match-pieces";
import { linkPassage, linkPieces } from "./link";
import { movedPassages } from "./moved-passages";
import { isSameParagraph, type Paragraph, paragraphsIn } from "./paragraph";

/** Paragraphs that stand beside one another. One that was moved as a whole stands alone in either place, with `move`. */
export type AlignedRow = { old: number | null; new: number | null; move: number | null };

export type Alignment = { old: Paragraph[]; new: Paragraph[]; rows: AlignedRow[] };

/**
 * Aligns two canonical texts. The other way round it finds the same, since of several ways to pair them the choice must
 * not depend on which is called old. Moves are numbered from 1 in the order of the old text.
 */
export function alignWordings(oldText: string, newText: string): Alignment {
  const isFlipped = oldText > newText;
  const [first, second] = isFlipped ? [newText, oldText] : [oldText, newText];
  const [one, other] = [paragraphsIn(first), paragraphsIn(second)];
  const { kept, moved } = linkAll(one, other);
  const [old, now] = isFlipped ? [other, one] : [one, other];
  const pairs = { kept: isFlipped ? flipPairs(kept) : kept, moved: isFlipped ? flipPairs(moved) : moved };
  renumber(old, now);
  return { old, new: now, rows: rowsOf(old, now, pairs) };
}

function linkAll(old: Paragraph[], now: Paragraph[]) {
  const { kept, moved } = matchParagraphs(old, now);
  let moves = 0;
  const linkParagraphs = (pair: Pair, move: number | null) => {
    const [one, other] = [old[pair[0]], now[pair[1]]];
    if (!one || !other) return;
    if (isSameParagraph(one, other)) {
      one.linkWhole(pair[1], move);
      other.linkWhole(pair[0], move);
    } else linkPieces(one, other, pair, matchPieces(one.pieces, other.pieces), move);
  };
  for (const pair of kept) linkParagraphs(pair, null);
  for (const pair of moved) linkParagraphs(pair, ++moves);
  for (const passage of movedPassages(old, now)) linkPassage(old, now, passage, ++moves);
  return { kept, moved };
}

/** Numbers the moves in the order in which the old text has them. */
function renumber(old: readonly Paragraph[], now: readonly Paragraph[]) {
  const numbers = new Map<number, number>();
  const numberOf = (move: number) => {
    const number = numbers.get(move) ?? numbers.size + 1;
    numbers.set(move, number);
    return number;
  };
  for (const paragraph of [...old, ...now]) paragraph.renumberMoves(numberOf);
}

function rowsOf(old: Paragraph[], now: Paragraph[], { kept, moved }: { kept: Pair[]; moved: Pair[] }): AlignedRow[] {
  const movedOld = new Set(moved.map(([one]) => one));
  const movedNew = new Set(moved.map(([, other]) => other));
  const rows: AlignedRow[] = [];
  let [oldAt, newAt] = [0, 0];
  for (const [one, other] of [...kept, [old.length, now.length] as const]) {
    for (const paragraph of old.slice(oldAt, one))
      rows.push({ old: oldAt, new: null, move: movedOld.has(oldAt++) ? paragraph.firstMove : null });
    for (const paragraph of now.slice(newAt, other))
      rows.push({ old: null, new: newAt, move: movedNew.has(newAt++) ? paragraph.firstMove : null });
    if (one < old.length || other < now.length) rows.push({ old: one, new: other, move: null });
    [oldAt, newAt] = [one + 1, other + 1];
  }
  return rows;
}
