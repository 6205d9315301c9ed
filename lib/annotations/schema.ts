import { z } from "zod";
import { numberInput } from "@/lib/platform/number-input";
import { checkboxInput, idInput, lineInput, proseInput } from "@/lib/platform/inputs";
import { recordFields } from "@/lib/record/schema";
import { canonicalText } from "@/lib/text/canonical";
import { type AnnotationKind, annotationKinds, suggestsNothing, suggestsNothingMessage } from "./rules";

const longestBody = 10_000;

/** What a remark carries of a record's fields; its sources, if any, are named in its words. */
const remarkFields = {
  negotiationId: recordFields.negotiationId,
  heldFrom: recordFields.heldFrom,
  isDateInferred: checkboxInput,
};

/** What a remark says. */
const remarkWords = {
  kind: z.enum(annotationKinds).default("comment"),
  /** May be left out of a suggestion that speaks for itself. */
  body: z
    .string()
    .trim()
    .max(longestBody, `Keep it under ${longestBody.toLocaleString("en")} characters.`)
    .default(""),
  /** What a suggestion puts in the place of the words; left out, it strikes them. */
  replacement: z.string().max(longestBody).transform(canonicalText).optional(),
};

type RemarkWords = { kind: AnnotationKind; body: string; replacement?: string | undefined };

/** Whether the words make a remark of their kind. */
function checkWords({ kind, body, replacement }: RemarkWords, context: z.RefinementCtx): void {
  const complain = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
  if (kind !== "suggestion" && !body) complain("body", "Write something here.");
  if (kind !== "suggestion" && replacement)
    complain("replacement", "Only a suggestion puts other words in their place.");
}

export const makeAnnotationInput = z
  .strictObject({
    ...remarkFields,
    /** Narrows who may see a remark on an open clause; on a marked one it is marked as the clause is. */
    compartmentId: idInput.optional(),
    clauseVersionId: idInput,
    ...remarkWords,
    /** The selection in the version's canonical text, in UTF-16 units, and the words that the writer saw there. */
    start: numberInput(z.number().int().min(0)),
    end: numberInput(z.number().int().min(0)),
    quote: z.string().min(1).max(60_000),
  })
  .superRefine(checkWords)
  .superRefine(({ kind, quote, replacement }, context) => {
    if (kind === "suggestion" && suggestsNothing(quote, replacement ?? ""))
      context.addIssue({ code: "custom", path: ["replacement"], message: suggestsNothingMessage });
  });

/** The record of a remark or a reply: the one that the writer had before their eyes. */
const onRemark = { negotiationId: recordFields.negotiationId, recordId: idInput };

export const correctAnnotationInput = z.strictObject({ ...onRemark, ...remarkWords }).superRefine(checkWords);
export const correctReplyInput = z.strictObject({ ...onRemark, body: proseInput(longestBody) });
/** Its author need not say why. */
export const takeBackInput = z.strictObject({ ...onRemark, reason: lineInput(1000).optional() });

export const replyToAnnotationInput = z.strictObject({
  ...remarkFields,
  annotationId: idInput,
  body: proseInput(longestBody),
});

export const settleAnnotationInput = z.strictObject({ ...remarkFields, annotationId: idInput });
