import "server-only";
import { command } from "@/lib/platform/command";
import { mayAskReview } from "../policy";
import { askReviewInput } from "../schema";
import { publishReview } from "./publish-review";
import { requireInOrder, requireReviewers, requireStanding, requireSubject, requireToCome } from "./require-subject";

/** Asks colleagues by name what they think of a wording, of the text as it stands, or of a kept brief. */
export const askReview = command({
  name: "review.ask",
  input: askReviewInput,
  may: mayAskReview,
  change: async (context, { reviewerIds: named, dueDate, note, ...asked }) => {
    const { compartmentId, ...subject } = await requireSubject(context, asked);
    await requireStanding(context, { ...subject, compartmentId });
    const reviewerIds = [...new Set(named)];
    await requireReviewers(context, { reviewerIds, compartmentId });
    requireToCome(context, dueDate);
    const { heldFrom, isDateInferred } = asked;
    requireInOrder(context, heldFrom);
    return publishReview(
      context,
      { heldFrom, isDateInferred },
      { compartmentId },
      { ...subject, reviewerIds, dueDate: dueDate ?? null, note: note ?? null, state: "open", isAsking: true },
      "asked",
    );
  },
});
