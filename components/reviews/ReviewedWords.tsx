/** The words that are asked about: what changed in them from the version before, or all of them where they are the first. */
import { ChangedText } from "@/components/text/ChangedText";
import { ClauseText } from "@/components/text/ClauseText";
import type { Sponsor } from "@/components/text/SponsorMark";
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import type { ReviewedWording } from "@/lib/reviews/queries-one";
import { languageName } from "@/lib/text/languages";

type Props = {
  wordings: readonly ReviewedWording[];
  sponsors: readonly Sponsor[];
  /** Where two versions of it are compared. */
  compareHref: (from: string, to: string) => string;
  /** Where a version stands in the text, with its margin. */
  textHref: (versionId: string) => string;
};

export function ReviewedWords({ wordings, sponsors, compareHref, textHref }: Props) {
  return wordings.map(({ id, language, number, text, before, anew }) => (
    <Section
      key={id}
      title={`Version ${number}${wordings.length > 1 ? ` in ${languageName(language)}` : ""}`}
      aside={
        <Link href={textHref(id)} className="link">
          Read it in the text, with its margin
        </Link>
      }
    >
      <div className="grid gap-4 py-2">
        <ClauseText text={text} language={language} sponsors={sponsors} />
        {before && (
          <div>
            <p className="t-meta pb-1 text-ink-3">
              What changed from version {before.number}.{" "}
              <Link href={compareHref(before.id, id)} className="link">
                Compare them side by side
              </Link>
            </p>
            <ChangedText
              before={before.text}
              after={text}
              language={language}
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
            <ChangedText
              before={text}
              after={anew.text}
              language={language}
              label={`What changed from version ${number} to version ${anew.number}`}
            />
          </div>
        )}
      </div>
    </Section>
  ));
}
