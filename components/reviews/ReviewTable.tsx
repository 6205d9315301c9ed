/** Reviews, a row each: of what, who asked, by when, what was answered and who is missing. */
import { MarkingWords } from "@/components/record/MarkingNote";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { Link } from "@/components/ui/Link";
import type { CompartmentView } from "@/lib/negotiations/queries";
import type { ReviewView } from "@/lib/reviews/queries";
import { formatFuzzy } from "@/lib/time/format-date";
import { capital, dayInWords, goneInWords, standingInWords, subjectInWords } from "./reviewWords";

type Props = {
  caption: string;
  /** They have ended: nobody is waited for, and who was missing has not answered. */
  isEnded?: boolean;
  reviews: readonly ReviewView[];
  hrefOf: (reviewId: string) => string;
  compartments: readonly CompartmentView[];
  timeZone: string;
};

export function ReviewTable({ caption, isEnded = false, reviews, hrefOf, compartments, timeZone }: Props) {
  return (
    <Table caption={caption}>
      <TableHead>
        <HeadCell>Of</HeadCell>
        <HeadCell>Answers</HeadCell>
        <HeadCell>{isEnded ? "Did not answer" : "Missing"}</HeadCell>
        <HeadCell>By</HeadCell>
      </TableHead>
      <tbody>
        {reviews.map((review) => {
          const { id, asker, askedOn, lines, due, wordedAnew, compartmentId, count, gone } = review;
          const missing = lines.filter(({ userId }) => count.missing.includes(userId));
          return (
            <Row key={id} data-row>
              <HeadCell scope="row" className="min-w-48">
                <Link href={hrefOf(id)} className="link-name" data-row-link>
                  <bdi>{subjectInWords(review)}</bdi>
                </Link>
                <span className="t-meta block font-normal text-ink-3">
                  asked by <bdi>{asker}</bdi> on {formatFuzzy(askedOn, timeZone, { weekday: false })}
                </span>
                {gone && <span className="t-meta block font-normal">{goneInWords(review)}</span>}
                {!gone && wordedAnew > 0 && <span className="t-meta block font-normal">worded anew since</span>}
                <MarkingWords markedWith={compartmentId ? [compartmentId] : []} compartments={compartments} />
              </HeadCell>
              <Cell className="min-w-36">{capital(standingInWords(review))}</Cell>
              <Cell className="min-w-32">
                {missing.length === 0 ? (
                  <span className="text-ink-3">nobody</span>
                ) : (
                  missing.map(({ userId, name }) => (
                    <span key={userId} className="block">
                      <bdi>{name}</bdi>
                    </span>
                  ))
                )}
              </Cell>
              <Cell className={due ? "font-semibold whitespace-nowrap" : "whitespace-nowrap text-ink-2"}>
                {capital(dayInWords(review))}
              </Cell>
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}
