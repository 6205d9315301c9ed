/** What a person is still to answer by a day, for a calendar. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import { briefTitlesIn } from "@/lib/briefs/queries";
import { heldUpTo, type ReadAt } from "@/lib/record/reading";
import { termsIn } from "@/lib/terms/queries";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { goneAmong } from "./queries-gone";
import { canAnswerIn } from "./queries-people";
import { openReviewsIn } from "./queries-standing";
import { briefInWords, linesOf } from "./rules";

/** A review that waits for somebody's answer; `by` is a day, `of` "1.4 Residual presence". */
type ReviewDue = { id: string; by: FuzzyDate; of: string; recordedAt: Date };

/** The open reviews with a day that ask this person, who has not answered and still can. Nothing that is marked is among them. */
export async function reviewsDueIn(tx: Tx, negotiationId: string, userId: string, at: ReadAt): Promise<ReviewDue[]> {
  const open = (await openReviewsIn(tx, negotiationId, heldUpTo(at))).filter(
    ({ compartmentId, dueDate, reviewerIds, state }) =>
      compartmentId === null && dueDate !== null && state === "open" && reviewerIds.includes(userId),
  );
  if (open.length === 0) return [];
  const canAnswer = await canAnswerIn(tx, negotiationId);
  const goneOf = await goneAmong(tx, negotiationId, at, open);
  const terms = (await termsIn(tx, negotiationId, at)).filter(({ compartmentId }) => compartmentId === null);
  const briefs = await briefTitlesIn(
    tx,
    negotiationId,
    at,
    open.flatMap(({ briefId }) => briefId ?? []),
  );
  return open.flatMap((review) => {
    const { id, termId, briefId, dueDate, record } = review;
    const mine = linesOf(review, canAnswer).asked.find((line) => line.userId === userId);
    if (!dueDate || !mine?.canAnswer || mine.now || goneOf(review)) return [];
    const term = terms.find((each) => each.id === termId);
    const ofTerm = term ? `${term.number} ${term.title}` : "a wording";
    const of = briefId ? briefInWords(briefs.get(briefId)) : termId === null ? "the text" : ofTerm;
    return [{ id, by: dueDate, of, recordedAt: record.recordedAt }];
  });
}
