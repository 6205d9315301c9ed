/** Where a text holds what was looked for: a stretch of it around the words, in pieces that are hits or not. Pure. */
import { type Word, wordsOf } from "./fold";

export type Piece = { text: string; isHit: boolean };
/** Whether a word is a hit, by itself and, of a number of several parts, by the words that it stands among. */
export type IsHit = (folded: string, place: number, words: readonly Word[]) => boolean;
export type Snippet = { pieces: Piece[]; isCutBefore: boolean; isCutAfter: boolean };

/** How long a stretch is shown, and how much of it comes before the first hit, in UTF-16 units. */
export const shownLength = 260;
const lead = 60;
/** Of so many parts a number is not cut. */
const mostParts = 5;

/** The whole text, its hits told apart. */
export function markedText(text: string, isHit: IsHit): Piece[] {
  return piecesOf(text, 0, text.length, hitsIn(wordsOf(text), isHit));
}

/** The stretch with the most of the different words; of a text without any, its beginning. */
export function snippetOf(text: string, isHit: IsHit, length = shownLength): Snippet {
  const words = wordsOf(text);
  const hits = hitsIn(words, isHit);
  if (text.length <= length)
    return { pieces: piecesOf(text, 0, text.length, hits), isCutBefore: false, isCutAfter: false };
  const from = startOf(text, words, hits, length);
  const last = words
    .filter(({ start, end }) => start >= from && end <= from + length && !isWithinNumber(text, end))
    .at(-1);
  const isEnd = from + length >= text.length;
  const to = isEnd ? text.length : (last?.end ?? from + length);
  return { pieces: piecesOf(text, from, to, hits), isCutBefore: from > 0, isCutAfter: to < text.length };
}

function hitsIn(words: readonly Word[], isHit: IsHit): Word[] {
  return words.filter(({ folded }, place) => isHit(folded, place, words));
}

/** Whether a cut here, where a word begins or ends, would be within a number, as within 4,000 or 1.4. */
function isWithinNumber(text: string, place: number): boolean {
  return (
    /\d[.,'’]?$/.test(text.slice(Math.max(0, place - 2), place)) && /^[.,'’]?\d/.test(text.slice(place, place + 2))
  );
}

function startOf(text: string, words: readonly Word[], hits: readonly Word[], length: number): number {
  let best = { start: 0, kinds: 0 };
  for (const [place, { start }] of hits.entries()) {
    const kinds = new Set<string>();
    for (let next = place; (hits[next]?.end ?? Number.POSITIVE_INFINITY) <= start + length - lead; next++)
      kinds.add(hits[next]?.folded ?? "");
    if (kinds.size > best.kinds) best = { start, kinds: kinds.size };
  }
  if (best.start <= lead) return 0;
  const startAt = (place: number) => words[place]?.start ?? best.start;
  let first = words.findIndex(({ start }) => start >= best.start - lead);
  for (let parts = 0; parts < mostParts && first > 0 && isWithinNumber(text, startAt(first)); parts++) first--;
  return startAt(first);
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
