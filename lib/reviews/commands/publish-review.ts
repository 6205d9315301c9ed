import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { publish } from "@/lib/record/commands/publish";
import type { RecordFields } from "@/lib/record/schema";
import type { LoadedReview } from "./load-review";

type Said = Partial<Pick<RecordFields, "heldFrom" | "isDateInferred" | "seenRecordId">>;
type Content = Pick<
  LoadedReview,
  "subject" | "termId" | "briefId" | "clauseVersionIds" | "reviewerIds" | "dueDate" | "note" | "state" | "isAsking"
>;
type Event = "asked" | "changed" | "carried" | "closed" | "withdrawn";

/** Publishes what a review says from now on, all of it: a new one, or the next record of one that there is. */
export async function publishReview(
  context: CommandContext,
  { heldFrom, isDateInferred = false, seenRecordId }: Said,
  { compartmentId, id }: { compartmentId: string | null; id?: string },
  content: Content,
  event: Event,
): Promise<{ reviewId: string; recordId: string }> {
  const fields = {
    ...{ heldFrom, isDateInferred, citations: [] },
    ...(seenRecordId ? { seenRecordId } : {}),
    ...(compartmentId ? { compartmentId } : {}),
  };
  const { seriesId, recordId } = await publish(
    context,
    { kind: "review", fields, event, ...(id ? { seriesId: id } : {}) },
    (stamp) => context.tx.review.create({ data: { ...stamp, ...content } }),
  );
  return { reviewId: seriesId, recordId };
}

/** What a review says now, for a record that changes some of it and asks nobody. */
export function contentOf(review: LoadedReview): Content {
  const { subject, termId, briefId, clauseVersionIds, reviewerIds, dueDate, note, state } = review;
  return { subject, termId, briefId, clauseVersionIds, reviewerIds, dueDate, note, state, isAsking: false };
}
