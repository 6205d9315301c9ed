import { z } from "zod";
import { numberInput } from "@/lib/platform/number-input";
import { checkboxInput, idInput, idsInput, lineInput, proseInput } from "@/lib/platform/inputs";
import { recordFields } from "@/lib/record/schema";
import { canonicalText } from "@/lib/text/canonical";
import { recordClauseVersionInput } from "@/lib/text/schema";
import { type AnnotationKind, annotationKinds, suggestsNothing, suggestsNothingMessage } from "./rules";

const longestBody = 10_000;
const tooLong = `Keep it under ${longestBody.toLocaleString("en")} characters.`;

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
  body: z.string().trim().max(longestBody, tooLong).default(""),
  /** What a suggestion puts in the place of the words; left out, it strikes them. */
  replacement: z.string().max(longestBody, tooLong).transform(canonicalText).optional(),
};

type RemarkWords = { kind: AnnotationKind; body: string; replacement?: string | undefined };

/** Whether the words make a remark of their kind. */
function checkWords({ kind, body, replacement }: RemarkWords, context: z.RefinementCtx): void {
  const complain = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
  if (kind !== "suggestion" && !body) complain("body", "Write something here.");
  if (kind !== "suggestion" && replacement)
    complain("replacement", "Only a suggestion puts other words in their place.");
}

/** The selection in the version's canonical text, in UTF-16 units, and the words that the writer saw there. */
const selectedWords = {
  start: numberInput(z.number().int().min(0)),
  end: numberInput(z.number().int().min(0)),
  quote: z.string().min(1).max(60_000),
};

/** Counts the savings of a draft; 0 before the first. */
const draftVersionInput = numberInput(z.number().int().min(0).max(1_000_000_000));

/** A remark on words of a clause. */
const remarkOnWords = {
  /** Narrows who may see a remark on an open clause; on a marked one it is marked as the clause is. */
  compartmentId: idInput.optional(),
  clauseVersionId: idInput,
  /** The state of its author's draft that is used up by it; one that says the same is, whatever its state. */
  draftVersion: draftVersionInput.optional(),
  ...remarkWords,
  ...selectedWords,
};

type RemarkOnWords = RemarkWords & { quote: string };

function checkRemark(remark: RemarkOnWords, context: z.RefinementCtx): void {
  checkWords(remark, context);
  if (remark.kind === "suggestion" && suggestsNothing(remark.quote, remark.replacement ?? ""))
    context.addIssue({ code: "custom", path: ["replacement"], message: suggestsNothingMessage });
}

export const makeAnnotationInput = z.strictObject({ ...remarkFields, ...remarkOnWords }).superRefine(checkRemark);

/** Remarks that are shared together, all or none. */
export const shareRemarksInput = z.strictObject({
  negotiationId: recordFields.negotiationId,
  remarks: z
    .array(z.strictObject(remarkOnWords).superRefine(checkRemark))
    .min(1, "Choose what to share.")
    .max(200, "Share at most 200 at once."),
});

/** The most remarks and replies that are taken in at once. */
export const mostTakenIn = 2000;

/** What somebody else's tool calls a remark, by which it is known again when it is sent again. */
const iriInput = z.string().min(1).max(2000);

/** Who said it and when, as the tool that it comes from has it. Left out: whoever takes it in, now. */
const saidElsewhere = { saidBy: lineInput(200).optional(), heldFrom: recordFields.heldFrom };

/** Remarks and replies that others' tools wrote, all or none. What is on record already under its name is passed over. */
export const takeInRemarksInput = z.strictObject({
  negotiationId: recordFields.negotiationId,
  remarks: z
    .array(z.strictObject({ ...remarkOnWords, ...saidElsewhere, iri: iriInput.optional() }).superRefine(checkRemark))
    .max(mostTakenIn)
    .default([]),
  replies: z
    .array(
      z.strictObject({
        iri: iriInput.optional(),
        /** The name of the remark, or of another reply to it: one of these, or one on record. */
        answers: iriInput,
        body: proseInput(longestBody),
        ...saidElsewhere,
      }),
    )
    .max(mostTakenIn)
    .default([]),
});

const onDraftedWords = {
  negotiationId: recordFields.negotiationId,
  clauseVersionId: idInput,
  start: selectedWords.start,
  end: selectedWords.end,
};

/** Of which state of it the writer goes on: what they have saved since from elsewhere is not lost. */
const ofDraft = { ...onDraftedWords, version: draftVersionInput };

/** A remark as it stands while it is written: what would not do as a remark yet does as a draft. */
export const keepRemarkDraftInput = z.strictObject({
  ...ofDraft,
  quote: selectedWords.quote,
  kind: z.enum(annotationKinds),
  body: z.string().max(longestBody, tooLong),
  replacement: z.string().max(longestBody, tooLong),
});

/** What is kept of a draft, without its place. */
export const draftContent = keepRemarkDraftInput.pick({ quote: true, kind: true, body: true, replacement: true });

export type DraftContent = z.output<typeof draftContent>;

/** Whom it has to be fit for that is linked: the readers of what is written. Left out: all members. */
export const linkOffersInput = z.strictObject({
  negotiationId: recordFields.negotiationId,
  compartmentId: idInput.optional(),
});

export const discardRemarkDraftInput = z.strictObject(ofDraft);
export const readRemarkDraftInput = z.strictObject(onDraftedWords);

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

/** Left out: nobody's any more. */
export const assignAnnotationInput = z.strictObject({
  ...remarkFields,
  annotationId: idInput,
  assigneeId: idInput.optional(),
});

/** Where a remark belongs whose words have changed: words of a later wording, as the reader saw them there. */
export const placeAnnotationInput = z.strictObject({
  ...remarkFields,
  annotationId: idInput,
  clauseVersionId: idInput,
  ...selectedWords,
});

/** A wording that suggestions were written into. */
export const adoptSuggestionsInput = recordClauseVersionInput.safeExtend({ annotationIds: idsInput });
