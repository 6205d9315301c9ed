/** What is to be known of a wording under its words: that it stands no more, who may see it, what it translates. */
import { Link } from "@/components/ui/Link";
import { MarkingNote } from "@/components/record/MarkingNote";
import { TranslationNote } from "@/components/text/TranslationNote";
import { type TextView, textHref } from "@/components/text/textAddress";
import { Time } from "@/components/ui/Time";
import type { ClauseView, WordedTerm } from "@/lib/annotations/queries-text";
import { languageName } from "@/lib/text/languages";

type Props = {
  term: WordedTerm;
  clause: ClauseView;
  view: TextView;
  /** It stands beside another, so that it is said of an authentic wording too. */
  isNamed?: boolean;
};

export function WordingFacts({ term, clause, view, isNamed = false }: Props) {
  const { translation, language } = clause;
  const inForce = clause.steps.at(-1);
  return (
    <>
      {clause.ended && (
        <p className="t-small text-ink-2">
          Version {clause.number} as it was, until {clause.ended.isRetraction ? "taken back" : "corrected"} by{" "}
          {clause.ended.by} on <Time dateTime={clause.ended.when.dateTime}>{clause.ended.when.words}</Time>
          {clause.ended.reason ? (
            <>
              : “<bdi>{clause.ended.reason}</bdi>”
            </>
          ) : (
            "."
          )}{" "}
          <Link href={textHref(view, { termId: term.id })} className="link">
            Back to what stands
          </Link>
        </p>
      )}
      {!clause.isInForce && !clause.ended && inForce && (
        <p className="t-small text-ink-2">
          Version {clause.number}, which is no longer in force.{" "}
          <Link href={textHref(view, { termId: term.id })} className="link">
            Back to version {inForce.number}
          </Link>
        </p>
      )}
      <MarkingNote compartment={clause.marking} />
      {translation && <TranslationNote translation={translation} termId={term.id} view={view} />}
      {!translation && isNamed && <p className="t-meta text-ink-3">Authentic in {languageName(language)}.</p>}
    </>
  );
}
