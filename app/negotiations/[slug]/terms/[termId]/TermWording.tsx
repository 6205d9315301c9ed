/** How the term is worded, what other passages are proposed, and how much is said about it in the margin. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { askReviewHref } from "@/components/reviews/reviewsAddress";
import { MarkingNote } from "@/components/record/MarkingNote";
import { ClauseText } from "@/components/text/ClauseText";
import { OptionPassages } from "@/components/text/OptionPassages";
import { TranslationNote } from "@/components/text/TranslationNote";
import { type TextView, textHref } from "@/components/text/textAddress";
import { Section } from "@/components/ui/Section";
import type { ClauseView, wordedTerm } from "@/lib/annotations/queries-text";
import { paths } from "@/lib/platform/paths";
import { languageName } from "@/lib/text/languages";

type Props = {
  worded: Awaited<ReturnType<typeof wordedTerm>>;
  view: TextView;
  mayReword: boolean;
  mayAskReview: boolean;
  act: Act;
};

/** The way to correct a record; nothing for who may not. */
type Act = (recordId: string, on: string) => ReactNode;

export function TermWording({ worded: { term, sponsors }, view, mayReword, mayAskReview, act }: Props) {
  const { id: termId, clauses } = term;
  const notes = [...clauses.flatMap((clause) => clause.notes), ...term.strays].filter(({ state }) => state === "open");
  return (
    <Section
      title="Wording"
      aside={
        <p className="t-small flex flex-wrap gap-x-4">
          {clauses.length > 0 && (
            <Link href={textHref(view, { termId })} className="link">
              {notes.length === 0 ? "Read it in the text" : `${counted(notes.length, "open note")} in the margin`}
            </Link>
          )}
          {mayAskReview && clauses.length > 0 && (
            <Link href={askReviewHref(view.slug, termId)} className="link">
              Ask for a review
            </Link>
          )}
          {mayReword && (
            <Link href={paths.wording(view.slug, termId)} className="link">
              {clauses.length === 0 ? "Write the wording" : "Reword"}
            </Link>
          )}
        </p>
      }
    >
      {clauses.length === 0 && <p className="py-2 text-ink-2">No wording is on record.</p>}
      <div className="grid gap-5 py-2">
        {clauses.map((clause) => (
          <div key={clause.id}>
            <ClauseText text={clause.text} language={clause.language} sponsors={sponsors} />
            <div className="t-meta mt-1 flex flex-wrap items-baseline gap-x-4 text-ink-3">
              <p>{factsOf(clause, clauses.length > 1)}</p>
              {act(clause.id, `version ${clause.number} in ${languageName(clause.language)}`)}
            </div>
            {clause.translation && (
              <TranslationNote translation={clause.translation} termId={termId} view={view} className="mt-1" />
            )}
            <MarkingNote compartment={clause.marking} className="mt-1" />
          </div>
        ))}
        <OptionPassages
          options={term.options}
          sponsors={sponsors}
          acts={({ recordId, label }) => act(recordId, `option ${label}`)}
        />
      </div>
    </Section>
  );
}

/** "English; authentic; version 2 of Wed 27 Feb, recorded by Tomas Lind; 1 open bracket" */
function factsOf(clause: ClauseView, isOneOfSeveral: boolean): string {
  const { number, when, author, openBrackets, language, translation } = clause;
  const version = `Version ${number} of ${when.words}, recorded by ${author}`;
  const brackets = openBrackets === 0 ? "no open bracket" : counted(openBrackets, "open bracket");
  const standing = !translation && `${languageName(language)}, authentic`;
  return [isOneOfSeveral && (standing || languageName(language)), version, brackets].filter(Boolean).join("; ");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
