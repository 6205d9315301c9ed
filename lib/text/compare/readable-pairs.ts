/** Of the many ways to pair what two texts share, one that reads as an editor would have changed them. */
import type { Pair } from "./align";
import { endsSentence, type Piece } from "./pieces";

/** A run of pairs that follow one another on both sides. */
type Stretch = { old: number; new: number; length: number };

/** More words than this in a row are never there by chance. */
const mostStrayWords = 3;

/**
 * The pairs without words that are shared only by chance inside a rewritten passage ("five to six months" → "two to ten
 * weeks" keeps no lone "to"), and with what was inserted or deleted shifted to begin where a sentence does.
 */
export function readablePairs(pairs: readonly Pair[], old: readonly Piece[], now: readonly Piece[]): Pair[] {
  return withoutStray(shifted(pairs, old, now), old, now);
}

/** After the semantic clean-up of N. Fraser's "Diff Strategies" (2006): nothing shared is shorter than what changes around it. */
function withoutStray(pairs: readonly Pair[], old: readonly Piece[], now: readonly Piece[]): Pair[] {
  const kept: Stretch[] = [];
  const size = (pieces: readonly Piece[], from: number, to: number) => {
    let letters = 0;
    for (let at = from; at < to; at += 1) if (pieces[at]?.role === "word") letters += pieces[at]?.text.length ?? 0;
    return letters;
  };
  const changeBetween = (before: Stretch | undefined, after: Stretch | undefined) => ({
    gone: size(old, before ? before.old + before.length : 0, after?.old ?? old.length),
    new: size(now, before ? before.new + before.length : 0, after?.new ?? now.length),
  });
  const isStray = (before: Stretch | undefined, stretch: Stretch, after: Stretch | undefined) => {
    if (stretch.length > 2 * mostStrayWords) return false;
    const [left, right] = [changeBetween(before, stretch), changeBetween(stretch, after)];
    const words = old.slice(stretch.old, stretch.old + stretch.length).filter(({ role }) => role === "word");
    const letters = words.reduce((sum, { text }) => sum + text.length, 0);
    return (
      words.length <= mostStrayWords &&
      letters <= Math.min(Math.max(left.gone, left.new), Math.max(right.gone, right.new)) &&
      letters <= Math.min(left.gone + right.gone, left.new + right.new) &&
      left.gone + left.new > 0 &&
      right.gone + right.new > 0
    );
  };

  const stretches = stretchesOf(pairs);
  stretches.forEach((stretch, index) => {
    kept.push(stretch);
    // What follows is not yet judged; taking one away makes the change before the next one larger, so look back as well.
    for (let last = kept.at(-1); last && isStray(kept.at(-2), last, stretches[index + 1]); last = kept.at(-1))
      kept.pop();
  });
  return kept.flatMap(({ old, new: now, length }) => Array.from({ length }, (_, at): Pair => [old + at, now + at]));
}

function stretchesOf(pairs: readonly Pair[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [old, now] of pairs) {
    const last = stretches.at(-1);
    if (last && last.old + last.length === old && last.new + last.length === now) last.length += 1;
    else stretches.push({ old, new: now, length: 1 });
  }
  return stretches;
}

/** "A. [B. ]C" rather than "A[. B]. C": the same change, told in whole sentences. */
function shifted(pairs: readonly Pair[], old: readonly Piece[], now: readonly Piece[]): Pair[] {
  const result = pairs.slice();
  for (let index = 0; index < result.length; index += 1) {
    const [oldEnd, newEnd] = result[index + 1] ?? [old.length, now.length];
    const [oldAt, newAt] = result[index] ?? [0, 0];
    if (newEnd - newAt === 1 && oldEnd - oldAt > 1)
      shiftOne(result, index, old, { from: oldAt + 1, to: oldEnd, side: 0 });
    if (oldEnd - oldAt === 1 && newEnd - newAt > 1)
      shiftOne(result, index, now, { from: newAt + 1, to: newEnd, side: 1 });
  }
  return result;
}

function shiftOne(
  pairs: Pair[],
  index: number,
  pieces: readonly Piece[],
  { from, to, side }: { from: number; to: number; side: 0 | 1 },
) {
  let best = { by: 0, rank: boundary(pieces, from) + boundary(pieces, to) };
  for (let by = 1; pairs[index + 1 - by]?.[side] === from - by; by += 1) {
    if (pieces[from - by]?.text !== pieces[to - by]?.text) break;
    const rank = boundary(pieces, from - by) + boundary(pieces, to - by);
    if (rank > best.rank) best = { by, rank };
  }
  for (let by = 1; by <= best.by; by += 1) {
    const pair = pairs[index + 1 - by];
    if (pair) pairs[index + 1 - by] = side === 0 ? [to - by, pair[1]] : [pair[0], to - by];
  }
}

/** How well a passage may begin just before this piece. */
function boundary(pieces: readonly Piece[], at: number): number {
  const before = pieces[at - 1];
  if (!before || endsSentence(before)) return 2;
  return before.role === "point" ? 1 : 0;
}
