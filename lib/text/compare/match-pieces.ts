/** Which pieces of an old passage are which of the new one. */
import { alignSequences, fillBetween, type Pair } from "./align";
import { isSpoken, type Piece } from "./pieces";
import { readablePairs } from "./readable-pairs";

/**
 * Pairs of places in both lists, ascending, each of pieces with the same text. Words and points decide; then the signs
 * between them, and the white space. So a bracket put around words changes no word.
 */
export function matchPieces(old: readonly Piece[], now: readonly Piece[]): Pair[] {
  const [oldSpoken, newSpoken] = [placesOf(old, isSpoken), placesOf(now, isSpoken)];
  const [oldWords, newWords] = [at(old, oldSpoken), at(now, newSpoken)];
  const aligned = alignSequences(texts(oldWords), texts(newWords));
  const words = onto(oldSpoken, newSpoken, readablePairs(aligned, oldWords, newWords));

  const end: Pair = [old.length, now.length];
  const pairs = fillBetween(words, end, (from, to) => {
    const oldSigns = placesOf(old, isSign, from[0], to[0]);
    if (oldSigns.length === 0) return [];
    const newSigns = placesOf(now, isSign, from[1], to[1]);
    if (newSigns.length === 0) return [];
    return onto(oldSigns, newSigns, alignSequences(texts(at(old, oldSigns)), texts(at(now, newSigns))));
  });
  return fillBetween(pairs, end, (from, to) => spacesAtEnds(old, now, from, to));
}

/** White space counts as kept where it stands at the same end of what changed, never between two changed words. */
function spacesAtEnds(old: readonly Piece[], now: readonly Piece[], from: Pair, to: Pair): Pair[] {
  const isSameSpace = (one: number, other: number) =>
    old[one]?.role === "space" && now[other]?.role === "space" && old[one].text === now[other].text;
  const pairs: Pair[] = [];
  let [oldFrom, newFrom] = from;
  if (oldFrom < to[0] && newFrom < to[1] && isSameSpace(oldFrom, newFrom)) pairs.push([oldFrom++, newFrom++]);
  if (oldFrom < to[0] && newFrom < to[1] && isSameSpace(to[0] - 1, to[1] - 1)) pairs.push([to[0] - 1, to[1] - 1]);
  return pairs;
}

function placesOf(
  pieces: readonly Piece[],
  isWanted: (piece: Piece) => boolean,
  from = 0,
  to = pieces.length,
): number[] {
  const places: number[] = [];
  for (let place = from; place < to; place += 1) {
    const piece = pieces[place];
    if (piece && isWanted(piece)) places.push(place);
  }
  return places;
}

const isSign = ({ role }: Piece) => role === "sign";
const at = (pieces: readonly Piece[], places: readonly number[]) => places.map((place) => pieces[place] as Piece);
const texts = (pieces: readonly Piece[]) => pieces.map(({ text }) => text);
const onto = (old: readonly number[], now: readonly number[], pairs: readonly Pair[]) =>
  pairs.map(([one, other]): Pair => [old[one] ?? 0, now[other] ?? 0]);
