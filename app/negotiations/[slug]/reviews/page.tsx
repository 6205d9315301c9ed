import type { Metadata } from "next";
import { AskReviewForm } from "@/components/reviews/AskReviewForm";
import { ReviewTable } from "@/components/reviews/ReviewTable";
import { askReviewHref } from "@/components/reviews/reviewsAddress";
import { reviewsInWords } from "@/components/reviews/reviewWords";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { FormPanel } from "@/components/ui/FormPanel";
import { paramOf } from "@/components/ui/hrefWith";
import { Link } from "@/components/ui/Link";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { Section } from "@/components/ui/Section";
import { circlesToldIn } from "@/lib/exchange/queries-brief";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { mayAskReview } from "@/lib/reviews/policy";
import { allReviews } from "@/lib/reviews/queries";
import { type AskingDesk, askingDesk } from "@/lib/reviews/queries-asking";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../NegotiationFrame";

export const metadata: Metadata = { title: "Reviews" };

type Asked = Partial<Record<"add" | "term" | "brief", string | string[]>>;
type Props = { params: Promise<{ slug: string }>; searchParams: Promise<MomentParams & Asked> };

const keys = [
  { keys: ["j", "k"], label: "next, previous review" },
  { keys: ["Enter"], label: "open it" },
  { keys: ["a"], label: "ask for a review" },
  { keys: ["g", "t"], label: "text" },
];

export default async function ReviewsPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { add, term, brief, ...clocks } = await searchParams;
  const opened = await openNegotiation(slug, clocks);
  const { moment, member, negotiation } = opened;
  const reviews = await allReviews(opened);
  const compartments = await myCompartments(opened);
  const query = momentQuery(moment);
  const path = paths.reviews(slug);
  const mayAsk = moment.isPresent && mayAskReview(member).allowed;
  const desk =
    mayAsk && paramOf(add) !== null
      ? await askingDesk(opened, { termId: paramOf(term), briefId: paramOf(brief) })
      : null;
  const holds = desk?.brief ? await circlesToldIn(opened, desk.brief, desk.marking) : [];
  const addHref = askReviewHref(slug, null);
  const action = (
    <ButtonLink id="add-review" href={addHref} scroll={false} keyCap="a">
      Ask for a review
    </ButtonLink>
  );
  const table = {
    hrefOf: (id: string) => paths.review(slug, id) + query,
    compartments,
    timeZone: negotiation.timeZone,
  };
  const open = reviews.filter(({ state }) => state === "open");
  const [mine, others] = [open.filter(({ isMine }) => isMine), open.filter(({ isMine }) => !isMine)];
  const ended = reviews.filter(({ state }) => state !== "open");
  return (
    <NegotiationFrame
      opened={opened}
      section="text"
      path={path}
      keys={keys.filter(({ keys: [key] }) => mayAsk || key !== "a")}
      shortcuts={mayAsk ? [{ keys: "a", label: "ask for a review", href: addHref }] : []}
    >
      <RowNavigation noun="review" />
      <div className="grid grid-cols-1 gap-6">
        <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
          <div className="grid gap-1">
            <Answer>{reviewsInWords(reviews)}</Answer>
            <MetaLine>
              What colleagues are asked to say, by when, and who is missing.{" "}
              <Link href={paths.text(slug) + query} className="link print:hidden">
                The text
              </Link>
              <span className="print:hidden"> · </span>
              <Link href={paths.briefs(slug) + query} className="link print:hidden">
                Kept briefs
              </Link>
            </MetaLine>
          </div>
          {mayAsk && reviews.length > 0 && <div className="print:hidden">{action}</div>}
        </div>
        <div id="form" className="empty:hidden">
          {desk && (
            <FormPanel
              title={askedInWords(desk)}
              description="They find it in their inboxes, answer agree, agree with changes or object, and you see who is missing."
              closeHref={path}
              returnTo="add-review"
            >
              {desk.colleagues.length === 0 ? (
                <p className="text-ink-2">Nobody else here may read this and answer.</p>
              ) : (
                <AskReviewForm
                  key={desk.term?.id ?? desk.brief?.id ?? "text"}
                  negotiationId={negotiation.id}
                  seenRecordId={opened.newestRecordId}
                  desk={desk}
                  holds={holds}
                  compartments={compartments}
                />
              )}
            </FormPanel>
          )}
        </div>
        {reviews.length === 0 && (
          <EmptyState
            about="Ask colleagues by name what they think of a clause, of the text or of a kept brief, by a day. Their answers and what they say in the margin gather in one place."
            action={mayAsk && action}
          >
            A wording goes out on Saturday. Who has to agree to it first?
          </EmptyState>
        )}
        {mine.length > 0 && (
          <Section title="Waits for you">
            <ReviewTable caption="Reviews that wait for your answer" reviews={mine} {...table} />
          </Section>
        )}
        {others.length > 0 && (
          <Section title={mine.length > 0 ? "Open besides" : "Open"}>
            <ReviewTable caption="Open reviews" reviews={others} {...table} />
          </Section>
        )}
        {ended.length > 0 && (
          <Section title="Ended">
            <ReviewTable caption="Reviews that have ended" isEnded reviews={ended} {...table} />
          </Section>
        )}
      </div>
    </NegotiationFrame>
  );
}

function askedInWords({ term, brief }: AskingDesk): string {
  if (term) return `Ask for a review of ${term.number} ${term.title}`;
  return brief ? `Ask for a review of the brief “${brief.title}”` : "Ask for a review";
}
