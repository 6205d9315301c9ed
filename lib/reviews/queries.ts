/** Reviews as a reader sees them: what is asked of whom by when, who has answered, and whether the words have changed since. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { briefTitlesIn } from "@/lib/briefs/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { composedOnce } from "@/lib/record/composed-once";
import { heldUpTo } from "@/lib/record/reading";
import { termsIn } from "@/lib/terms/queries";
import { addDays, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { goneAmong } from "./queries-gone";
import { canAnswerIn, peopleIn } from "./queries-people";
import { openReviewsIn, type ReviewAtLast, reviewsIn } from "./queries-standing";
import { wordedAnewAmong } from "./queries-wordings";
import { countAnswers, dueOf, inOrderOfUrgency, linesOf } from "./rules";

type Reading = Pick<Opened, "actor" | "negotiation" | "moment">;
export type ReviewView = Awaited<ReturnType<typeof viewsIn>>[number];
export type ReviewShort = Pick<
  ReviewView,
  "id" | "termId" | "briefId" | "count" | "due" | "dueDate" | "isMine" | "compartmentId"
>;

/** Every review of the negotiation, what is urgent first. */
export async function allReviews({ actor, negotiation, moment }: Opened): Promise<ReviewView[]> {
  return asActor(actor, async (tx) => {
    const reviews = await reviewsIn(tx, negotiation.id, heldUpTo(moment));
    return inOrderOfUrgency(await viewsIn(tx, { actor, negotiation, moment }, reviews));
  });
}

/** The open reviews of wordings, of the text and of briefs, or of one term's wordings only, in short. */
export async function openReviews(opened: Reading, termId?: string): Promise<ReviewShort[]> {
  const { negotiation, moment } = opened;
  return asActor(opened.actor, async (tx) => {
    const open = await composedOnce(tx, { negotiation, moment, what: ["open reviews", termId ?? null] }, () =>
      openReviewsIn(tx, negotiation.id, heldUpTo(moment), termId),
    );
    return inOrderOfUrgency(await standingsIn(tx, opened, open));
  });
}

/** How reviews stand: who has answered, who is missing, and whether they are late; without names. */
async function standingsIn(tx: Tx, { actor, negotiation, moment }: Reading, reviews: readonly ReviewAtLast[]) {
  if (reviews.length === 0) return [];
  const canAnswer = await canAnswerIn(tx, negotiation.id);
  const today = moment.asOfDay;
  const goneOf = await goneAmong(tx, negotiation.id, moment, reviews.filter(isOpen));
  return reviews.map((review) => {
    const { dueDate, state } = review;
    const lines = linesOf(review, canAnswer);
    const count = countAnswers(lines.asked, state === "open" && moment.isPresent);
    const gone = isOpen(review) ? goneOf(review) : null;
    const mine = lines.asked.find(({ userId }) => userId === actor.userId) ?? null;
    return {
      ...{ ...review, count, lines },
      /** What became of its words where nobody can answer about them any more. */
      gone,
      seq: review.record.seq,
      due: dueOf({ dueDate, state, missing: count.missing.length }, today, addDays(today, 1)),
      /** What the reader is asked. */
      mine,
      isMine: state === "open" && mine !== null && mine.now === null && mine.canAnswer && gone === null,
    };
  });
}

const isOpen = ({ state }: Pick<ReviewAtLast, "state">) => state === "open";

/** Reviews with names, counts and whether they are late. */
export async function viewsIn(tx: Tx, opened: Reading, reviews: readonly ReviewAtLast[]) {
  if (reviews.length === 0) return [];
  const { negotiation, moment } = opened;
  const terms = await termsIn(tx, negotiation.id, moment);
  const briefs = await briefTitlesIn(
    tx,
    negotiation.id,
    moment,
    reviews.flatMap(({ briefId }) => briefId ?? []),
  );
  const nameOf = await peopleIn(tx);
  const anewOf = await wordedAnewAmong(tx, negotiation.id, moment, reviews.filter(isOpen));
  return (await standingsIn(tx, opened, reviews)).map(({ lines, ...review }) => {
    const term = terms.find(({ id }) => id === review.termId);
    return {
      ...review,
      term: term ? { id: term.id, number: term.number, title: term.title } : null,
      /** What the brief is called that it is of; null: it is of none, or of one that is not on record here. */
      briefTitle: review.briefId ? (briefs.get(review.briefId) ?? null) : null,
      asker: nameOf(review.askerId),
      askedOn: requireFuzzyDate(review.asking.record.validText),
      lines: lines.asked.map((line) => ({ ...line, name: nameOf(line.userId) })),
      former: lines.former.map((line) => ({ ...line, name: nameOf(line.userId) })),
      /** How many of the wordings in question have another in their place by now. */
      wordedAnew: isOpen(review) ? anewOf(review) : 0,
    };
  });
}
