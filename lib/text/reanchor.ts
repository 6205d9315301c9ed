/**
 * Re-anchoring: where a span of one version of a text is in another. It uses all that is known, both whole texts and
 * the alignment of their words, so that a look-alike elsewhere is not taken for the words that were meant.
 */
import type { Span } from "./canonical";
import { characterEnd, characterStart } from "./characters";
import { spanAt, spanBetweenWords } from "./reanchor/edges";
import { type Pair, pairOf } from "./reanchor/pair";
import { type Place, placeOf } from "./reanchor/place";
import { at } from "./reanchor/tokens";
import { type AnchorStatus, verdictOn } from "./reanchor/verdict";

/**
 * Where the words are now, `[start, end)` in UTF-16 units of the new text.
 * - `exact`: the same text (white space apart), in the same order with what was around it. `moved`: the same text, out
 *   of that order. `edited`: the words are there, and not all as they were.
 * - `uncertain`: likely there, to be confirmed. `orphaned`: gone; the span is what stands where it stood, often empty.
 * - `score`: which share of its words is at the place, between 0 and 1; 1 for the same text.
 */
export type Reanchored = Span & { status: AnchorStatus; score: number };

/**
 * Finds the span `[start, end)` of the old text, in UTF-16 units, in the new text. It is first widened until it cuts no
 * character in two, and so is the answer. The comparison of the two texts is kept for the next question about them.
 * @throws RangeError if the span is not within the old text.
 */
export function reanchor({ oldText, newText, start, end }: { oldText: string; newText: string } & Span): Reanchored {
  if (!(Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= oldText.length))
    throw new RangeError(`[${start}, ${end}) is no span of a text of ${oldText.length} UTF-16 units.`);
  const asked = whole(oldText, { start, end });
  if (oldText === newText) return { ...asked, status: "exact", score: 1 };

  const pair = pairOf(oldText, newText);
  const [i0, i1] = wordsOf(pair, asked);
  if (i0 === i1) return withoutWords(pair, asked, i0);
  const place = placeOf(pair, i0, i1);
  if (place.words === 0) return withoutWords(pair, asked, i0);
  const found = place.here > 0 ? whole(newText, spanAt(pair, place, asked, i0, i1)) : asked;
  const quote = oldText.slice(asked.start, asked.end);
  const same = place.here > 0 && spaced(newText.slice(found.start, found.end)) === spaced(quote);
  const status = verdictOn(place, same, () => occursOnce(oldText, quote) && occursOnce(newText, quote));
  if (status === "orphaned")
    return { ...whole(newText, whereItStood(pair, place)), status, score: place.here / place.words };
  return { ...found, status, score: same ? 1 : (2 * place.here) / (place.words + Math.max(place.size, place.here)) };
}

/** The words that the span holds or cuts. */
function wordsOf({ old }: Pair, { start, end }: Span): [number, number] {
  let i0 = firstWhere(old.count, (i) => at(old.to, i) > start);
  const i1 = Math.max(
    i0,
    firstWhere(old.count, (i) => at(old.from, i) >= end),
  );
  if (start === end && i0 < i1) i0 = at(old.from, i0) < start ? i0 : i1;
  return [i0, i1];
}

function firstWhere(count: number, holds: (i: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function withoutWords(pair: Pair, asked: Span, behind: number): Reanchored {
  const found = spanBetweenWords(pair, asked, behind);
  const span = found && whole(pair.new.text, found);
  if (!found || !span || span.end - span.start !== asked.end - asked.start) {
    const { gap } = placeOf(pair, behind, behind);
    const place = gap.a > 0 ? at(pair.new.to, gap.a - 1) : 0;
    return { ...whole(pair.new.text, { start: place, end: place }), status: "orphaned", score: 0 };
  }
  const moved = pair.moved[behind - 1] || pair.moved[behind];
  return { ...span, status: found.certain ? (moved ? "moved" : "exact") : "uncertain", score: 1 };
}

/** What replaced the span; an empty place if that is nothing, or so much that it cannot be its successor. */
function whereItStood({ new: neu }: Pair, { gap: { a, b }, words }: Place): Span {
  if (a < b && b - a <= 3 * words + 10) return { start: at(neu.from, a), end: at(neu.to, b - 1) };
  const start = a > 0 ? at(neu.to, a - 1) : 0;
  return { start, end: start };
}

const whole = (text: string, { start, end }: Span): Span =>
  start === end
    ? { start: characterStart(text, start), end: characterStart(text, start) }
    : { start: characterStart(text, start), end: characterEnd(text, end) };

const spaced = (text: string) => text.replace(/\s+/g, " ").trim();

function occursOnce(text: string, quote: string): boolean {
  const first = text.indexOf(quote);
  return first >= 0 && text.indexOf(quote, first + 1) < 0;
}
