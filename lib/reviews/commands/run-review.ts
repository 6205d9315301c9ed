/** What who asked for a review, or a manager, does with it. */
import "server-only";
import { type CommandContext, command } from "@/lib/platform/command";
import { Conflict, Refusal } from "@/lib/platform/errors";
import { mayRunReview } from "../policy";
import { canAnswerIn } from "../queries-people";
import { wordedAnewIn } from "../queries-wordings";
import { countAnswers, linesOf } from "../rules";
import { carryReviewInput, changeReviewInput, onReviewInput, remindReviewInput } from "../schema";
import { type LoadedReview, loadReview, requireAsking, requireOpen } from "./load-review";
import { contentOf, publishReview } from "./publish-review";
import {
  isToCome,
  presentOf,
  requireInOrder,
  requireReviewers,
  requireStanding,
  requireToCome,
  wordingsAnew,
} from "./require-subject";

/** Asks others too, or some no more; gives another day or another note. Who has answered keeps their answer. */
export const changeReview = command({
  name: "review.change",
  input: changeReviewInput,
  load: loadReview,
  may: mayRunReview,
  change: async (context, { reviewerIds: named, dueDate, note, seenRecordId }, review) => {
    requireOpen(review);
    const reviewerIds = [...new Set(named)];
    // Who was asked already may have lost their way to answer since; they are not asked by this.
    const added = reviewerIds.filter((id) => !review.reviewerIds.includes(id));
    const { compartmentId, askerId } = review;
    if (added.length > 0) await requireReviewers(context, { reviewerIds: added, compartmentId, askerId });
    if (dueDate !== review.dueDate) requireToCome(context, dueDate);
    const content = { ...contentOf(review), reviewerIds, dueDate: dueDate ?? null, note: note ?? null };
    return publishReview(context, { seenRecordId }, review, content, "changed");
  },
});

/** Asks the same reviewers anew, about the words that stand now. */
export const carryReview = command({
  name: "review.carry",
  input: carryReviewInput,
  load: loadReview,
  may: mayRunReview,
  change: async (context, { askedId, dueDate, heldFrom, isDateInferred }, review) => {
    requireOpen(review);
    requireAsking(review, askedId, "Somebody has asked anew already.");
    requireToCome(context, dueDate);
    requireInOrder(context, heldFrom, [...review.steps, ...review.answers]);
    const { subject, termId, clauseVersionIds, compartmentId } = review;
    if (subject === "brief") throw new Refusal("A kept brief does not change. Keep another, and ask about that.");
    if (
      termId === null &&
      (await wordedAnewIn(context.tx, context.member.negotiationId, presentOf(context), review)) === 0
    )
      throw new Conflict("No clause has been worded anew since it was asked.");
    const anew = termId ? await wordingsAnew(context, { termId, clauseVersionIds, compartmentId }) : [];
    if (termId && anew.length === 0)
      throw new Refusal("Nothing that all its reviewers may read stands in its place. Ask for another review.");
    await requireStanding(context, { termId, briefId: null, clauseVersionIds: anew, compartmentId });
    if (termId && anew.length === clauseVersionIds.length && anew.every((id) => clauseVersionIds.includes(id)))
      throw new Conflict("It is about the words that stand now already.");
    const content = {
      ...{ ...contentOf(review), clauseVersionIds: anew, isAsking: true },
      // A day that is over asks for nothing any more: asked by it, all would be late at once.
      dueDate: dueDate ?? (review.dueDate !== null && isToCome(context, review.dueDate) ? review.dueDate : null),
    };
    return publishReview(context, { heldFrom, isDateInferred }, review, content, "carried");
  },
});

const ending = (name: string, state: "closed" | "withdrawn") =>
  command({
    name,
    input: onReviewInput,
    load: loadReview,
    may: mayRunReview,
    change: async (context, { askedId, heldFrom, isDateInferred }, review) => {
      requireOpen(review);
      requireAsking(review, askedId, "They are asked about later words by now: look at those first.");
      requireInOrder(context, heldFrom, [...review.steps, ...review.answers]);
      const content = { ...contentOf(review), state };
      const ended = await publishReview(context, { heldFrom, isDateInferred }, review, content, state);
      const { slug } = await context.tx.negotiation.findUniqueOrThrow({
        where: { id: context.member.negotiationId },
        select: { slug: true },
      });
      return { ...ended, slug };
    },
  });

/** Ends a review: what was answered stands, and nobody answers any more. */
export const closeReview = ending("review.close", "closed");

/** Takes the request back: nobody is waited for, and what was answered stays on record. */
export const withdrawReview = ending("review.withdraw", "withdrawn");

/** Tells those who have not answered once more. */
export const remindReview = command({
  name: "review.remind",
  input: remindReviewInput,
  load: loadReview,
  may: mayRunReview,
  change: async (context, _, review) => {
    requireOpen(review);
    await requireStanding(context, review);
    const missing = await missingIn(context, review);
    if (missing.length === 0) throw new Refusal("Nobody is missing: all have answered.");
    const { id: seriesId, recordId, compartmentId, subject, termId, briefId } = review;
    context.audit({
      event: "review.reminded",
      ...{ compartmentId, seriesId, recordId },
      after: { subject, termId, briefId, reviewerIds: missing },
    });
    return { reviewId: seriesId, reminded: missing.length };
  },
});

async function missingIn({ tx, member }: CommandContext, review: LoadedReview): Promise<string[]> {
  return countAnswers(linesOf(review, await canAnswerIn(tx, member.negotiationId)).asked).missing;
}
