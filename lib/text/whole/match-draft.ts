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

type Pair = { existing: number; drafted: number; likeness: number | null };

/**
 * Matches by words first (how many rare words two terms share, of all that they have), then by number and place. A pair
 * is taken when each is the other's best by a margin; whatever is left with a likely pair goes to somebody to choose.
 */
export function matchDraft(existing: readonly ExistingTerm[], drafted: readonly Drafted[]): MatchedDraft {
  const pairs = pairsOf(existing, drafted);
  const matched = new Map<number, Pair & { score: number }>();
  const taken = new Set<number>();
  const place = placesOf(existing, drafted, matched);

  for (let isMore = true; isMore; ) {
    const scored = pairs
      .filter((pair) => !matched.has(pair.drafted) && !taken.has(pair.existing))
      .map((pair) => ({ ...pair, ...place(pair) }));
    // Words tell a term better than its place does: who has them by far needs no number.
    const sure = [
      ...clearlyBest(scored, ({ likeness }) => likeness ?? 0, clear).filter(({ likeness }) => (likeness ?? 0) >= alike),
      ...clearlyBest(scored, ({ score }) => score, margin).filter(isLikely),
    ];
    for (const pair of sure) {
      if (matched.has(pair.drafted) || taken.has(pair.existing)) continue;
      matched.set(pair.drafted, pair);
      taken.add(pair.existing);
    }
    isMore = sure.length > 0;
  }

  const open = pairs
    .filter((pair) => !matched.has(pair.drafted) && !taken.has(pair.existing))
    .map((pair) => ({ ...pair, ...place(pair) }))
    .filter((pair) => pair.isInPlace || (pair.likeness ?? 0) >= alike)
    .sort((a, b) => b.score - a.score);
  const possible = new Set(open.map((pair) => pair.existing));
  const idOf = (at: number) => existing[at]?.id ?? "";
  const matches = drafted.map((_, index): DraftMatch => {
    const pair = matched.get(index);
    if (pair) {
      const is = place(pair).isUnderSame ? (place(pair).isInPlace ? "same" : "renumbered") : "moved";
      return { is, termId: idOf(pair.existing), score: pair.score };
    }
    const candidates = open
      .filter((each) => each.drafted === index)
      .slice(0, mostCandidates)
      .map((each) => ({ termId: idOf(each.existing), score: each.score }));
    return candidates.length > 0 ? { is: "uncertain", candidates } : { is: "new" };
  });
  const absent = existing.flatMap(({ id }, index) => (taken.has(index) || possible.has(index) ? [] : [id]));
  return { matches, absent };
}

type Scored = Pair & { score: number; isInPlace: boolean; isUnderSame: boolean };

function isLikely({ likeness, isInPlace }: Scored): boolean {
  if (likeness === null) return isInPlace;
  return likeness >= alike || (isInPlace && likeness >= alikeInPlace);
}

/** The pairs of which each side has no other that comes near. */
function clearlyBest(pairs: readonly Scored[], worth: (pair: Scored) => number, by: number): Scored[] {
  const tops = { existing: new Map<number, [number, number]>(), drafted: new Map<number, [number, number]>() };
  const sides = ["existing", "drafted"] as const;
  for (const pair of pairs)
    for (const side of sides) {
      const [best, second] = tops[side].get(pair[side]) ?? [-1, -1];
      const value = worth(pair);
      tops[side].set(pair[side], value > best ? [value, best] : [best, Math.max(second, value)]);
    }
  return pairs.filter((pair) =>
    sides.every((side) => {
      const [best, second] = tops[side].get(pair[side]) ?? [-1, -1];
      return worth(pair) === best && best - second >= by;
    }),
  );
}

/** How good a pair is: 0 to 1, of which the place has a fifth. Where words cannot be compared, the place has to do. */
function placesOf(
  existing: readonly ExistingTerm[],
  drafted: readonly Drafted[],
  matched: ReadonlyMap<number, Pair>,
): (pair: Pair) => Pick<Scored, "score" | "isInPlace" | "isUnderSame"> {
  const [here, there] = [
    ownNumbers(existing, parentsOf(existing)),
    ownNumbers(
      drafted,
      drafted.map(({ parent }) => parent),
    ),
  ];
  return ({ existing: one, drafted: other, likeness }) => {
    const term = existing[one];
    const draft = drafted[other];
    const above = draft?.parent == null ? null : matched.get(draft.parent);
    const aboveId = above === null ? null : above && (existing[above.existing]?.id ?? null);
    const isUnderSame = term !== undefined && aboveId !== undefined && term.parentId === aboveId;
    const isInPlace = isUnderSame && here[one] === there[other];
    const score = 0.8 * (likeness ?? 0.5) + (isInPlace ? 0.2 : isUnderSame ? 0.05 : 0);
    return { score, isInPlace, isUnderSame };
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
function pairsOf(existing: readonly ExistingTerm[], drafted: readonly Drafted[]): Pair[] {
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
  // Thousands of pairs by thousands: each is looked at no longer than it has to be.
  const [ownHere, ownThere] = [ownNumbers(existing, parents), ownNumbers(drafted, draftParents)];
  const pairs: Pair[] = [];
  existing.forEach((_, one) => {
    drafted.forEach((draft, other) => {
      const words = byWords(one, other);
      const isOneNumber = ownThere[other] === ownHere[one];
      const title = draft.isTitled ? byTitle(one, other) : null;
      const likeness =
        words === null || title === null ? (words ?? title) : Math.max(words, 0.75 * words + 0.25 * title);
      if (isOneNumber || (likeness ?? 0) >= alike - clear) pairs.push({ existing: one, drafted: other, likeness });
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
