/** Which terms of a new draft of the whole agreement are terms that are on record, and which are not certainly any. */
import { type Pairs, leastAlike, pairsOf } from "./pairs";
import { outOfOrder, ownNumbers, parentsOf } from "./places";
import { Standings } from "./standings";
import { twinsOf } from "./twins";
import type { Drafted, ExistingTerm } from "./drafted";

export type Candidate = { termId: string; score: number };

/** What told that two are one: their words, their titles, or their place alone since nothing else could be compared. */
export type MatchedBy = "words" | "title" | "place";

export type DraftMatch =
  | { is: "same" | "renumbered" | "moved"; termId: string; by: MatchedBy }
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
/** How alike the words of two terms have to be, whatever their numbers; and how alike their titles. */
const alike = 0.5;
const alikeTitles = 0.6;
/** Titles that are as good as the same. */
const sameTitles = 0.9;
const mostCandidates = 5;
/** How often all is gone through again, since a term that is matched tells more of those around it. */
const mostRounds = 60;

/**
 * Matches by words first (how many rare words two terms share, of all that they have), then by title and number, then by
 * place. A pair is taken when each is the other's best by a margin; terms that say the same word for word are taken in
 * their order. Whatever is left with a likely pair goes to somebody to choose. `existing`: in the order of the agreement.
 */
export function matchDraft(
  existing: readonly ExistingTerm[],
  drafted: readonly Drafted[],
  isOtherLanguage = false,
): MatchedDraft {
  const pairs = pairsOf(existing, drafted, isOtherLanguage);
  const standings = new Standings(existing, drafted);
  const by: MatchedBy[] = [];
  const clearlyBest = bestOf(pairs, existing.length, drafted.length);
  let left = pairs.existing.map((_, pair) => pair);
  const take = (found: readonly { one: number; other: number }[], told: MatchedBy): boolean => {
    let isMore = false;
    for (const { one, other } of found) {
      if (!standings.match(one, other)) continue;
      by[other] = told;
      isMore = true;
    }
    if (isMore) left = left.filter((pair) => standings.isFree(pairs.existing[pair] ?? 0, pairs.drafted[pair] ?? 0));
    return isMore;
  };
  const ends = (found: readonly number[]) =>
    found.map((pair) => ({ one: pairs.existing[pair] ?? 0, other: pairs.drafted[pair] ?? 0 }));
  const best = (worth: (pair: number) => number, by: number, isEligible: (pair: number) => boolean) =>
    ends(clearlyBest(left, worth, by).filter(isEligible));

  const twins = twinsOf(existing, drafted, standings);
  const evidence = evidenceOf(pairs, standings, drafted);
  const { words, place, title, under, isInPlace } = evidence;
  const hasWords = (pair: number) => words(pair) >= alike;
  const passes: (() => boolean)[] = [
    () => take(best(words, clear, hasWords), "words"),
    () =>
      take(
        best((pair) => words(pair) + title(pair) / 4 + place(pair), margin, hasWords),
        "words",
      ),
    () => take(twins("under one parent"), "words"),
    () =>
      take(
        best(
          (pair) => under(pair) + title(pair) / 4 + place(pair),
          margin,
          (pair) => under(pair) >= alike,
        ),
        "words",
      ),
    () =>
      take(
        best((pair) => title(pair) + words(pair) / 4 + place(pair), margin, evidence.isNamed),
        "title",
      ),
    () =>
      take(
        best(
          (pair) => words(pair) + title(pair) / 4 + place(pair),
          margin,
          (pair) => isInPlace(pair) && words(pair) >= leastAlike,
        ),
        "words",
      ),
    () => take(twins("anywhere"), "words"),
    () =>
      take(
        best(place, margin, (pair) => isInPlace(pair) && evidence.isByPlaceAlone(pair)),
        "place",
      ),
  ];
  for (let round = 0; round < mostRounds && passes.some((pass) => pass()); round += 1) standings.look();

  const open = left
    .filter((pair) => isInPlace(pair) || hasWords(pair) || under(pair) >= alike || title(pair) >= alikeTitles)
    .map((pair) => ({ ...ends([pair])[0], score: (words(pair) || under(pair)) / 2 + title(pair) / 4 + place(pair) }))
    .sort((a, b) => b.score - a.score);
  return told(existing, drafted, { standings, by, open });
}

type Open = { one?: number; other?: number; score: number };

function told(
  existing: readonly ExistingTerm[],
  drafted: readonly Drafted[],
  { standings, by, open }: { standings: Standings; by: readonly MatchedBy[]; open: readonly Open[] },
): MatchedDraft {
  const idOf = (at: number) => existing[at]?.id ?? "";
  const likely = new Map<number, Candidate[]>();
  const possible = new Set<number>();
  for (const { one = 0, other = 0, score } of open) {
    possible.add(one);
    const candidates = likely.get(other) ?? [];
    if (candidates.length < mostCandidates) likely.set(other, [...candidates, { termId: idOf(one), score }]);
  }
  // What stands under a term that is to be chosen is to be chosen with it, where it has a number that one has there.
  const here = ownNumbers(existing, parentsOf(existing));
  const there = ownNumbers(
    drafted,
    drafted.map(({ parent }) => parent),
  );
  drafted.forEach(({ parent }, other) => {
    const above = parent === null ? undefined : likely.get(parent)?.[0];
    if (!above || likely.has(other) || standings.existingOf(other) !== null) return;
    const found = existing.findIndex(
      ({ parentId }, one) => parentId === above.termId && !standings.isTaken(one) && here[one] === there[other],
    );
    if (found === -1) return;
    possible.add(found);
    likely.set(other, [{ termId: idOf(found), score: 0 }]);
  });
  const changes = changesOfPlace(existing, drafted, standings);
  const matches = drafted.map((_, other): DraftMatch => {
    const one = standings.existingOf(other);
    const candidates = likely.get(other);
    if (one === null) return candidates ? { is: "uncertain", candidates } : { is: "new" };
    return { is: changes[other] ?? "same", termId: idOf(one), by: by[other] ?? "words" };
  });
  const absent = existing.flatMap(({ id }, one) => (standings.isTaken(one) || possible.has(one) ? [] : [id]));
  return { matches, absent };
}

/** Of each that is matched, whether it stands elsewhere, or there under another number. */
function changesOfPlace(existing: readonly ExistingTerm[], drafted: readonly Drafted[], standings: Standings) {
  const here = ownNumbers(existing, parentsOf(existing));
  const there = ownNumbers(
    drafted,
    drafted.map(({ parent }) => parent),
  );
  const changes: ("same" | "renumbered" | "moved")[] = [];
  const groups = new Map<number | null, { other: number; stood: number; isRenumbered: boolean }[]>();
  drafted.forEach(({ parent }, other) => {
    const one = standings.existingOf(other);
    if (one === null) return;
    const isRenumbered = here[one] !== there[other];
    changes[other] = standings.isUnderSame(one, other) ? (isRenumbered ? "renumbered" : "same") : "moved";
    if (changes[other] === "moved") return;
    groups.set(parent, [...(groups.get(parent) ?? []), { other, stood: one, isRenumbered }]);
  });
  for (const group of groups.values())
    outOfOrder(group).forEach((isMoved, index) => {
      const { other } = group[index] ?? {};
      if (isMoved && other !== undefined) changes[other] = "moved";
    });
  return changes;
}

/** What a pair has for it, by its place in the lists; 0 where there is nothing to compare. */
function evidenceOf(pairs: Pairs, standings: Standings, drafted: readonly Drafted[]) {
  const of = (list: readonly number[]) => (pair: number) => list[pair] || 0;
  const at = (pair: number) => [pairs.existing[pair] ?? 0, pairs.drafted[pair] ?? 0] as const;
  const [title, under] = [of(pairs.title), of(pairs.under)];
  const words = (pair: number) => (pairs.words[pair] || 0) + (pairs.isSameText[pair] ? 0.1 : 0);
  const isInPlace = (pair: number) => Boolean(pairs.isSameNumber[pair]) && standings.isInSequence(...at(pair));
  /** Under the same term and between the same others counts for more than the number, which one new article shifts. */
  const place = (pair: number) => {
    const isSame = pairs.isSameNumber[pair];
    if (standings.isInSequence(...at(pair))) return isSame ? 0.15 : 0.1;
    return (standings.isUnderSame(...at(pair)) ? 0.05 : 0) + (isSame ? 0.03 : 0);
  };
  const isNamed = (pair: number) => {
    if (title(pair) < alikeTitles) return false;
    if (isInPlace(pair)) return true;
    // Words that say something else speak against a title that another place has as well.
    const isOtherwise = (pairs.words[pair] ?? 0) < leastAlike || !drafted[at(pair)[1]]?.isTitled;
    return title(pair) >= sameTitles && (standings.isUnderSame(...at(pair)) || !isOtherwise);
  };
  /** Neither words nor titles can be compared, or only words with a title, and nothing was put between them. */
  const isByPlaceAlone = (pair: number) => {
    if (!Number.isNaN(pairs.words[pair]) || !Number.isNaN(pairs.under[pair])) return false;
    const [, other] = at(pair);
    return Number.isNaN(pairs.title[pair]) || (!drafted[other]?.isTitled && standings.isNoneNew(other));
  };
  return { words, title, under, place, isInPlace, isNamed, isByPlaceAlone };
}

/** Finds the pairs of which each side has no other that comes near. */
function bestOf(pairs: Pairs, existing: number, drafted: number) {
  const sides = [
    { at: pairs.existing, best: new Float64Array(existing), second: new Float64Array(existing) },
    { at: pairs.drafted, best: new Float64Array(drafted), second: new Float64Array(drafted) },
  ];
  const values = new Float64Array(pairs.existing.length);
  return (left: readonly number[], worth: (pair: number) => number, by: number): number[] => {
    for (const pair of left) values[pair] = worth(pair);
    for (const { at, best, second } of sides) {
      best.fill(-1);
      second.fill(-1);
      for (const pair of left) {
        const [place, value] = [at[pair] ?? 0, values[pair] ?? 0];
        const known = best[place] ?? -1;
        if (value > known) {
          best[place] = value;
          second[place] = known;
        } else if (value > (second[place] ?? -1)) second[place] = value;
      }
    }
    return left.filter((pair) =>
      sides.every(({ at, best, second }) => {
        const [place, value] = [at[pair] ?? 0, values[pair] ?? 0];
        return best[place] === value && value - (second[place] ?? -1) >= by;
      }),
    );
  };
}
