/** Who was asked, what each says, and who is missing. */
import { Cell, HeadCell, Row } from "@/components/ui/DataTable";
import { Link } from "@/components/ui/Link";
import type { ReviewView } from "@/lib/reviews/queries";
import type { ReviewRemark } from "@/lib/reviews/queries-one";
import { opinionLabels } from "@/lib/reviews/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { OpinionMark } from "./OpinionMark";

type Line = ReviewView["lines"][number];
type Answer = ReviewView["answers"][number];

type Props = {
  review: ReviewView;
  /** "version 2", by the record that asked; null: of the text. */
  versionOf: (askedId: string) => string | null;
  suggestions: readonly Pick<ReviewRemark, "id" | "replacement">[];
  noteHref: (annotationId: string) => string;
  timeZone: string;
  /** False in a past view: who has left since is no matter there. */
  isPresent: boolean;
};

export function AnswersTable({ review, ...rest }: Props) {
  const { lines, former } = review;
  return (
    <table {...as.table} className="w-full border-collapse text-left max-md:block">
      <caption className="sr-only">The answers</caption>
      <thead {...as.group} className="max-md:sr-only">
        <tr {...as.row} className="border-b border-rule-2">
          <HeadCell {...as.columnHead}>Who</HeadCell>
          <HeadCell {...as.columnHead}>Answer</HeadCell>
          <HeadCell {...as.columnHead}>Why</HeadCell>
        </tr>
      </thead>
      <tbody {...as.group} className="max-md:block">
        {lines.map((line) => (
          <AnswerRow key={line.userId} line={line} review={review} isAsked {...rest} />
        ))}
        {former.map((line) => (
          <AnswerRow key={line.userId} line={line} review={review} isAsked={false} {...rest} />
        ))}
      </tbody>
    </table>
  );
}

/** Said of what a narrow window lays out as blocks, since it would be no table there any more. */
const as = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  cell: { role: "cell" },
  columnHead: { role: "columnheader" },
  rowHead: { role: "rowheader" },
} as const;

type RowProps = Props & { line: Line; isAsked: boolean };

function AnswerRow({ line, review, isAsked, versionOf, suggestions, noteHref, timeZone, isPresent }: RowProps) {
  const { userId, name, now, earlier, said, canAnswer } = line;
  const shown = now ?? earlier;
  const others = said.filter((answer) => answer !== shown);
  const day = ({ record }: Answer) =>
    formatFuzzy(requireFuzzyDate(record.validText), timeZone, { weekday: false, year: false });
  const suggestion = shown && suggestions.find(({ id }) => id === shown.suggestionId);
  const isOpen = review.state === "open";
  const isMissing = isOpen && review.count.missing.includes(userId);
  const isNoted = isAsked && isPresent && !canAnswer;
  return (
    <Row {...as.row} data-row className="max-md:grid max-md:grid-cols-2 max-md:py-1.5">
      <HeadCell {...as.rowHead} scope="row" className="min-w-32 max-md:min-w-0 max-md:py-1">
        <bdi>{name}</bdi>
        {!isAsked && <span className="t-meta block font-normal text-ink-3">no longer asked</span>}
        {isNoted && isOpen && <span className="t-meta block font-normal text-ink-3">can no longer answer</span>}
        {isNoted && !isOpen && !now && (
          <span className="t-meta block font-normal text-ink-3">left without answering</span>
        )}
      </HeadCell>
      <Cell {...as.cell} className="min-w-36 max-md:min-w-0 max-md:py-1">
        {isMissing && <span className="block font-semibold">Missing</span>}
        {!shown && !isMissing && <span className="text-ink-3">No answer</span>}
        {shown && (
          <>
            <OpinionMark opinion={shown.opinion} />
            <span className="t-meta block text-ink-3">
              {!now && (versionOf(shown.askedId) ? `of ${versionOf(shown.askedId)}, ` : "of the text as it stood, ")}
              {day(shown)}
            </span>
          </>
        )}
      </Cell>
      <Cell {...as.cell} className="min-w-48 max-md:col-span-2 max-md:min-w-0 max-md:py-1 max-md:empty:hidden">
        {shown?.comment && (
          <p dir="auto" className="max-w-measure whitespace-pre-line">
            {shown.comment}
          </p>
        )}
        {shown?.suggestionId && (
          <p className="t-small">
            <Link href={noteHref(shown.suggestionId)} className="link">
              With the suggestion
              {suggestion?.replacement ? <> “{<bdi>{suggestion.replacement}</bdi>}”</> : " in the margin"}
            </Link>
          </p>
        )}
        {others.length > 0 && (
          <details className="t-meta text-ink-3">
            <summary className="w-fit max-md:py-3">
              {others.length === 1 ? "1 answer before" : `${others.length} answers before`}
            </summary>
            <ul className="grid gap-1 pt-1">
              {others.map((answer) => (
                <li key={answer.recordId} dir="auto">
                  {[opinionLabels[answer.opinion], answer.comment].filter(Boolean).join(": ")} (
                  {[versionOf(answer.askedId) && `of ${versionOf(answer.askedId)}`, day(answer)]
                    .filter(Boolean)
                    .join(", ")}
                  )
                </li>
              ))}
            </ul>
          </details>
        )}
      </Cell>
    </Row>
  );
}
