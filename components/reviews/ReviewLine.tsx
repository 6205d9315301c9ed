/** The open reviews of one thing, a quiet line each that leads to it; nothing where there is none. */
import { MarkingWords } from "@/components/record/MarkingNote";
import { Link } from "@/components/ui/Link";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import type { ReviewShort } from "@/lib/reviews/queries";
import { answersInWords } from "@/lib/reviews/rules";
import { dueInWords } from "@/lib/reviews/rules/due-words";
import { momentQuery } from "@/lib/time/moment-query";

type Props = {
  reviews: readonly ReviewShort[];
  view: { slug: string; moment: Parameters<typeof momentQuery>[0] };
  compartments: readonly CompartmentView[];
  className?: string;
};

export function ReviewLine({ reviews, view: { slug, moment }, compartments, className }: Props) {
  return reviews.map((review) => (
    <p key={review.id} className={className ?? "t-small flex flex-wrap items-baseline gap-x-3 text-ink-2"}>
      <Link href={paths.review(slug, review.id) + momentQuery(moment)} className="link max-md:inline-block max-md:py-3">
        In review: {answersInWords(review.count)}
      </Link>
      {review.isMine && <span className="font-semibold text-ink">It waits for you</span>}
      {review.due && <span className="font-semibold text-ink">{dueInWords(review.due, review.dueDate)}</span>}
      <MarkingWords markedWith={review.compartmentId ? [review.compartmentId] : []} compartments={compartments} />
    </p>
  ));
}
