import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MarkingNote } from "@/components/record/MarkingNote";
import { AnswerForm } from "@/components/reviews/AnswerForm";
import { AnswersTable } from "@/components/reviews/AnswersTable";
import { HoldsNote } from "@/components/reviews/HoldsNote";
import { ChangeReviewForm } from "@/components/reviews/ChangeReviewForm";
import { Act, ReviewActs } from "@/components/reviews/ReviewActs";
import { ReviewDeeds } from "@/components/reviews/ReviewDeeds";
import { ReviewedWords } from "@/components/reviews/ReviewedWords";
import { ReviewRemarks } from "@/components/reviews/ReviewRemarks";
import { UnsentAnswer } from "@/components/reviews/UnsentAnswer";
import { changeReviewHref } from "@/components/reviews/reviewsAddress";
import {
  capital,
  dayInWords,
  goneInWords,
  inARow,
  standingInWords,
  subjectInWords,
} from "@/components/reviews/reviewWords";
import { compareHref } from "@/components/text/compareAddress";
import { textHref } from "@/components/text/textAddress";
import { briefDifferencesHref } from "@/components/briefs/briefsAddress";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { Columns } from "@/components/ui/Columns";
import { FormPanel } from "@/components/ui/FormPanel";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import { keptBrief } from "@/lib/briefs/queries";
import { circlesToldIn } from "@/lib/exchange/queries-brief";
import { lineageOfTerm } from "@/lib/lineage/queries-term";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { carryReviewAction } from "@/lib/reviews/actions";
import { mayRunReview } from "@/lib/reviews/policy";
import { reviewPage } from "@/lib/reviews/queries-one";
import { stripNotation } from "@/lib/text/print-brackets";
import { formatFuzzy } from "@/lib/time/format-date";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { minuteOf } from "@/lib/time/zones";
import { ReadSubject } from "../../Following";
import { NegotiationFrame } from "../../NegotiationFrame";

export const metadata: Metadata = { title: "Review" };

type Asked = { act?: string | string[] };
type Props = { params: Promise<{ slug: string; reviewId: string }>; searchParams: Promise<MomentParams & Asked> };

export default async function ReviewPage({ params, searchParams }: Props) {
  const { slug, reviewId } = await params;
  const { act, ...clocks } = await searchParams;
  const opened = await openNegotiation(slug, clocks);
  const found = await reviewPage(opened, reviewId);
  if (!found) notFound();
  const { review, wordings, versionsOf, hasLanguages, remarks, remarkCount, deeds, sponsors, addressees } = found;
  const { moment, member, negotiation } = opened;
  const compartments = await myCompartments(opened);
  const query = momentQuery(moment);
  const path = paths.review(slug, reviewId);
  const { timeZone } = negotiation;
  const { termId, briefId, state, asking, lines, mine, count, wordedAnew, gone } = review;
  const isOpen = state === "open";
  const mayRun = moment.isPresent && isOpen && mayRunReview(member, review).allowed;
  const mayAnswer = moment.isPresent && isOpen && gone === null && mine?.canAnswer === true;
  const became = gone && termId ? (await lineageOfTerm(opened, termId)).became.flatMap(({ terms }) => terms) : [];
  const mayCarry = mayRun && wordedAnew > 0 && gone !== "withdrawn";
  const kept = mayAnswer && briefId !== null ? await keptBrief(opened, briefId) : null;
  const holds = kept ? await circlesToldIn(opened, kept, review.compartmentId) : [];
  const marking = compartments.find(({ id }) => id === review.compartmentId);
  const versionOf = (askedId: string) => {
    if (briefId !== null) return "the brief";
    return termId === null ? null : (versionsOf.get(askedId) ?? "a version taken back");
  };
  const subjectHref = briefId ? paths.keptBrief(slug, briefId) : termId ? paths.term(slug, termId) : null;
  const missing = lines.filter(({ userId }) => count.missing.includes(userId)).map(({ name }) => name);
  const noteHref = (note: { id: string; termId: string | null }) =>
    `${hrefWith(paths.text(slug) + query, { term: note.termId, note: note.id })}#note-${note.id}`;
  // From when it was asked, and not from the end of that day: what came later on it has changed since.
  const sinceHref = compareHref({
    ...{ slug, moment, termId: null, from: null, to: null, layout: "beside" },
    ...{ since: asking.record.validText, sinceRecord: asking.recordId },
  });
  // As known then, too: what was recorded since may say something of that day.
  const thenQuery = momentQuery(moment, {
    asOf: asking.record.validText,
    knownAt: minuteOf(asking.record.recordedAt, timeZone),
  });
  // An answer is read by all who read the review: so must be what it points to.
  const suggestions = remarks.filter(
    ({ kind, compartmentId }) =>
      kind === "suggestion" && (compartmentId === null || compartmentId === review.compartmentId),
  );
  const colleagues = addressees.filter(
    ({ userId, canLookInto, compartmentIds }) =>
      review.reviewerIds.includes(userId) ||
      (canLookInto &&
        userId !== review.askerId &&
        (review.compartmentId === null || compartmentIds.includes(review.compartmentId))),
  );
  // Who is asked reads the words before they answer; who gathers the answers sees those first.
  const words = termId ? (
    <ReviewedWords
      wordings={wordings}
      sponsors={sponsors}
      hasLanguages={hasLanguages}
      compareHref={(from, to) => compareHref({ slug, moment, termId, from, to, since: null, layout: "beside" })}
      textHref={(versionId) => textHref({ slug, moment, beside: null }, { termId, versionId })}
    />
  ) : briefId !== null ? (
    <Section title="The brief">
      <p className="t-small text-ink-2">
        It stands as it was kept, and each reader finds in it what they may see. Read it before you answer.
      </p>
      <p className="flex flex-wrap gap-x-5 py-2">
        <Link href={paths.keptBrief(slug, briefId) + query} className="link">
          Read the brief
        </Link>
        <Link href={briefDifferencesHref(slug, briefId, query)} className="link">
          What the record says differently now
        </Link>
      </p>
    </Section>
  ) : (
    <Section title="The text">
      <p className="flex flex-wrap gap-x-5 py-2">
        <Link href={paths.text(slug) + thenQuery} className="link">
          Read it as it stood when it was asked
        </Link>
        <Link href={sinceHref} className="link">
          What changed since
        </Link>
      </p>
    </Section>
  );
  return (
    <NegotiationFrame
      opened={opened}
      section="text"
      path={path}
      keys={[...(mayAnswer ? [{ keys: ["a"], label: "answer" }] : []), { keys: ["g", "r"], label: "all reviews" }]}
    >
      <ReadSubject opened={opened} subjectId={reviewId} />
      <div className="grid gap-1">
        <p className="mb-1 print:hidden">
          <Link href={paths.reviews(slug) + query} className="link">
            All reviews
          </Link>
        </p>
        <Answer>
          {subjectHref === null ? (
            subjectInWords(review)
          ) : (
            <Link href={subjectHref + query} className="link-name">
              <bdi>{subjectInWords(review)}</bdi>
            </Link>
          )}
          : {standingInWords(review)}
        </Answer>
        <MetaLine>
          <bdi>{review.asker}</bdi> asks about{" "}
          {versionOf(asking.recordId) ?? `the text of ${formatFuzzy(review.askedOn, timeZone, { weekday: false })}`}
          {isOpen && <>, {dayInWords(review)}</>}.{" "}
          {isOpen && missing.length > 0 && (
            <>
              Missing: <bdi className="font-semibold text-ink">{inARow(missing)}</bdi>.
            </>
          )}
        </MetaLine>
        <MarkingNote compartment={marking} className="mt-1" />
        {review.note && (
          <p dir="auto" className="t-note mt-1 max-w-measure whitespace-pre-line">
            {review.note}
          </p>
        )}
      </div>
      <div id="form" className="empty:hidden">
        {mayRun && paramOf(act) !== null && (
          <FormPanel title="Change the review" closeHref={path} returnTo="change-review">
            <ChangeReviewForm
              negotiationId={negotiation.id}
              seenRecordId={opened.newestRecordId}
              review={review}
              colleagues={colleagues}
            />
          </FormPanel>
        )}
      </div>
      {(wordedAnew > 0 || gone) && (
        <div className="my-4 grid justify-items-start gap-2 border-l-3 border-accent ps-3">
          <p>
            {gone
              ? `${capital(goneInWords(review))}: it waits for no answer.`
              : termId
                ? `It has been worded anew since: this review is about ${versionOf(asking.recordId)}.`
                : `${wordedAnew === 1 ? "1 clause has" : `${wordedAnew} clauses have`} been worded anew since: this review is about the text as it stood.`}{" "}
            {became.length > 0 && (
              <>
                Its words went to{" "}
                {became.map(({ id, number, title }, place) => (
                  <span key={id}>
                    {place > 0 && ", "}
                    <Link href={paths.term(slug, id) + query} className="link">
                      <bdi>
                        {number} {title}
                      </bdi>
                    </Link>
                  </span>
                ))}
                .{" "}
              </>
            )}
            {gone && mayRun && !mayCarry && "Withdraw it, or close it with what was answered."}
            {review.subject === "text" && (
              <Link href={sinceHref} className="link">
                What changed since
              </Link>
            )}
          </p>
          {mayCarry && (
            <>
              <Act
                action={carryReviewAction}
                negotiationId={negotiation.id}
                reviewId={reviewId}
                askedId={asking.recordId}
                pending="Asking…"
              >
                {termId ? "Ask anew, about what stands now" : "Ask anew, about the text as it stands now"}
              </Act>
              {review.dueDate !== null && review.dueDate < moment.asOfDay && (
                <p className="t-small text-ink-2">
                  Its day is over: asked anew, it has none until you give it another.
                </p>
              )}
            </>
          )}
        </div>
      )}
      <Columns
        grid="session"
        className="mt-6"
        aside={
          <>
            {briefId === null && (
              <ReviewRemarks
                remarks={remarks}
                remarkCount={remarkCount}
                noteHref={noteHref}
                compartments={compartments}
                timeZone={timeZone}
                isOpen={isOpen}
                hasLanguages={hasLanguages}
              />
            )}
            <ReviewDeeds deeds={deeds} versionOf={versionOf} timeZone={timeZone} />
          </>
        }
      >
        {mayAnswer && words}
        {mayAnswer && (
          <Section title="Your answer" isSelected>
            <HoldsNote holds={holds}>
              Your answer is read by {marking ? <>everybody in {marking.name}</> : "all members"}.
            </HoldsNote>
            <AnswerForm
              key={asking.recordId}
              negotiationId={negotiation.id}
              reviewId={reviewId}
              askedId={asking.recordId}
              now={answerOf(mine.now)}
              suggestions={suggestions.map(({ id, quote, replacement, author }) => ({
                id,
                label: `${author}: “${stripNotation(quote)}” to “${replacement ?? ""}”`.slice(0, 200),
              }))}
            />
          </Section>
        )}
        {moment.isPresent && !mayAnswer && <UnsentAnswer reviewId={reviewId} />}
        <Section title="Answers" aside={capital(standingInWords(review))}>
          <AnswersTable
            review={review}
            versionOf={versionOf}
            suggestions={suggestions}
            noteHref={(id) => noteHref({ id, termId })}
            timeZone={timeZone}
            isPresent={moment.isPresent}
          />
          {mayRun && (
            <div className="pt-3">
              <ReviewActs
                negotiationId={negotiation.id}
                reviewId={reviewId}
                askedId={asking.recordId}
                missing={missing.length}
                isGone={gone !== null}
                changeHref={changeReviewHref(slug, reviewId)}
              />
            </div>
          )}
        </Section>
        {!mayAnswer && words}
      </Columns>
    </NegotiationFrame>
  );
}

type Said = NonNullable<NonNullable<Awaited<ReturnType<typeof reviewPage>>>["review"]["mine"]>["now"];

/** What the form begins with. */
function answerOf(now: Said) {
  if (!now) return null;
  const { recordId, opinion, comment, suggestionId } = now;
  return { recordId, opinion, comment, suggestionId };
}
