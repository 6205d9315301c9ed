import { z } from "zod";
import { checkboxInput, idInput, idsInput, lineInput, proseInput } from "@/lib/platform/inputs";
import { numberInput } from "@/lib/platform/number-input";
import { recordFields } from "@/lib/record/schema";
import { mostTerms } from "@/lib/terms/rules/outline";
import { recordTermInput } from "@/lib/terms/schema";
import { canonicalText } from "./canonical";
import { canonicalLanguage } from "./languages";
import { drafters, longestWording } from "./rules";

/** A language by its tag, in the one spelling that it has; English where none is given. */
export const languageInput = z
  .string()
  .trim()
  .max(35)
  .default("en")
  .transform((tag, context) => {
    const language = canonicalLanguage(tag);
    if (language) return language;
    context.addIssue({ code: "custom", message: "Name a language by its tag, as in en, fa-AF or ps." });
    return z.NEVER;
  });

/** A wording as typed or pasted, made canonical. */
const wordingInput = proseInput(longestWording).transform((typed, context) => {
  const text = canonicalText(typed);
  if (text) return text;
  context.addIssue({ code: "custom", message: "Write something here." });
  return z.NEVER;
});

/** Whose draft a wording is. */
const drafterFields = {
  drafter: z.enum(drafters).default("team"),
  /** The party whose text it is, or the one that mediates. */
  drafterId: idInput.optional(),
};

type Drafted = { drafter: (typeof drafters)[number]; drafterId?: string | undefined };

function requireDrafter({ drafter, drafterId }: Drafted, context: z.RefinementCtx): void {
  const complain = (message: string) => context.addIssue({ code: "custom", path: ["drafterId"], message });
  if (drafter === "party" && !drafterId) complain("Say whose text it is.");
  if (drafter === "team" && drafterId) complain("The team’s own text is no party’s.");
}
/** Counts the savings of a draft; 0 before the first. */
const draftVersionInput = numberInput(z.number().int().min(0).max(1_000_000_000));

/**
 * The writer has said who may see the words: without a compartment they are open because that was said. Where those before
 * them are marked nothing else opens words, since what leaks is never taken back.
 */
const isMarkingSaid = checkboxInput;

export const recordClauseVersionInput = z
  .strictObject({
    ...recordFields,
    isMarkingSaid,
    termId: idInput,
    language: languageInput,
    ...drafterFields,
    text: wordingInput,
    /** The version in another language of which it is a translation; left out, the wording is authentic. */
    translatesId: idInput.optional(),
    note: proseInput(4000).optional(),
    /** The version of the author's own draft that these words were written in, which publishing uses up. */
    draftVersion: draftVersionInput.optional(),
  })
  .superRefine(requireDrafter);

const { supersedesId: _, ...newRecordFields } = recordFields;

const takenTermInput = z.strictObject({
  /** The term on record that it is; left out, it is a new one. */
  termId: idInput.optional(),
  number: recordTermInput.shape.number,
  title: recordTermInput.shape.title,
  kind: recordTermInput.shape.kind,
  /** Which of the terms before it in this text it stands under, by its place from 0; left out, it stands at the top. */
  parent: numberInput(z.number().int().min(0).max(mostTerms)).optional(),
  text: wordingInput.optional(),
  /** What belongs to this wording alone, as its footnotes do. */
  note: proseInput(3000).optional(),
  options: z
    .array(z.strictObject({ label: lineInput(80), text: wordingInput }))
    .max(20)
    .default([]),
});

/** A whole text as one draft: its terms in the order in which they are read. */
export const takeInTextInput = z
  .strictObject({
    ...newRecordFields,
    isMarkingSaid,
    language: languageInput,
    ...drafterFields,
    note: proseInput(900).optional(),
    terms: z.array(takenTermInput).min(1, "Take in at least one term.").max(mostTerms),
  })
  .superRefine(requireDrafter);

export const recordOptionInput = z.strictObject({
  ...recordFields,
  /** The option that this is a later state of. A correction names its record instead. */
  optionId: idInput.optional(),
  termId: idInput,
  label: lineInput(80),
  text: wordingInput,
  sponsorIds: idsInput,
});

const wordingPlace = { negotiationId: idInput, termId: idInput, language: languageInput };
const draftPlace = { ...wordingPlace, version: draftVersionInput };

export const keepWordingDraftInput = z.strictObject({
  ...draftPlace,
  /** The wording that was in force when it was begun. */
  basedOnId: idInput.optional(),
  /** As typed: it is made canonical when it is published. */
  text: z.string().max(longestWording, `Keep it under ${longestWording.toLocaleString("en")} characters.`),
});

export const discardWordingDraftInput = z.strictObject(draftPlace);
export const readWordingDraftInput = z.strictObject(wordingPlace);
