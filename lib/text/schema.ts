import { z } from "zod";
import { idInput, idsInput, lineInput, proseInput } from "@/lib/platform/inputs";
import { recordFields } from "@/lib/record/schema";
import { canonicalText } from "./canonical";
import { canonicalLanguage } from "./languages";
import { drafters } from "./rules";

const languageInput = z
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
const wordingInput = proseInput(60_000).transform((typed, context) => {
  const text = canonicalText(typed);
  if (text) return text;
  context.addIssue({ code: "custom", message: "Write something here." });
  return z.NEVER;
});

export const recordClauseVersionInput = z
  .strictObject({
    ...recordFields,
    termId: idInput,
    language: languageInput,
    drafter: z.enum(drafters).default("team"),
    /** The party whose text it is, or the one that mediates. */
    drafterId: idInput.optional(),
    text: wordingInput,
    note: proseInput(4000).optional(),
  })
  .superRefine(({ drafter, drafterId }, context) => {
    const complain = (message: string) => context.addIssue({ code: "custom", path: ["drafterId"], message });
    if (drafter === "party" && !drafterId) complain("Say whose text it is.");
    if (drafter === "team" && drafterId) complain("The team’s own text is no party’s.");
  });

export const recordOptionInput = z.strictObject({
  ...recordFields,
  termId: idInput,
  label: lineInput(80),
  text: wordingInput,
  sponsorIds: idsInput,
});
