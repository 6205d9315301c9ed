/** Reviews as a reader sees them: what is asked of whom by when, who has answered, and whether the words have changed since. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { heldUpTo } from "@/lib/record/reading";
import { termsIn } from "@/lib/terms/queries";
import { addDays, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { goneIn } from "./queries-gone";
import { canAnswerIn, peopleIn } from "./queries-people";
import { type ReviewAtLast, reviewsIn } from "./queries-standing";
import { wordedAnewIn } from "./queries-wordings";
import { countAnswers, dueOf, inOrderOfUrgency, reviewerLines } from "./rules";

export type ReviewView = Awaited<ReturnType<typeof viewsIn>>[number];
export type ReviewShort = Pick<ReviewView, "id" | "termId" | "count" | "due" | "dueDate" | "isMine" | "compartmentId">;

/** Every review of the negotiation, what is urgent first. */
export async function allReviews({ actor, negotiation, moment }: Opened): Promise<ReviewView[]> {
  return asActor(actor, async (tx) => {
    const reviews = await reviewsIn(tx, negotiation.id, heldUpTo(moment));
    return inOrderOfUrgency(await viewsIn(tx, { actor, negotiation, moment }, reviews));
  });
}

/** The open reviews of wordings and of the text, in short. */
export async function openReviews(opened: Pick<Opened, "actor" | "negotiation" | "moment">): Promise<ReviewShort[]> {
  const { actor, negotiation, moment } = opened;
  return asActor(actor, async (tx) => {
    const reviews = await reviewsIn(tx, negotiation.id, heldUpTo(moment));
    const open = reviews.filter(({ state }) => state === "open");
    return inOrderOfUrgency(await viewsIn(tx, opened, open));
  });
}

/** Reviews with names, counts and whether they are late. */
export async function viewsIn(
  tx: Tx,
  { actor, negotiation, moment }: Pick<Opened, "actor" | "negotiation" | "moment">,
  reviews: readonly ReviewAtLast[],
) {
  if (reviews.length === 0) return [];
  const terms = await termsIn(tx, negotiation.id, moment);
  const nameOf = await peopleIn(tx);
  const today = moment.asOfDay;
  const views = [];
  for (const { answers, ...review } of reviews) {
    const { id, reviewerIds, asking, compartmentId, dueDate, state, termId, record } = review;
    const canAnswer = await canAnswerIn(tx, negotiation.id, compartmentId);
    const told = answers.map((answer) => ({ ...answer, record: answer.record }));
    const lines = reviewerLines({ reviewerIds, askedId: asking.recordId }, told, canAnswer);
    const count = countAnswers(lines.asked, state === "open" && moment.isPresent);
    const gone = state === "open" ? await goneIn(tx, negotiation.id, moment, review) : null;
    const mine = lines.asked.find(({ userId }) => userId === actor.userId) ?? null;
    const term = terms.find((one) => one.id === termId);
    views.push({
      ...review,
      ...{ id, answers, count },
      /** What became of its words where nobody can answer about them any more. */
      gone,
      seq: record.seq,
      term: term ? { id: term.id, number: term.number, title: term.title } : null,
      asker: nameOf(review.askerId),
      askedOn: requireFuzzyDate(asking.record.validText),
      lines: lines.asked.map((line) => ({ ...line, name: nameOf(line.userId) })),
      former: lines.former.map((line) => ({ ...line, name: nameOf(line.userId) })),
      due: dueOf({ dueDate, state, missing: count.missing.length }, today, addDays(today, 1)),
      /** What the reader is asked. */
      mine,
      isMine: state === "open" && mine !== null && mine.now === null && mine.canAnswer && gone === null,
      /** How many of the wordings in question have another in their place by now. */
      wordedAnew: state === "open" ? await wordedAnewIn(tx, negotiation.id, moment, review) : 0,
    });
  }
  return views;
}
