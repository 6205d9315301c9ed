import "server-only";
import { type CommandContext, command } from "@/lib/platform/command";
import { NotFound, Refusal } from "@/lib/platform/errors";
import { publish, seriesAbout } from "@/lib/record/commands/publish";
import { seenBy } from "@/lib/record/reading";
import { mayAnswerReview } from "../policy";
import { canAnswerIn } from "../queries-people";
import { countAnswers, linesOf } from "../rules";
import { answerReviewInput } from "../schema";
import { requireInOrder, requireStanding } from "./require-subject";
import { type LoadedReview, loadReview, requireAsking, requireOpen } from "./load-review";

/** Says what one thinks of it; said again, that takes the place of what one said. A conflict where other words are asked about by now. */
export const answerReview = command({
  name: "review.answer",
  input: answerReviewInput,
  load: loadReview,
  may: mayAnswerReview,
  change: async (context, { askedId, opinion, comment, suggestionId, heldFrom, isDateInferred }, review) => {
    requireOpen(review);
    const { tx, actor } = context;
    const { id: reviewId, termId, briefId, compartmentId } = review;
    requireAsking(
      review,
      askedId,
      "You are asked about a later version by now. Read it first; what you wrote is still here.",
    );
    await requireStanding(context, review);
    const own = review.answers.filter(({ reviewerId }) => reviewerId === actor.userId);
    requireInOrder(context, heldFrom, [...review.steps, ...own]);
    if (suggestionId) await requireSuggestion(context, suggestionId, review);
    const said = {
      ...{ reviewId, termId, briefId, reviewerId: actor.userId, askedId, opinion },
      comment: comment ?? null,
      suggestionId: opinion === "agree_with_changes" ? (suggestionId ?? null) : null,
    };
    const { recordId } = await publish(
      context,
      {
        kind: "review_answer",
        seriesId: seriesAbout("review_answer", reviewId, actor.userId),
        fields: { heldFrom, isDateInferred, citations: [], ...(compartmentId ? { compartmentId } : {}) },
        event: await eventOf(context, review),
      },
      (stamp) => tx.reviewAnswer.create({ data: { ...stamp, ...said } }),
    );
    return { reviewId, recordId };
  },
});

/** A suggestion on some of the words in question, which all who read the review may see. */
async function requireSuggestion(
  { tx, member: { negotiationId } }: CommandContext,
  seriesId: string,
  { subject, termId, steps, compartmentId }: LoadedReview,
): Promise<void> {
  if (subject === "brief") throw new Refusal("A brief has no margin in which its words are suggested.", "suggestionId");
  const versionIds = steps.flatMap(({ clauseVersionIds }) => clauseVersionIds);
  const found = await tx.annotation.findFirst({
    where: {
      ...{ negotiationId, seriesId, kind: "suggestion", ...seenBy(compartmentId) },
      ...(termId === null ? {} : { clauseVersionId: { in: versionIds } }),
      record: { isRetraction: false, supersededBy: null },
    },
    select: { recordId: true },
  });
  if (!found) throw new NotFound("There is no such suggestion on these words.", "suggestionId");
}

/** Who asked is told of the answer that was missing still in another way than of the others. */
async function eventOf({ tx, actor, member }: CommandContext, review: LoadedReview): Promise<string> {
  const { missing } = countAnswers(linesOf(review, await canAnswerIn(tx, member.negotiationId)).asked);
  return missing.length === 1 && missing[0] === actor.userId ? "completed" : "answered";
}
