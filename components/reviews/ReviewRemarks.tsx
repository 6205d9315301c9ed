/** What was said in the margin of these words since the review was asked; it is answered there. */
import { MarkingWord } from "@/components/record/MarkingNote";
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import { annotationKindLabels } from "@/lib/annotations/rules";
import type { CompartmentView } from "@/lib/negotiations/queries";
import type { ReviewRemark } from "@/lib/reviews/queries-one";
import { languageName } from "@/lib/text/languages";
import { stripNotation } from "@/lib/text/print-brackets";
import { formatFuzzy } from "@/lib/time/format-date";

type Props = {
  remarks: readonly ReviewRemark[];
  /** Of how many these are the first. */
  remarkCount: number;
  noteHref: (remark: Pick<ReviewRemark, "id" | "termId">) => string;
  compartments: readonly CompartmentView[];
  timeZone: string;
  isOpen: boolean;
  /** A version is told with its language. */
  hasLanguages: boolean;
};

export function ReviewRemarks({ remarks, remarkCount, noteHref, compartments, timeZone, isOpen, hasLanguages }: Props) {
  return (
    <Section title="In the margin since it was asked" aside={remarkCount > 0 ? remarkCount : undefined}>
      {remarks.length === 0 && (
        <p className="py-2 text-ink-2">
          {isOpen
            ? "Nothing yet. A remark on some of the words is made in the text’s margin, and stands here too."
            : "Nothing was said there while it was open."}
        </p>
      )}
      <ul className="divide-y divide-rule">
        {remarks.map((remark) => (
          <li key={remark.id} className="py-2">
            <p className="t-meta text-ink-3">
              {annotationKindLabels[remark.kind]} by <bdi>{remark.author}</bdi>,{" "}
              {formatFuzzy(remark.on, timeZone, { weekday: false, year: false })}
              {remark.version && `, on version ${remark.version.number}`}
              {remark.version && hasLanguages && ` in ${languageName(remark.version.language)}`}{" "}
              <MarkingWord compartment={compartments.find(({ id }) => id === remark.compartmentId)} />
            </p>
            <p className="t-note">
              <Link href={noteHref(remark)} className="link-name">
                “<bdi>{stripNotation(remark.quote)}</bdi>”
              </Link>
            </p>
            {remark.replacement !== null && (
              <p className="t-small">
                {remark.replacement === "" ? (
                  "Strike it."
                ) : (
                  <>
                    Instead: “<bdi>{remark.replacement}</bdi>”
                  </>
                )}
              </p>
            )}
            {remark.body && (
              <p dir="auto" className="t-small whitespace-pre-line text-ink-2">
                {remark.body}
              </p>
            )}
            {remark.replies > 0 && (
              <p className="t-meta text-ink-3">{remark.replies === 1 ? "1 reply" : `${remark.replies} replies`}</p>
            )}
          </li>
        ))}
      </ul>
      {remarkCount > remarks.length && (
        <p className="t-small py-2 text-ink-2">
          These are the first {remarks.length}. The other {remarkCount - remarks.length} stand in the text’s margin.
        </p>
      )}
    </Section>
  );
}
