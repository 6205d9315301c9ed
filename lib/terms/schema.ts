import { z } from "zod";
import { numberInput } from "@/lib/platform/number-input";
import { checkboxInput, idInput, idsInput, lineInput, proseInput } from "@/lib/platform/inputs";
import { recordFields } from "@/lib/record/schema";
import { fuzzyDateInput } from "@/lib/time/schema";
import { longestNumber, mostTerms } from "./rules/outline";
import { axisUnits, linkageKinds, termKinds, termStatuses } from "./rules";

const termNumberInput = z
  .string("Give it a number as printed, such as 1.4.")
  .trim()
  .min(1, "Give it a number as printed, such as 1.4.")
  .max(longestNumber, `Keep it under ${longestNumber} characters.`)
  .regex(/^\(?[\p{L}\p{N}][\p{L}\p{M}\p{N}.()-]*$/u, "Write it as printed and without spaces, such as 1.4 or A.2(b).");

export const recordTermInput = z.strictObject({
  ...recordFields,
  /** The term that this is a later state of: renumbered or moved from a date on. A correction names its record instead. */
  termId: idInput.optional(),
  number: termNumberInput,
  title: lineInput(200),
  summary: proseInput(4000).optional(),
  kind: z.enum(termKinds, "Choose what kind of term it is."),
  parentId: idInput.optional(),
  /** Left out, it comes last among its siblings; a correction keeps its place. */
  rank: numberInput(z.number("Write a number.").min(-1e6).max(1e6)).optional(),
  axisUnit: z.enum(axisUnits).optional(),
  axisLabel: lineInput(120).optional(),
  /** Where things stand today, on the axis: a number or, as typed, a value in its unit. */
  axisBaseline: z.union([z.number().min(-1e15).max(1e15), lineInput(40)]).optional(),
  isUnilateral: checkboxInput,
});

export const recordTermStatusInput = z.strictObject({
  ...recordFields,
  termId: idInput,
  status: z.enum(termStatuses, "Choose a status."),
  note: proseInput(2000).optional(),
});

export const recordLinkageInput = z.strictObject({
  ...recordFields,
  fromTermId: idInput,
  toTermId: idInput,
  kind: z.enum(linkageKinds, "Say how they are linked."),
  why: proseInput(2000),
  /** It held until this date and holds no more. */
  hasEnded: checkboxInput,
});

const { supersedesId: _, ...newRecordFields } = recordFields;

/** Terms pasted as an outline. The text is kept as typed up to here, since how far its first line is set in matters. */
export const recordOutlineInput = z.strictObject({
  ...newRecordFields,
  parentId: idInput.optional(),
  text: z
    .string("Paste the outline here.")
    .max(100_000, "Paste it in parts of under 100,000 characters.")
    .refine((text) => /\S/.test(text), "Paste the outline here."),
  /** "(a)" under "1.2" is kept as "1.2(a)". */
  isInFull: checkboxInput,
});

/** Terms in the order in which they are to be read, without a parent at the top. One that is left out stays where it is. */
export const arrangeTermsInput = z.strictObject({
  negotiationId: z.uuid(),
  places: z
    .array(z.strictObject({ termId: idInput, parentId: idInput.optional(), number: termNumberInput.optional() }))
    .min(1)
    .max(mostTerms),
  /** They stood so all along, and the record had them wrong; else they stand so from `heldFrom` on. */
  isCorrection: checkboxInput,
  heldFrom: fuzzyDateInput.optional(),
  isDateInferred: checkboxInput,
  /** The newest record that the writer could have seen: a term that somebody wrote since is a conflict. */
  seenRecordId: idInput.optional(),
  reason: lineInput(1000).optional(),
});

export const recordTermStatusesInput = z.strictObject({
  ...newRecordFields,
  termIds: idsInput.refine((ids) => ids.length > 0, "Choose at least one term."),
  status: recordTermStatusInput.shape.status,
  note: recordTermStatusInput.shape.note,
});

export type TermInput = z.output<typeof recordTermInput>;
export type TermStatusInput = z.output<typeof recordTermStatusInput>;
export type LinkageInput = z.output<typeof recordLinkageInput>;
