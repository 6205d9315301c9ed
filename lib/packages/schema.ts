import { z } from "zod";
import { idInput, lineInput, proseInput } from "@/lib/platform/inputs";
import { boundsSchema } from "@/lib/positions/schema";
import { recordFields } from "@/lib/record/schema";
import { termStatuses } from "@/lib/terms/rules";
import { mostChoices } from "./rules";

const choiceFields = {
  termId: idInput,
  clauseVersionId: idInput.optional(),
  optionId: idInput.optional(),
  status: z.enum(termStatuses, "Choose a status.").optional(),
};

/** As stored; see rules. */
export const choiceSchema = z.strictObject({ ...choiceFields, value: boundsSchema.optional() });

/** As sent: a value may also be typed, "48" or "36..60", and is then read in the unit of the term's axis. */
const choiceInput = z.strictObject({
  ...choiceFields,
  value: z.union([boundsSchema, lineInput(120)], "Give a value, such as 48, or a stretch, such as 36..60.").optional(),
});

export const recordPackageInput = z.strictObject({
  ...recordFields,
  /** Of a package that is put together differently since. */
  packageId: idInput.optional(),
  title: lineInput(160),
  why: proseInput(4000).optional(),
  choices: z
    .array(choiceInput, "Choose at least one term.")
    .min(1, "Choose at least one term.")
    .max(mostChoices, `A package has up to ${mostChoices} terms.`),
});

export type PackageInput = z.output<typeof recordPackageInput>;
export type ChoiceInput = PackageInput["choices"][number];
