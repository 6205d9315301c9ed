import { z } from "zod";
import { checkboxInput, idInput, idsInput, proseInput } from "@/lib/platform/inputs";
import { recordFields } from "@/lib/record/schema";
import { canonicalLanguage } from "@/lib/text/languages";
import { dayInput } from "@/lib/time/schema";
import { needsComment, reviewOpinions } from "./rules";

const { negotiationId, heldFrom, compartmentId, seenRecordId } = recordFields;

/** When it was, where that is not now. */
const dated = { heldFrom, isDateInferred: checkboxInput };

const reviewerIds = idsInput.refine((ids) => ids.length > 0 && ids.length <= 50, "Choose who is asked.");

/** Whom it asks, by which day, and what it says to them. */
const asking = { reviewerIds, dueDate: dayInput.optional(), note: proseInput(2000).optional() };

/** Of an open wording a review may be marked; of a marked one it is marked as the wording is. */
export const askReviewInput = z.strictObject({
  negotiationId,
  /** The term whose wording is in question. Left out, and no brief: the text of the whole agreement. */
  termId: idInput.optional(),
  /** The kept brief that is in question. */
  briefId: idInput.optional(),
  /** Left out: every language in which the term is worded. */
  language: z
    .string()
    .max(35)
    .transform((tag, context) => {
      const language = canonicalLanguage(tag);
      if (language) return language;
      context.addIssue({ code: "custom", message: "There is no such language." });
      return z.NEVER;
    })
    .optional(),
  ...asking,
  compartmentId,
  /** The newest record that the asker could have seen: words that came later are not sent to review unread. */
  seenRecordId,
  ...dated,
});

/** One review, and the newest record that its reader could have seen. */
const ofReview = { negotiationId, reviewId: idInput };

export const answerReviewInput = z
  .strictObject({
    ...ofReview,
    /** The record of the review that asked: whoever answers an earlier asking has not seen the later words. */
    askedId: idInput,
    opinion: z.enum(reviewOpinions, "Choose what you think of it."),
    comment: proseInput(5000).optional(),
    /** A remark that suggests other words: with those its author would agree. */
    suggestionId: idInput.optional(),
    ...dated,
  })
  .superRefine(({ opinion, comment, suggestionId }, context) => {
    if (needsComment(opinion) && !comment && !(opinion === "agree_with_changes" && suggestionId))
      context.addIssue({
        code: "custom",
        path: ["comment"],
        message: opinion === "object" ? "Say what you object to." : "Say what should change.",
      });
  });

export const changeReviewInput = z.strictObject({ ...ofReview, ...asking, seenRecordId });

/** The record of the review that asked last, as far as the actor had seen. */
const seenAsking = { askedId: idInput };

/** Asks the same reviewers about the words that stand now. Without a day: by the day that was asked for, if that is to come. */
export const carryReviewInput = z.strictObject({ ...ofReview, ...seenAsking, dueDate: dayInput.optional(), ...dated });

export const onReviewInput = z.strictObject({ ...ofReview, ...seenAsking, ...dated });
export const remindReviewInput = z.strictObject(ofReview);
