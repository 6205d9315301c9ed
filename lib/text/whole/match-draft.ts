/** Which terms of a new draft of the whole agreement are terms that are on record, and which are not certainly any. */
import { bagOf, likenesses, type WordBag } from "./likeness";
import type { RecognisedTerm } from "./whole";

export type ExistingTerm = {
  id: string;
  number: string;
  title: string;
  parentId: string | null;
  /** The words in force in the draft's language; empty where there are none. */
  text: string;
};
type Drafted = Pick<RecognisedTerm, "number" | "title" | "isTitled" | "parent" | "text" | "options">;

export type Candidate = { termId: string; score: number };
export type DraftMatch =
  | { is: "same" | "renumbered" | "moved"; termId: string; score: number }
  | { is: "new" }
  | { is: "uncertain"; candidates: Candidate[] };

export type MatchedDraft = {
  /** For each term of the draft, in its order. */
  matches: DraftMatch[];
  /** Terms on record that no term of the draft is or may be. */
  absent: string[];
};

/** How much better the best pair has to be than the next: below it, somebody has to choose. */
const margin = 0.08;
/** The same, going by words alone. */
const clear = 0.2;
/** How alike the words of two terms have to be, whatever their numbers, and how much where both stand in one place. */
const alike = 0.5;
const alikeInPlace = 0.25;
const mostCandidates = 5;

/**
 * Pairs that may be one term, each by its place in all of these lists: there may be hundreds of thousands of them, and as
 * many objects would take seconds.
 */
type Pairs = {
  existing: number[];
  drafted: number[];
  /** 0 to 1; not a number where words cannot be compared. */
  likeness: number[];
  /** How good the pair is with the terms that have been matched by then: 0 to 1, of which the place has a fifth. */
  score: number[];
  place: Standing[];
};

/** Whether both stand under the same term, or in the same place under it. */
type Standing = typeof elsewhere | typeof underSame | typeof inPlace;
const [elsewhere, underSame, inPlace] = [0, 1, 2] as const;

/**
 * Matches by words first (how many rare words two terms share, of all that they have), then by number and place. A pair
 * is taken when each is the other's best by a margin; whatever is left with a likely pair goes to somebody to choose.
 */
export function matchDraft(existing: readonly ExistingTerm[], drafted: readonly Drafted[]): MatchedDraft {
  const pairs = pairsOf(existing, drafted);
  const matched = new Map<number, { existing: number; score: number }>();
  const taken = new Set<number>();
  const placeOf = placesOf(existing, drafted, matched);
  const clearlyBest = bestOf(pairs, existing.length, drafted.length);
  const of = (list: readonly number[], pair: number) => list[pair] ?? 0;
  const likenessOf = (pair: number) => of(pairs.likeness, pair) || 0;

  let left = pairs.existing.map((_, pair) => pair);
  for (let isMore = true; isMore; ) {
    for (const pair of left) {
      const place = placeOf(of(pairs.existing, pair), of(pairs.drafted, pair));
      pairs.place[pair] = place;
      pairs.score[pair] = scoreOf(of(pairs.likeness, pair), place);
    }
    // Words tell a term better than its place does: who has them by far needs no number.
    const sure = [
      ...clearlyBest(left, pairs.likeness, clear).filter((pair) => likenessOf(pair) >= alike),
      ...clearlyBest(left, pairs.score, margin).filter((pair) => isLikely(of(pairs.likeness, pair), pairs.place[pair])),
    ];
    for (const pair of sure) {
      const [one, other] = [of(pairs.existing, pair), of(pairs.drafted, pair)];
      if (matched.has(other) || taken.has(one)) continue;
      matched.set(other, { existing: one, score: of(pairs.score, pair) });
      taken.add(one);
    }
    isMore = sure.length > 0;
    left = left.filter((pair) => !matched.has(of(pairs.drafted, pair)) && !taken.has(of(pairs.existing, pair)));
  }

  const open = left
    .filter((pair) => pairs.place[pair] === inPlace || likenessOf(pair) >= alike)
    .sort((a, b) => of(pairs.score, b) - of(pairs.score, a));
  const possible = new Set(open.map((pair) => of(pairs.existing, pair)));
  const idOf = (at: number) => existing[at]?.id ?? "";
  const likely = new Map<number, Candidate[]>();
  for (const pair of open) {
    const other = of(pairs.drafted, pair);
    const candidates = likely.get(other) ?? [];
    const candidate = { termId: idOf(of(pairs.existing, pair)), score: of(pairs.score, pair) };
    if (candidates.length < mostCandidates) likely.set(other, [...candidates, candidate]);
  }
  const matches = drafted.map((_, index): DraftMatch => {
    const pair = matched.get(index);
    const candidates = likely.get(index);
    if (!pair) return candidates ? { is: "uncertain", candidates } : { is: "new" };
    const place = placeOf(pair.existing, index);
    const is = place === inPlace ? "same" : place === underSame ? "renumbered" : "moved";
    return { is, termId: idOf(pair.existing), score: pair.score };
  });
  const absent = existing.flatMap(({ id }, index) => (taken.has(index) || possible.has(index) ? [] : [id]));
  return { matches, absent };
}

function isLikely(likeness: number, place: Standing | undefined): boolean {
  if (Number.isNaN(likeness)) return place === inPlace;
  return likeness >= alike || (place === inPlace && likeness >= alikeInPlace);
}

/** Finds the pairs of which each side has no other that comes near. What cannot be compared is worth nothing. */
function bestOf(pairs: Pairs, existing: number, drafted: number) {
  const sides = [
    { at: pairs.existing, best: new Float64Array(existing), second: new Float64Array(existing) },
    { at: pairs.drafted, best: new Float64Array(drafted), second: new Float64Array(drafted) },
  ];
  return (left: readonly number[], worth: readonly number[], by: number): number[] => {
    for (const { at, best, second } of sides) {
      best.fill(-1);
      second.fill(-1);
      for (const pair of left) {
        const [place, value] = [at[pair] ?? 0, worth[pair] || 0];
        const known = best[place] ?? -1;
        if (value > known) {
          best[place] = value;
          second[place] = known;
        } else if (value > (second[place] ?? -1)) second[place] = value;
      }
    }
    return left.filter((pair) =>
      sides.every(({ at, best, second }) => {
        const [place, value] = [at[pair] ?? 0, worth[pair] || 0];
        return best[place] === value && value - (second[place] ?? -1) >= by;
      }),
    );
  };
}

/** Where words cannot be compared, the place has to do. */
function scoreOf(likeness: number, place: Standing): number {
  return 0.8 * (Number.isNaN(likeness) ? 0.5 : likeness) + (place === inPlace ? 0.2 : place === underSame ? 0.05 : 0);
}

/** Answers how a term on record and one of the draft stand to each other, with what has been matched above them. */
function placesOf(
  existing: readonly ExistingTerm[],
  drafted: readonly Drafted[],
  matched: ReadonlyMap<number, { existing: number }>,
): (one: number, other: number) => Standing {
  const parents = parentsOf(existing);
  const [here, there] = [
    ownNumbers(existing, parents),
    ownNumbers(
      drafted,
      drafted.map(({ parent }) => parent),
    ),
  ];
  const [top, unknown, unmatched] = [-1, -2, -3];
  const above = existing.map(({ parentId }, one) => (parentId === null ? top : (parents[one] ?? unknown)));
  return (one, other) => {
    const parent = drafted[other]?.parent ?? null;
    const parentHere = parent === null ? top : (matched.get(parent)?.existing ?? unmatched);
    if (above[one] !== parentHere) return elsewhere;
    return here[one] === there[other] ? inPlace : underSame;
  };
}

function parentsOf(existing: readonly ExistingTerm[]): (number | null)[] {
  const indexOf = new Map(existing.map(({ id }, index) => [id, index]));
  return existing.map(({ parentId }) => (parentId === null ? null : (indexOf.get(parentId) ?? null)));
}

/** Each number without that of the term above it: "1.4" under "1" is the same as "4" there. */
function ownNumbers(terms: readonly { number: string }[], parents: readonly (number | null)[]): string[] {
  return terms.map(({ number }, index) => {
    const above = terms[parents[index] ?? -1]?.number;
    const isInFull = above !== undefined && number.startsWith(above) && /^[.(-]/u.test(number.slice(above.length));
    const own = isInFull ? number.slice(above.length) : number;
    return inWesternDigits(own.replace(/^[.-]|[()]/gu, "").normalize("NFC"));
  });
}

/** A draft in Dari counts the same terms in digits of its own. */
function inWesternDigits(number: string): string {
  return number.replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/** Every pair that may be one term: of like words, or of one number where there are no words to compare. */
function pairsOf(existing: readonly ExistingTerm[], drafted: readonly Drafted[]): Pairs {
  const parents = parentsOf(existing);
  const draftParents = drafted.map(({ parent }) => parent);
  const here = wordsOf(
    existing.map(({ text }) => text),
    parents,
  );
  const there = wordsOf(
    drafted.map(({ text, options }) => [text, ...options.map((each) => each.text)].join("\n")),
    draftParents,
  );
  const byWords = likenesses(here, there);
  const byTitle = likenesses(
    existing.map(({ title }) => bagOf(title)),
    drafted.map(({ title, isTitled }) => bagOf(isTitled ? title : "")),
  );
  const [ownHere, ownThere] = [ownNumbers(existing, parents), ownNumbers(drafted, draftParents)];
  const pairs: Pairs = { existing: [], drafted: [], likeness: [], score: [], place: [] };
  existing.forEach((_, one) => {
    drafted.forEach(({ isTitled }, other) => {
      const words = byWords(one, other);
      const title = isTitled ? byTitle(one, other) : Number.NaN;
      const likeness = Number.isNaN(words)
        ? title
        : Number.isNaN(title)
          ? words
          : Math.max(words, 0.75 * words + 0.25 * title);
      if (!(likeness >= alike - clear) && ownThere[other] !== ownHere[one]) return;
      pairs.existing.push(one);
      pairs.drafted.push(other);
      pairs.likeness.push(likeness);
      pairs.score.push(0);
      pairs.place.push(elsewhere);
    });
  });
  return pairs;
}

/** The words of each; of one that has none itself, those under it. */
function wordsOf(texts: readonly string[], parents: readonly (number | null)[]): WordBag[] {
  const under = texts.map(() => [] as string[]);
  texts.forEach((text, index) => {
    const passed = new Set([index]);
    for (let above = parents[index] ?? null; above !== null && !passed.has(above); above = parents[above] ?? null) {
      passed.add(above);
      under[above]?.push(text);
    }
  });
  return texts.map((text, index) => bagOf(text || (under[index] ?? []).join("\n")));
}
