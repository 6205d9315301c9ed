/** Ties the pieces of two paragraphs to one another. */
import { alignSequences, fillBetween, type Pair } from "./align";
import type { MovedPassage } from "./moved-passages";
import type { Link, Paragraph } from "./paragraph";
import type { Piece } from "./pieces";

/** Links pieces of the paragraphs that stand at `places` of either side. */
export function linkPieces(
  old: Paragraph,
  now: Paragraph,
  [oldPlace, newPlace]: Pair,
  pieces: readonly Pair[],
  move: number | null,
) {
  for (const [one, other] of pieces) {
    old.links[one] = { paragraph: newPlace, piece: other, move };
    now.links[other] = { paragraph: oldPlace, piece: one, move };
  }
}

/** Links a passage that moved, its words and what stands between them as far as it is the same. */
export function linkPassage(
  old: readonly Paragraph[],
  now: readonly Paragraph[],
  { old: from, new: to }: MovedPassage,
  move: number,
) {
  const [one, other] = [old[from.paragraph], now[to.paragraph]];
  if (!one || !other) return;
  const words = from.places.map((place, at): Pair => [place, to.places[at] ?? 0]);
  const pieces = withGaps(words, one.pieces, other.pieces);
  // A sign between words that have no counterpart beside them may have one there itself; it goes with its words.
  for (const [oldAt, newAt] of pieces) {
    unlink(one.links[oldAt], now);
    unlink(other.links[newAt], old);
  }
  linkPieces(one, other, [from.paragraph, to.paragraph], pieces, move);
}

/** The piece that a link leads to has no counterpart any more. */
function unlink(link: Link | null | undefined, side: readonly Paragraph[]) {
  const paragraph = link && side[link.paragraph];
  if (paragraph) paragraph.links[link.piece] = null;
}

/** The pairs of words, with the white space and the signs between them as far as they are the same. */
function withGaps(words: readonly Pair[], old: readonly Piece[], now: readonly Piece[]): Pair[] {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return [];
  const textsIn = (pieces: readonly Piece[], from: number, to: number) =>
    pieces.slice(from, to).map(({ text }) => text);
  return fillBetween(words, [last[0] + 1, last[1] + 1], (from, to) =>
    from[0] < first[0]
      ? []
      : alignSequences(textsIn(old, from[0], to[0]), textsIn(now, from[1], to[1])).map(
          ([one, other]): Pair => [from[0] + one, from[1] + other],
        ),
  );
}
