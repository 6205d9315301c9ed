/** Where a text holds what was looked for: a stretch of it around the words, in pieces that are hits or not. Pure. */
import { type Word, wordsOf } from "./fold";

export type Piece = { text: string; isHit: boolean };
export type Snippet = { pieces: Piece[]; isCutBefore: boolean; isCutAfter: boolean };

/** How long a stretch is shown, and how much of it comes before the first hit, in UTF-16 units. */
export const shownLength = 260;
const lead = 60;

/** The whole text, its hits told apart. */
export function markedText(text: string, isHit: (folded: string) => boolean): Piece[] {
  return piecesOf(text, 0, text.length, hitsIn(wordsOf(text), isHit));
}

/** The stretch with the most of the different words; of a text without any, its beginning. */
export function snippetOf(text: string, isHit: (folded: string) => boolean, length = shownLength): Snippet {
  const words = wordsOf(text);
  const hits = hitsIn(words, isHit);
  if (text.length <= length)
    return { pieces: piecesOf(text, 0, text.length, hits), isCutBefore: false, isCutAfter: false };
  const from = startOf(words, hits, length);
  const last = words.filter(({ start, end }) => start >= from && end <= from + length).at(-1);
  const isEnd = from + length >= text.length;
  const to = isEnd ? text.length : (last?.end ?? from + length);
  return { pieces: piecesOf(text, from, to, hits), isCutBefore: from > 0, isCutAfter: to < text.length };
}

function hitsIn(words: readonly Word[], isHit: (folded: string) => boolean): Word[] {
  return words.filter(({ folded }) => isHit(folded));
}

function startOf(words: readonly Word[], hits: readonly Word[], length: number): number {
  let best = { start: 0, kinds: 0 };
  for (const [place, { start }] of hits.entries()) {
    const kinds = new Set<string>();
    for (let next = place; (hits[next]?.end ?? Number.POSITIVE_INFINITY) <= start + length - lead; next++)
      kinds.add(hits[next]?.folded ?? "");
    if (kinds.size > best.kinds) best = { start, kinds: kinds.size };
  }
  if (best.start <= lead) return 0;
  return words.find(({ start }) => start >= best.start - lead)?.start ?? best.start;
}

function piecesOf(text: string, from: number, to: number, hits: readonly Word[]): Piece[] {
  const pieces: Piece[] = [];
  let done = from;
  for (const { start, end } of hits) {
    if (start < from || end > to) continue;
    if (start > done) pieces.push({ text: text.slice(done, start), isHit: false });
    pieces.push({ text: text.slice(start, end), isHit: true });
    done = end;
  }
  if (done < to) pieces.push({ text: text.slice(done, to), isHit: false });
  return pieces;
}
