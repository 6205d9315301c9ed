import { z } from "zod";
import { checkboxInput, idInput, idsInput, lineInput, proseInput } from "@/lib/platform/inputs";
import { recordFields } from "@/lib/record/schema";
import { fuzzyDateInput } from "@/lib/time/schema";
import { bases, reliabilities } from "@/lib/record/rules";
import { levels, sourceKinds, statementCapacities } from "./rules";
import { canonicalTag, keptWords, longestWords, tooManyWords } from "./rules-words";

/** The address of a page that anybody may be sent to: never a script. */
const linkInput = z.url({ protocol: /^https?$/, error: "Write a whole address, as in https://example.org/report." });

const writtenNumber = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d{1,4})?$/;

/** A number as a person writes it, "45,000", or as JSON has it; up to four decimals. */
const figureValueInput = z
  .union([z.number(), z.string()])
  .transform((given) => String(given).replace(/\s/g, ""))
  .refine((text) => writtenNumber.test(text), "Write a number, as in 45,000 or 2.5.")
  .transform((text) => Number(text.replaceAll(",", "")))
  .refine((value) => Math.abs(value) < 1e15, "That is larger than any figure we can keep.");

const wordsInput = z
  .string()
  // Before the rest, so that what is far too long is not gone through.
  .refine((text) => text.length <= longestWords, tooManyWords)
  .transform(keptWords)
  .refine((text) => text !== "", "There are no words in this.")
  .refine((text) => new TextEncoder().encode(text).length <= longestWords, tooManyWords);

const languageInput = z
  .string()
  .trim()
  .transform((tag) => canonicalTag(tag) ?? "")
  .refine((tag) => tag !== "", "Choose a language, or write its tag, as in fa-AF.");

export const recordSourceInput = z.strictObject({
  ...recordFields,
  title: lineInput(300),
  publisher: lineInput(160).optional(),
  kind: z.enum(sourceKinds, "Choose what kind of source it is."),
  published: fuzzyDateInput.optional(),
  url: linkInput.optional(),
  reliability: z.enum(reliabilities, "Choose how reliable it is; F says that it cannot be judged."),
  /** Whom the source itself rests on. */
  origin: lineInput(300),
  note: proseInput(4000).optional(),
  language: languageInput.optional(),
  /** The document's own words. Left out of a correction, those on record stay. */
  words: wordsInput.optional(),
  /** The name of the file that they were read from. */
  wordsFile: lineInput(200).optional(),
});

export const recordStatementInput = z.strictObject({
  ...recordFields,
  text: proseInput(4000),
  speakerId: idInput.optional(),
  partyId: idInput.optional(),
  /** As the source names the speaker, where no delegate is on record. */
  speakerName: lineInput(160).optional(),
  capacity: z.enum(statementCapacities, "Choose in what capacity it was said."),
  basis: z.enum(bases, "Choose how it reached us."),
  termIds: idsInput,
});

export const recordFigureInput = z.strictObject({
  ...recordFields,
  /** Of a figure that has changed: what was recorded before holds up to the day from which this does. */
  figureId: idInput.optional(),
  label: lineInput(300),
  /** Left out where the figure is a date only: "not self-sustaining until the mid-2030s". */
  value: figureValueInput.optional(),
  unit: lineInput(60).optional(),
  about: fuzzyDateInput.optional(),
  termId: idInput.optional(),
  note: proseInput(4000).optional(),
});

export const recordRiskInput = z.strictObject({
  ...recordFields,
  /** Of a risk that has grown or shrunk since. */
  riskId: idInput.optional(),
  text: proseInput(2000),
  /** Left out: it threatens the process as a whole. */
  termId: idInput.optional(),
  likelihood: z.enum(levels).optional(),
  impact: z.enum(levels).optional(),
});

export const recordQuestionInput = z.strictObject({
  ...recordFields,
  /** Of a question that is put differently since. */
  questionId: idInput.optional(),
  text: proseInput(2000),
  partyId: idInput.optional(),
  termId: idInput.optional(),
  settles: proseInput(2000).optional(),
  askOn: fuzzyDateInput.optional(),
  answer: proseInput(4000).optional(),
});

/** An answer is given to the question that its writer had before their eyes. */
export const answerQuestionInput = z.strictObject({
  negotiationId: recordFields.negotiationId,
  heldFrom: recordFields.heldFrom,
  isDateInferred: checkboxInput,
  citations: recordFields.citations,
  sessionId: recordFields.sessionId,
  questionRecordId: idInput,
  answer: proseInput(4000),
});

/** The kinds of record that this noun keeps. */
export const evidenceKinds = ["source", "statement", "figure", "risk", "question"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export type AnswerQuestionInput = z.output<typeof answerQuestionInput>;
export type RecordQuestionInput = z.output<typeof recordQuestionInput>;
