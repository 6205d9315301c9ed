/** What becomes of the wordings of terms that are merged, language by language. */
import { languageName } from "@/lib/text/languages";
import { longestWording } from "@/lib/text/rules";

/** A term's wording in one language. */
export type MergeWording = {
  language: string;
  /** Null: it is authentic. Otherwise the language that it translates, and whether what it translates still stands there. */
  translation: { language: string; isCurrent: boolean } | null;
};

/** One language in which some of the terms are worded. */
export type MergedLanguage = {
  language: string;
  /** The terms whose words come to stand one after another in it, in their order. */
  termIds: string[];
  /** Those worded in another language only: of them nothing is said in this one. */
  missingIds: string[];
  /**
   * Authentic, or a translation of the merged wording in another language, which is whole where it says all of that and
   * was current. Null: the terms do not agree on what it is, and each keeps its own.
   */
  as: "authentic" | { translates: string; isWhole: boolean } | null;
};

type MergedTerm = { id: string; wordings: readonly MergeWording[] };

/**
 * Every language in which one of the terms is worded, each after the one that it translates. A wording is never made
 * authentic by a merge, and an authentic one never a translation: where both would come to stand together, they are left
 * apart.
 */
export function mergedLanguages(terms: readonly MergedTerm[], intoId: string): MergedLanguage[] {
  const worded = terms.filter(({ wordings }) => wordings.length > 0);
  const languages = [...new Set(worded.flatMap(({ wordings }) => wordings.map(({ language }) => language)))];
  const found = languages.map((language): MergedLanguage => {
    const inIt = worded.flatMap(({ id, wordings }) => {
      const wording = wordings.find((each) => each.language === language);
      return wording ? [{ id, ...wording }] : [];
    });
    const termIds = inIt.map(({ id }) => id);
    const missingIds = worded.flatMap(({ id }) => (termIds.includes(id) ? [] : [id]));
    const [first] = inIt;
    const original = first?.translation?.language;
    if (inIt.some(({ translation }) => translation?.language !== original))
      return { language, termIds, missingIds, as: null };
    if (!original) return { language, termIds, missingIds, as: "authentic" };
    const said = worded.filter(({ wordings }) => wordings.some((each) => each.language === original));
    const isWhole =
      said.every(({ id }) => termIds.includes(id)) && inIt.every(({ translation }) => translation?.isCurrent);
    // What says a part of the whole is shown as behind it, by former words of the term that stays; without those it would
    // pass for all that is said.
    const canBeBehind = said.some(({ id }) => id === intoId);
    return { language, termIds, missingIds, as: isWhole || canBeBehind ? { translates: original, isWhole } : null };
  });
  return inOrder(found);
}

/** Why so many characters cannot be one clause; null where they can. */
export function tooLongInWords(language: string, length: number): string | null {
  if (length <= longestWording) return null;
  const said = (count: number) => count.toLocaleString("en");
  return `The ${languageName(language)} of all of them has ${said(length)} characters, and one clause may have ${said(longestWording)}: leave a term out.`;
}

/** Originals first; a translation of what is left apart, or of nothing here, is left apart as well. */
function inOrder(found: readonly MergedLanguage[]): MergedLanguage[] {
  const placed = found.filter(({ as }) => as === "authentic");
  let waiting = found.filter((each) => each.as !== "authentic");
  for (;;) {
    const next = waiting.filter(({ as }) => as && as !== "authentic" && placed.some(isNamed(as.translates)));
    if (next.length === 0) break;
    placed.push(...next);
    waiting = waiting.filter((each) => !next.includes(each));
  }
  return [...placed, ...waiting.map((each) => ({ ...each, as: null }))];
}

const isNamed = (asked: string) => (each: MergedLanguage) => each.language === asked;
