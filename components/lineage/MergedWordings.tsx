/** The wording of the whole in each language, as it will stand, with what is missing there. */
import { ClauseText } from "@/components/text/ClauseText";
import type { Sponsor } from "@/components/text/SponsorMark";
import type { MergedLanguage, MergeWording } from "@/lib/lineage/rules/merging";
import { joinWordings } from "@/lib/lineage/rules/pieces";
import { languageName } from "@/lib/text/languages";

export type MergeTerm = {
  id: string;
  number: string;
  title: string;
  /** One for each language in which it is worded; `notes` are the open ones on its words. */
  wordings: readonly (MergeWording & { text: string; notes: number })[];
  positions: number;
  /** It is agreed. */
  isSettled: boolean;
  /** Other terms stand under it. */
  isParent: boolean;
};

type Props = {
  /** In the order of their words. */
  terms: readonly MergeTerm[];
  into: MergeTerm;
  languages: readonly MergedLanguage[];
  sponsors: readonly Sponsor[];
};

const listOf = (words: readonly string[]) => new Intl.ListFormat("en-GB").format(words);

export function MergedWordings({ terms, into, languages, sponsors }: Props) {
  const textOf = (term: MergeTerm, asked: string) =>
    term.wordings.flatMap(({ language, text }) => (language === asked ? [text] : []));
  return languages.map((merged) => {
    const { language, as } = merged;
    const said = as === null ? textOf(into, language) : terms.flatMap((term) => textOf(term, language));
    const caution = cautionOf(merged, terms, into);
    return (
      <section key={language} aria-label={languageName(language)} className="mt-2 grid gap-1 first:mt-0">
        {languages.length > 1 && (
          <h3 className="t-meta text-ink-3">
            {languageName(language)}
            {as !== null && as !== "authentic" && `, a translation of the ${languageName(as.translates)}`}
          </h3>
        )}
        {caution && <p className="t-small text-ink-2">{caution}</p>}
        {said.length > 0 && (
          <div className="max-w-measure">
            <ClauseText text={joinWordings(said).text} language={language} sponsors={sponsors} />
          </div>
        )}
      </section>
    );
  });
}

/** Whether all that is said in that language translates one other, in which the term that stays has no words. */
function isPartOnly(language: string, terms: readonly MergeTerm[], into: MergeTerm): boolean {
  const of = terms.flatMap(({ wordings }) =>
    wordings.flatMap((each) => (each.language === language ? [each.translation?.language ?? null] : [])),
  );
  const [original] = of;
  return (
    original != null &&
    original !== "und" &&
    of.every((each) => each === original) &&
    into.wordings.every((each) => each.language !== original) &&
    terms.some(({ wordings }) => wordings.some((each) => each.language === original))
  );
}

/** What the reader of the whole would miss in that language; null where nothing is. */
function cautionOf(
  { language, as, termIds, missingIds }: MergedLanguage,
  terms: readonly MergeTerm[],
  into: MergeTerm,
): string | null {
  const numbersOf = (ids: readonly string[]) =>
    listOf(terms.filter(({ id }) => ids.includes(id)).map(({ number }) => number));
  const name = languageName(language);
  if (as === null && isPartOnly(language, terms, into))
    return `The ${name} is not merged: it says a part of the whole, and ${into.number} has no words of its own that it could be shown to be behind. It stays with ${numbersOf(termIds)}, where it can be read. Let a term that has it stay, and it goes along.`;
  if (as === null) {
    const others = termIds.filter((id) => id !== into.id);
    const kept = others.length === 0 ? "" : ` What ${numbersOf(others)} says in it stays there and can still be read.`;
    return `The ${name} is not merged: it is authentic in one term and a translation in another, or translates what is not merged.${kept}`;
  }
  const isBehind = as !== "authentic" && !as.isWhole ? " It will be shown as behind the words that it translates." : "";
  if (missingIds.length > 0)
    return `${numbersOf(missingIds)} ${missingIds.length === 1 ? "has" : "have"} no words in ${name}: it holds those of ${numbersOf(termIds)} alone.${isBehind}`;
  return isBehind ? `What it translates has moved on in one of the terms.${isBehind}` : null;
}
