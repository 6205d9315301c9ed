/** What reviews are called where they stand among other things, with the day that they wait for. */
import "server-only";
import { briefTitlesIn } from "@/lib/briefs/queries";
import type { Tx } from "@/lib/platform/database";
import { atLast, heldUpTo } from "@/lib/record/reading";
import { addDays } from "@/lib/time/fuzzy-date";
import { parseMoment } from "@/lib/time/moment";
import { canAnswerIn } from "./queries-people";
import { reviewsIn } from "./queries-standing";
import { briefInWords, countAnswers, dueOf, linesOf, type ReviewState } from "./rules";
import { dueInWords } from "./rules/due-words";

/** Why a review asks its reader for nothing any more; null: it may. */
export type Settled = Exclude<ReviewState, "open"> | "answered" | null;

/** Those of these series that are reviews, by their ids: "Review of 1.4 Residual presence, due tomorrow". */
export async function reviewNamesIn(
  tx: Tx,
  negotiation: { id: string; timeZone: string; present: string | null },
  seriesIds: readonly string[],
  termName: (id: string) => string | null,
  { readerId, now }: { readerId: string | null; now: Date },
): Promise<Map<string, { name: string; settled: Settled }>> {
  const { asOfDay: today } = parseMoment({}, { zone: negotiation.timeZone, present: negotiation.present }, now);
  const ids = await tx.review.findMany({
    where: { negotiationId: negotiation.id, seriesId: { in: [...seriesIds] } },
    distinct: ["seriesId"],
    select: { seriesId: true },
  });
  if (ids.length === 0) return new Map();
  const asked = { seriesIds: ids.map(({ seriesId }) => seriesId) };
  const reviews = await reviewsIn(tx, negotiation.id, heldUpTo(atLast(now)), asked);
  const briefs = await briefTitlesIn(
    tx,
    negotiation.id,
    atLast(now),
    reviews.flatMap(({ briefId }) => briefId ?? []),
  );
  const named = new Map<string, { name: string; settled: Settled }>();
  const canAnswer = await canAnswerIn(tx, negotiation.id);
  for (const review of reviews) {
    const { id, termId, briefId, dueDate, state } = review;
    const { asked: lines } = linesOf(review, canAnswer);
    const { missing } = countAnswers(lines);
    const hasAnswered = lines.some(({ userId, now: said }) => userId === readerId && said !== null);
    const due = dueOf({ dueDate, state, missing: missing.length }, today, addDays(today, 1));
    const other = briefId ? briefInWords(briefs.get(briefId)) : "the text";
    const of = termId ? (termName(termId) ?? "a term that is not on record here") : other;
    const more = state === "open" ? dueInWords(due, dueDate) : state;
    named.set(id, {
      name: [`Review of ${of}`, more].filter(Boolean).join(", "),
      settled: state !== "open" ? state : hasAnswered ? "answered" : null,
    });
  }
  return named;
}
