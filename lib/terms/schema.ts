import { z } from "zod";
import { numberInput } from "@/lib/platform/number-input";
import { checkboxInput, idInput, lineInput, proseInput } from "@/lib/platform/inputs";
import { recordFields } from "@/lib/record/schema";
import { axisUnits, linkageKinds, termKinds, termStatuses } from "./rules";

export const recordTermInput = z.strictObject({
  ...recordFields,
  /** The term that this is a later state of: renumbered or moved from a date on. A correction names its record instead. */
  termId: idInput.optional(),
  number: z
    .string("Give it a number as printed, such as 1.4.")
    .trim()
    .min(1, "Give it a number as printed, such as 1.4.")
    .max(20, "Keep it under 20 characters.")
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}.()-]*$/u, "Write it as printed and without spaces, such as 1.4 or A.2(b)."),
  title: lineInput(200),
  summary: proseInput(4000).optional(),
  kind: z.enum(termKinds, "Choose what kind of term it is."),
  parentId: idInput.optional(),
  /** Left out, it comes last among its siblings; a correction keeps its place. */
  rank: numberInput(z.number().int().min(0).max(9999)).optional(),
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
});

export type TermInput = z.output<typeof recordTermInput>;
export type TermStatusInput = z.output<typeof recordTermStatusInput>;
export type LinkageInput = z.output<typeof recordLinkageInput>;
