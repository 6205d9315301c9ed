/** How a term on record and one of a draft are alike: in their words, in what stands under them, in their titles. */
import { bagOf, heldIn, likenesses, likenessesAsked, type WordBag } from "./likeness";
import type { Drafted, ExistingTerm } from "./drafted";
import { ownNumbers, parentsOf } from "./places";

/** Less alike than this, two terms are a pair by their number alone. */
export const leastAlike = 0.25;

/**
 * Pairs that may be one term, each by its place in all of these lists: there may be hundreds of thousands of them, and as
 * many objects would take seconds. Likenesses are 0 to 1; not a number where there is nothing to compare.
 */
export type Pairs = {
  existing: number[];
  drafted: number[];
  /** Of their own words. */
  words: number[];
  /** Of their words and those under them, where one of the two has none of its own. */
  under: number[];
  /** Of their titles; or how much of the title on record the words of an untitled one have, where that is all there is. */
  title: number[];
  isSameNumber: boolean[];
  isSameText: boolean[];
};

/** Every pair of like words or titles, and every one of the same number. */
export function pairsOf(
  existing: readonly ExistingTerm[],
  drafted: readonly Drafted[],
  isOtherLanguage: boolean,
): Pairs {
  const parents = parentsOf(existing);
  const draftParents = drafted.map(({ parent }) => parent);
  const texts = drafted.map(({ text, options }) => [text, ...options.map((each) => each.text)].join("\n").trim());
  const [mine, theirs] = [existing.map(({ text }) => bagOf(text)), texts.map(bagOf)];
  const [all, allTheirs] = [
    withUnder(
      existing.map(({ text }) => text),
      parents,
    ),
    withUnder(texts, draftParents),
  ];
  const titles = existing.map(({ title }) => bagOf(title));
  const theirTitles = drafted.map(({ title, isTitled }) => bagOf(isTitled ? title : ""));
  const byWords = likenesses(mine, theirs);
  const byUnder = likenessesAsked(all.bags, allTheirs.bags);
  const byTitle = likenessesAsked(titles, theirTitles);
  const [here, there] = [ownNumbers(existing, parents), ownNumbers(drafted, draftParents)];
  const pairs: Pairs = {
    ...{ existing: [], drafted: [], words: [], under: [], title: [], isSameNumber: [], isSameText: [] },
  };
  for (let one = 0; one < existing.length; one += 1)
    for (let other = 0; other < drafted.length; other += 1) {
      const words = byWords(one, other);
      const isOnlyUnder = Number.isNaN(words) && (all.areParents[one] || allTheirs.areParents[other]);
      const under = isOnlyUnder ? byUnder(one, other) : Number.NaN;
      const title = theirTitles[other]?.size
        ? byTitle(one, other)
        : Number.isNaN(words) && Number.isNaN(under) && !isOtherLanguage
          ? heldIn(titles[one] ?? noWords, theirs[other] ?? noWords)
          : Number.NaN;
      const isSameNumber = here[one] === there[other];
      if (!(words >= leastAlike || under >= 2 * leastAlike || title >= 2 * leastAlike || isSameNumber)) continue;
      pairs.existing.push(one);
      pairs.drafted.push(other);
      pairs.words.push(words);
      pairs.under.push(under);
      pairs.title.push(title);
      pairs.isSameNumber.push(isSameNumber);
      pairs.isSameText.push(words > 0.99 && existing[one]?.text === texts[other]);
    }
  return pairs;
}

const noWords: WordBag = new Map();

/** The words of each with those under it, and which of them have any under them. */
function withUnder(texts: readonly string[], parents: readonly (number | null)[]) {
  const all = texts.map((text) => [text]);
  const areParents = texts.map(() => false);
  texts.forEach((text, index) => {
    const passed = new Set([index]);
    for (let above = parents[index] ?? null; above !== null && !passed.has(above); above = parents[above] ?? null) {
      passed.add(above);
      areParents[above] = true;
      all[above]?.push(text);
    }
  });
  return { bags: all.map((each) => bagOf(each.join("\n"))), areParents };
}
