import { z } from "zod";
import { bases } from "@/lib/record/rules";
import { levels } from "@/lib/evidence/rules";
import { idInput, lineInput, proseInput } from "@/lib/platform/inputs";
import { recordFields } from "@/lib/record/schema";
import { agreementLadder } from "@/lib/terms/rules";
import { stances, verdicts } from "./rules";

const bound = z.number().min(-1e15).max(1e15).nullable();

/** A stretch of an axis, as stored; see rules/intervals. */
export const boundsSchema = z.strictObject({
  from: bound,
  to: bound,
  fromOpen: z.boolean().optional(),
  toOpen: z.boolean().optional(),
});

/** As stored: what a party makes of a stretch of the axis. */
export const intervalSchema = boundsSchema.extend({ verdict: z.enum(verdicts), basis: z.enum(bases).optional() });

const byStatus = z.strictObject({ kind: z.literal("term_status"), termId: idInput, atLeast: z.enum(agreementLadder) });
const byWords = z.strictObject({ kind: z.literal("text"), text: lineInput(600) });

/** As stored; see rules/conditions. */
export const conditionSchema = z.discriminatedUnion("kind", [
  byStatus,
  z.strictObject({ kind: z.literal("axis"), termId: idInput, within: boundsSchema }),
  byWords,
]);

/** As sent: bounds may also be typed, "36..60", and are then read in the unit of the term's axis. */
const conditionInput = z.discriminatedUnion("kind", [
  byStatus,
  z.strictObject({
    kind: z.literal("axis"),
    termId: idInput,
    within: z.union([boundsSchema, lineInput(120)], "Give the bounds, such as 36..60."),
  }),
  byWords,
]);

/** A form always has a row more than is filled in: one that holds nothing but its kind is no condition. */
const withoutBlankRows = (value: unknown) =>
  Array.isArray(value)
    ? value.filter(
        (row) => !(typeof row === "object" && row !== null && Object.keys(row).every((key) => key === "kind")),
      )
    : value;

export const recordPositionInput = z.strictObject({
  ...recordFields,
  partyId: idInput,
  termId: idInput,
  stance: z.enum(stances, "Choose a stance; unknown is one too."),
  basis: z.enum(bases, "Say how this is known."),
  confidence: z.enum(levels, "Say how sure we are."),
  salience: z.enum(levels).optional(),
  why: proseInput(4000).optional(),
  /**
   * Typed as "accepts 36..60; rejects >60", or as the record keeps them. Where something is on record on the axis that would
   * end, leaving this out is refused: "nothing" ends it.
   */
  intervals: z
    .union([z.array(intervalSchema).max(20), z.string().max(600)], "Write intervals as accepts 36..60.")
    .default([]),
  conditions: z.preprocess(withoutBlankRows, z.array(conditionInput).max(20)).default([]),
  /** The record of the clause version that it is about. */
  clauseVersionId: idInput.optional(),
});

export type PositionInput = z.output<typeof recordPositionInput>;
export type ConditionInput = PositionInput["conditions"][number];
