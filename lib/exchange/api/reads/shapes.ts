/** The columns of nouns that more than one read tells. */
import { z } from "zod";
import { conditionSchema, intervalSchema } from "@/lib/positions/schema";
import * as words from "@/prisma/generated/enums";
import { id, maybe, maybeId, one, text } from "./pieces";

export const termShape = {
  ...{ number: text, title: text, summary: maybe, kind: one(words.TermKind), parentId: maybeId },
  rank: z.number().describe("Its order among its siblings, the lower first."),
  axisUnit: one(words.AxisUnit).nullable(),
  ...{ axisLabel: maybe, axisBaseline: z.number().nullable(), isUnilateral: z.boolean() },
};

export const statusShape = { termId: id, status: one(words.TermStatus), note: maybe };

export const wordingShape = {
  ...{ termId: id, language: text, number: z.int(), drafter: one(words.Drafter), drafterId: maybeId },
  text: text.describe("With brackets as they are typed: `[eighteen]^US months`."),
  note: maybe,
  translatesId: maybeId.describe("The record of the wording that it translates; null: it is authentic."),
};

export const positionShape = {
  ...{ partyId: id, termId: id, stance: one(words.Stance), basis: one(words.Basis), confidence: one(words.Level) },
  ...{ salience: one(words.Level).nullable(), why: maybe },
  intervals: z.array(intervalSchema).describe("On the term's axis; null is without an end."),
  conditions: z.array(conditionSchema),
  clauseVersionId: maybeId.describe("The record of the wording that it was about."),
};
