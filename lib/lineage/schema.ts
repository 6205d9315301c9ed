import { z } from "zod";
import { checkboxInput, idInput, idsInput, lineInput } from "@/lib/platform/inputs";
import { numberInput } from "@/lib/platform/number-input";
import { recordFields } from "@/lib/record/schema";
import { recordTermInput } from "@/lib/terms/schema";
import { allottableKinds } from "./rules/allotting";

// Who may see what comes of it follows from who sees the words.
const { supersedesId: _, compartmentId: __, ...actFields } = recordFields;
const { seenRecordId: ___, ...splitFields } = actFields;
const { number, title } = recordTermInput.shape;

const offset = numberInput(z.number().int().min(0).max(60_000));

/** `part` 0 is the original, 1 the first of the new terms. Offsets are into the wording's canonical text. */
const piecesInput = z
  .array(z.strictObject({ start: offset, end: offset, part: numberInput(z.number().int().min(0).max(20)) }))
  .min(1, "Say which words go where.")
  .max(1000);

/** One term into several: the pieces of a wording, and the term that each goes to. */
export const splitTermInput = z.strictObject({
  ...splitFields,
  /** The wording that is cut, which its writer had before them; its term is the one that is split. */
  clauseVersionId: idInput,
  /** The original is withdrawn and all its words go; otherwise it stays, as the first part. */
  isWithdrawn: checkboxInput,
  parts: z
    .array(z.strictObject({ number, title, takesAxis: checkboxInput }), "Name the terms that it is split into.")
    .min(1, "Name the terms that it is split into.")
    .max(20),
  pieces: piecesInput,
  /** Wordings of the term in other languages that are cut for the same parts; those left out stay with the original. */
  others: z
    .array(z.strictObject({ clauseVersionId: idInput, pieces: piecesInput }))
    .max(20)
    .default([]),
});

/** Several terms into one of them, their wordings in each language one after another in the order given. */
export const mergeTermsInput = z.strictObject({
  ...actFields,
  intoTermId: idInput,
  /** All that are merged, in the order of their words; the one that stays may be left out, and then comes first. */
  termIds: idsInput,
  /** What the term that stays is called from now on; left out, it keeps its title. */
  title: lineInput(200).optional(),
});

/** Where something said of a term that was split or merged belongs; its own term: it stays there. */
export const allotItemInput = z.strictObject({
  negotiationId: recordFields.negotiationId,
  fromTermId: idInput,
  kind: z.enum(allottableKinds),
  subjectId: idInput,
  termIds: z.union([z.array(idInput).min(1), idInput.transform((id) => [id])], "Choose where it belongs."),
});

export type SplitTermInput = z.output<typeof splitTermInput>;
export type AllotItemInput = z.output<typeof allotItemInput>;
