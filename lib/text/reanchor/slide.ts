/**
 * A pure insertion or deletion can often lie in several places: in "A. The X. The Y." either "The X." or "X. The" was
 * inserted. Readers mean the one that begins and ends where a paragraph, a sentence or a clause does. Where nothing
 * says which, the words that this concerns are in doubt.
 */
import type { Alignment } from "./align";
import { at, breakId, type Tokens } from "./tokens";

/** How far a gap is moved, in words; only a text that goes on repeating itself would want more. */
const farthest = 400;

/** One of the two texts: its words, and which word of the other each one is, or −1. */
interface Side {
  tokens: Tokens;
  partner: Int32Array;
}

/** Moves each gap to its best place, and gives back which old words could as well be elsewhere. */
export function slideGaps({ old, new: neu, image }: Alignment): Uint8Array {
  const doubt = new Uint8Array(old.count);
  const source = new Int32Array(neu.count).fill(-1);
  for (const [a, b] of image.entries()) if (b >= 0) source[b] = a;
  const [older, newer] = [
    { tokens: old, partner: image },
    { tokens: neu, partner: source },
  ];
  for (const gap of gapsOf(newer)) {
    const undecided = slide(newer, older, gap);
    if (undecided) doubt.fill(1, gap.next + undecided.from, gap.next + undecided.to);
  }
  for (const gap of gapsOf(older)) {
    const undecided = slide(older, newer, gap);
    if (!undecided) continue;
    for (let a = gap.begin + undecided.from; a < gap.end + undecided.to; a++)
      if (a < gap.begin + undecided.to || a >= gap.end + undecided.from) doubt[a] = 1;
  }
  return doubt;
}

/** Words without partners, `[begin, end)`, between two that lie side by side in the other text; `next` is the later. */
interface Gap {
  begin: number;
  end: number;
  next: number;
}

function* gapsOf({ tokens, partner }: Side): Generator<Gap> {
  for (let begin = 0; begin < tokens.count; begin++) {
    if (at(partner, begin) >= 0) continue;
    let end = begin;
    while (end < tokens.count && at(partner, end) < 0) end++;
    const next = begin > 0 ? at(partner, begin - 1) + 1 : 0;
    yield { begin, end, next };
    begin = end;
  }
}

/** Between which two places the gap is undecided, as distances from where it was; null if it is not. */
function slide(side: Side, other: Side, { begin, end, next }: Gap): { from: number; to: number } | null {
  const { tokens, partner } = side;
  const { id, count } = tokens;
  if (end < count ? at(partner, end) !== next : next !== other.tokens.count) return null;
  let [left, right] = [0, 0];
  while (left < farthest && begin - left > 0 && id[begin - left - 1] === id[end - left - 1]) {
    if (at(partner, begin - left - 1) !== next - left - 1) break;
    left++;
  }
  while (right < farthest && end + right < count && id[begin + right] === id[end + right]) {
    if (at(partner, end + right) !== next + right) break;
    right++;
  }
  // It has to begin and end well; of those that do alike, where one end is still better comes first, then the last.
  let [best, from, to, chosen, sum] = [-1, 0, 0, 0, -1];
  for (let by = -left; by <= right; by++) {
    const [first, last] = [borderAt(tokens, begin + by), borderAt(tokens, end + by)];
    const strength = Math.min(first, last);
    if (strength > best) [best, from, sum] = [strength, by, -1];
    if (strength < best) continue;
    to = by;
    if (first + last >= sum) [chosen, sum] = [by, first + last];
  }
  const match = (x: number, y: number) => {
    partner[x] = y;
    other.partner[y] = x;
  };
  for (let k = 0; k < chosen; k++) match(begin + k, next + k);
  for (let k = 1; k <= -chosen; k++) match(end - k, next - k);
  partner.fill(-1, begin + chosen, end + chosen);
  return from < to ? { from, to } : null;
}

/** How much of a border there is before a word: that of a paragraph, a line, a sentence, a clause, or none. */
function borderAt({ text, id, from, to, count }: Tokens, place: number): number {
  if (place === 0 || place === count) return 6;
  if (id[place - 1] === breakId) return text.startsWith("\n\n", from[place - 1]) ? 6 : 4;
  if (id[place] === breakId) return text.startsWith("\n\n", from[place]) ? 5 : 3;
  const between = text.slice(to[place - 1], from[place]);
  if (/[.!?…。！？؟۔।]/u.test(between)) return 2;
  return /[\p{P}]/u.test(between) ? 1 : 0;
}
