/** The words that are asked about: what changed in them from the version before, or all of them where they are the first. */
import { ClauseText } from "@/components/text/ClauseText";
import { ComparedRows } from "@/components/text/ComparedRows";
import { SponsorKey } from "@/components/text/SponsorKey";
import type { Sponsor } from "@/components/text/SponsorMark";
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import type { ReviewedWording } from "@/lib/reviews/queries-one";
import { compareWordings } from "@/lib/text/compare/wordings";
import { languageName } from "@/lib/text/languages";

type Props = {
  wordings: readonly ReviewedWording[];
  sponsors: readonly Sponsor[];
  /** A version is told with its language. */
  hasLanguages: boolean;
  /** Where two versions of it are compared. */
  compareHref: (from: string, to: string) => string;
  /** Where a version stands in the text, with its margin. */
  textHref: (versionId: string) => string;
};

export function ReviewedWords({ wordings, sponsors, hasLanguages, compareHref, textHref }: Props) {
  return wordings.map(({ id, language, number, text, before, anew }) => (
    <Section
      key={id}
      title={`Version ${number}${hasLanguages ? ` in ${languageName(language)}` : ""}`}
      aside={
        <Link href={textHref(id)} className="link">
          Read it in the text, with its margin
        </Link>
      }
    >
      <div className="grid gap-4 py-2">
        <ClauseText text={text} language={language} sponsors={sponsors} />
        <SponsorKey sponsors={sponsors} texts={[before?.text ?? "", text, anew?.text ?? ""]} />
        {before && (
          <div>
            <p className="t-meta pb-1 text-ink-3">
              What changed from version {before.number}.{" "}
              <Link href={compareHref(before.id, id)} className="link">
                Compare them side by side
              </Link>
            </p>
            <Difference
              before={before.text}
              after={text}
              language={language}
              sponsors={sponsors}
              name={`since-${before.id}`}
              label={`What changed from version ${before.number} to version ${number}`}
            />
          </div>
        )}
        {anew && (
          <div>
            <p className="t-small pb-1">
              {anew.number < number
                ? `Version ${anew.number} stands again, since version ${number} was taken back. What differs in it:`
                : `Version ${anew.number} stands by now. What changed in it since:`}{" "}
              <Link href={compareHref(id, anew.id)} className="link">
                Compare them side by side
              </Link>
            </p>
            <Difference
              before={text}
              after={anew.text}
              language={language}
              sponsors={sponsors}
              name={`anew-${anew.id}`}
              label={`What changed from version ${number} to version ${anew.number}`}
            />
          </div>
        )}
      </div>
    </Section>
  ));
}

type DifferenceProps = {
  before: string;
  after: string;
  language: string;
  sponsors: readonly Sponsor[];
  /** What moved passages are called by on the page. */
  name: string;
  label: string;
};

/** The paragraphs that changed, with their brackets as the text has them. */
function Difference({ before, after, language, sponsors, name, label }: DifferenceProps) {
  const rows = compareWordings(before, after).filter(({ kind }) => kind !== "same");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would say that it is part of a form.
    <div role="group" aria-label={label}>
      <ComparedRows
        {...{ rows, language, sponsors }}
        layout="inline"
        force={[]}
        forceName={`${name}-force`}
        movedName={name}
      />
    </div>
  );
}
