/** Which paragraphs of an old text are which of the new one. */
import { alignSequences, fillBetween, type Pair } from "./align";
import { likeliestInOrder, likenesses, type Sought, wordsIn, wordsInCommon } from "./likeness";
import type { Piece } from "./pieces";

type Paragraph = { text: string; pieces: readonly Piece[] };

/** `kept` are in order on both sides, `moved` stand elsewhere; no paragraph is in two pairs. */
export type MatchedParagraphs = { kept: Pair[]; moved: Pair[] };

/** The least share of words in common: of paragraphs in the same place, and of ones that stand elsewhere. */
const leastKept = 0.4;
const leastMoved = 0.6;
/** With so much in common, nobody need look for a likelier paragraph elsewhere. */
const leastEvident = 0.75;
/** A paragraph of fewer words is not followed elsewhere: "Annex" may stand in many places. */
const leastWordsMoved = 4;

/**
 * First the same paragraphs in order, then the same ones elsewhere, then ones that were reworded in their place or on
 * their way to another.
 */
export function matchParagraphs(old: readonly Paragraph[], now: readonly Paragraph[]): MatchedParagraphs {
  if (old.length === 0 || now.length === 0) return { kept: [], moved: [] };
  // As most clauses are: whatever became of its words, the one stands for the other.
  if (old.length === 1 && now.length === 1) return { kept: [[0, 0]], moved: [] };
  const same = alignSequences(
    old.map(({ text }) => text),
    now.map(({ text }) => text),
  );
  const taken = { old: new Set<number>(), new: new Set<number>() };
  const isFree = ([one, other]: Pair) => !taken.old.has(one) && !taken.new.has(other);
  const take = (pairs: readonly Pair[]) => {
    for (const [one, other] of pairs) {
      taken.old.add(one);
      taken.new.add(other);
    }
    return pairs;
  };
  take(same);
  const inPlace = fillBetween(same, [old.length, now.length], (from, to) =>
    to[0] - from[0] === to[1] - from[1] ? take(reworded(old, now, from, to)) : [],
  );
  const soughtOld = soughtIn(old, (place) => !taken.old.has(place));
  const likes = likenesses(
    soughtOld,
    soughtIn(now, (place) => !taken.new.has(place)),
  );
  const isLong = new Set(soughtOld.flatMap(({ place, words }) => (words.length >= leastWordsMoved ? place : [])));

  const moved: Pair[] = [];
  const takeMoved = (least: number) => {
    for (const { pair, score } of likes)
      if (score >= least && isLong.has(pair[0]) && isFree(pair)) moved.push(...take([pair]));
  };
  takeMoved(1);
  const kept = fillBetween(inPlace, [old.length, now.length], (from, to) => {
    const isWithin = ([one, other]: Pair) => one >= from[0] && one < to[0] && other >= from[1] && other < to[1];
    return take(
      likeliestInOrder(likes.filter(({ pair, score }) => score >= leastKept && isWithin(pair) && isFree(pair))),
    );
  });
  takeMoved(leastMoved);
  // One old and one new paragraph alone between two kept ones: however unlike, the one stands for the other.
  const all = fillBetween(kept, [old.length, now.length], (from, to) => {
    const [one, ...oldMore] = placesBetween(from[0], to[0]).filter((place) => !taken.old.has(place));
    const [other, ...newMore] = placesBetween(from[1], to[1]).filter((place) => !taken.new.has(place));
    const isAlone = one !== undefined && other !== undefined && !oldMore.length && !newMore.length;
    return isAlone ? take([[one, other]]) : [];
  });
  return { kept: all, moved };
}

/** The paragraphs of a stretch where as many went as came, if each is evidently what became of the one in its place. */
function reworded(old: readonly Paragraph[], now: readonly Paragraph[], from: Pair, to: Pair): Pair[] {
  const pairs = placesBetween(from[0], to[0]).map((one): Pair => [one, one - from[0] + from[1]]);
  const isEvident = pairs.every(([one, other]) => {
    const [before, after] = [old[one], now[other]];
    return before && after && wordsInCommon(wordsIn(before.pieces), wordsIn(after.pieces)) >= leastEvident;
  });
  return isEvident ? pairs : [];
}

function soughtIn(paragraphs: readonly Paragraph[], isWanted: (place: number) => boolean): Sought[] {
  return paragraphs.flatMap(({ text, pieces }, place) =>
    isWanted(place) ? { place, text, words: wordsIn(pieces) } : [],
  );
}

const placesBetween = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
