/** One term's wording in the language read first and in the one beside it, paragraph by paragraph. */
import type { CSSProperties } from "react";
import type { Sponsor } from "@/components/text/SponsorMark";
import type { TextView } from "@/components/text/textAddress";
import { cx } from "@/components/ui/cx";
import type { ClauseView, WordedTerm } from "@/lib/annotations/queries-text";
import { alignParagraphs, rowsOf } from "@/lib/text/align";
import { paragraphsOf } from "@/lib/text/canonical";
import { directionOf, languageName, ownLanguageName } from "@/lib/text/languages";
import { stripNotation } from "@/lib/text/print-brackets";
import { AnnotatedClause } from "./AnnotatedClause";
import { WordingFacts } from "./WordingFacts";

type Props = {
  term: WordedTerm;
  sponsors: readonly Sponsor[];
  view: TextView;
  languages: { main: string; beside: string };
  main: ClauseView | null;
  beside: ClauseView | null;
};

export function PairedWordings({ term, sponsors, view, languages, main, beside }: Props) {
  const rows = rowsOf(alignParagraphs(paragraphsIn(main), paragraphsIn(beside)));
  const shown = [
    { clause: main, side: "first" as const, places: { beside: rows.beside.one, stacked: rows.stacked.one } },
    { clause: beside, side: "second" as const, places: { beside: rows.beside.other, stacked: rows.stacked.other } },
  ];
  const missing = !main ? languages.main : beside ? null : languages.beside;
  return (
    <div className="grid gap-2">
      <p className="t-meta text-ink-3 xl:sr-only">
        {shown.map(
          ({ clause, side }) =>
            clause && (
              <LanguageName key={side} language={clause.language} isSecond={side === "second" && main !== null} />
            ),
        )}
      </p>
      <div
        className="paired"
        style={{ "--beside-rows": rows.beside.rows, "--stacked-rows": rows.stacked.rows } as CSSProperties}
      >
        {shown.map(
          ({ clause, side, places }) =>
            clause && (
              <AnnotatedClause
                key={clause.id}
                clause={{ versionId: clause.id, termId: term.id, text: clause.text, language: clause.language }}
                label={`Wording of ${term.number} in ${languageName(clause.language)}`}
                notes={clause.notes.map(({ id, place, nearest, state }) => ({ id, place, nearest, state }))}
                sponsors={sponsors}
                paired={{
                  side,
                  rows: places.beside.map((place, index) => ({
                    beside: place,
                    stacked: places.stacked[index] ?? place,
                  })),
                }}
              />
            ),
        )}
        {missing && (
          <p
            className={cx(
              "t-meta row-start-1 pt-2 text-ink-3 max-xl:hidden",
              main ? "col-start-2" : "col-start-1",
              directionOf(missing) === "rtl" && "text-right",
            )}
          >
            Not worded in {languageName(missing)}.
          </p>
        )}
      </div>
      <div className="grid gap-x-8 gap-y-2 empty:hidden xl:grid-cols-2">
        {shown.map(
          ({ clause, side }) =>
            clause && (
              <div
                key={clause.id}
                className={cx(
                  "grid gap-2 empty:hidden",
                  side === "second" && "xl:col-start-2",
                  directionOf(clause.language) === "rtl" && "xl:text-right",
                )}
              >
                <WordingFacts term={term} clause={clause} view={view} isNamed={side === "second"} />
              </div>
            ),
        )}
      </div>
    </div>
  );
}

function LanguageName({ language, isSecond }: { language: string; isSecond: boolean }) {
  return (
    <span>
      {isSecond && ", then "}
      {languageName(language)}
      {language !== "en" && (
        <>
          {" "}
          <span lang={language}>{ownLanguageName(language)}</span>
        </>
      )}
    </span>
  );
}

/** The words that are compared for their length: whose brackets they stand in says nothing of it. */
function paragraphsIn(clause: ClauseView | null): string[] {
  if (!clause) return [];
  return paragraphsOf(clause.text).map(({ start, end }) => stripNotation(clause.text.slice(start, end)));
}
