/** Passages that went from one place and came in another, word for word. */
import { endsSentence, isSpoken, type Piece } from "./pieces";

/** A paragraph of which some pieces are linked to their counterparts on the other side, and some are not. */
type Linked = { isWhole: boolean; pieces: readonly Piece[]; links: readonly (object | null)[] };

/** Words and points that follow one another in one paragraph: the places of their pieces. */
type Loose = { paragraph: number; places: number[]; texts: string[] };

/** Which pieces, word by word, stand where on either side. */
export type MovedPassage = { old: Stand; new: Stand };
type Stand = { paragraph: number; places: number[] };

type Candidate = { old: Loose; new: Loose; oldAt: number; newAt: number; length: number };

/** A whole sentence is followed from this many words on, any passage from that many. Shorter ones recur by chance. */
const leastInSentence = 5;
const leastInPassage = 8;
/** A wording that stands in more places than this is boilerplate, and did not come from any of them. */
const mostPlaces = 30;

/** The passages among what is not linked, the longest first; no piece is in two of them. */
export function movedPassages(old: readonly Linked[], now: readonly Linked[]): MovedPassage[] {
  const [oldLoose, newLoose] = [looseIn(old), looseIn(now)];
  if (oldLoose.length === 0 || newLoose.length === 0) return [];
  const seeds = new Map<string, { loose: Loose; at: number }[]>();
  for (const loose of oldLoose)
    for (let at = 0; at + leastInSentence <= loose.texts.length; at += 1) {
      const seed = seedAt(loose, at);
      const places = seeds.get(seed);
      if (places) places.push({ loose, at });
      else seeds.set(seed, [{ loose, at }]);
    }
  const candidates = newLoose.flatMap((loose) =>
    loose.texts.flatMap((_, newAt) => {
      const places = (newAt + leastInSentence <= loose.texts.length && seeds.get(seedAt(loose, newAt))) || [];
      return places.length > mostPlaces
        ? []
        : places.flatMap(({ loose: from, at }) => candidateFrom(from, at, loose, newAt) ?? []);
    }),
  );
  const taken = new Set<string>();
  return candidates
    .filter((candidate) => isPassage(old, now, candidate))
    .sort((a, b) => b.length - a.length)
    .flatMap((candidate) => {
      const keys = keysOf(candidate);
      if (keys.some((key) => taken.has(key))) return [];
      for (const key of keys) taken.add(key);
      return {
        old: standOf(candidate.old, candidate.oldAt, candidate),
        new: standOf(candidate.new, candidate.newAt, candidate),
      };
    });
}

function looseIn(paragraphs: readonly Linked[]): Loose[] {
  return paragraphs.flatMap((linked, paragraph) => {
    // Not even cut into pieces.
    if (linked.isWhole) return [];
    const { pieces, links } = linked;
    const all: Loose[] = [];
    let current: Loose | null = null;
    pieces.forEach((piece, place) => {
      if (!isSpoken(piece)) return;
      if (links[place]) current = null;
      else if (current) {
        current.places.push(place);
        current.texts.push(piece.text);
      } else {
        current = { paragraph, places: [place], texts: [piece.text] };
        all.push(current);
      }
    });
    return all;
  });
}

const seedAt = ({ texts }: Loose, at: number) => texts.slice(at, at + leastInSentence).join(" ");

/** The longest passage that begins here on both sides; null where it began before. */
function candidateFrom(old: Loose, oldAt: number, now: Loose, newAt: number): Candidate | null {
  if (oldAt > 0 && newAt > 0 && old.texts[oldAt - 1] === now.texts[newAt - 1]) return null;
  let length = 0;
  while (oldAt + length < old.texts.length && old.texts[oldAt + length] === now.texts[newAt + length]) length += 1;
  return { old, new: now, oldAt, newAt, length };
}

function isPassage(old: readonly Linked[], now: readonly Linked[], candidate: Candidate): boolean {
  const from = standOf(candidate.old, candidate.oldAt, candidate);
  const to = standOf(candidate.new, candidate.newAt, candidate);
  const pieces = old[from.paragraph]?.pieces ?? [];
  const words = from.places.filter((place) => pieces[place]?.role === "word").length;
  return (
    words >= leastInPassage ||
    (words >= leastInSentence && isWhole(pieces, from.places) && isWhole(now[to.paragraph]?.pieces ?? [], to.places))
  );
}

/** Whether a sentence begins where these pieces do, and one ends where they end. */
function isWhole(pieces: readonly Piece[], places: readonly number[]): boolean {
  const [first, last] = [places[0] ?? 0, places.at(-1) ?? 0];
  const before = pieces.slice(0, first).findLast(isSpoken);
  const end = pieces[last];
  return (!before || endsSentence(before)) && ((end && endsSentence(end)) || !pieces.slice(last + 1).some(isSpoken));
}

const standOf = ({ paragraph, places }: Loose, at: number, { length }: Candidate): Stand => ({
  paragraph,
  places: places.slice(at, at + length),
});

const keysOf = (candidate: Candidate) => [
  ...standOf(candidate.old, candidate.oldAt, candidate).places.map(
    (place) => `old ${candidate.old.paragraph} ${place}`,
  ),
  ...standOf(candidate.new, candidate.newAt, candidate).places.map(
    (place) => `new ${candidate.new.paragraph} ${place}`,
  ),
];
