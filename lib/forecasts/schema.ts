import { z } from "zod";
import { idInput, lineInput, proseInput } from "@/lib/platform/inputs";
import { numberInput } from "@/lib/platform/number-input";
import { recordFields } from "@/lib/record/schema";
import { dayInput } from "@/lib/time/schema";

const chance = "Give a whole number of per cent from 0 to 100: 25 for one in four.";

/** How likely, as it is written: “25”, “25%” or “25 per cent”. A share such as 0.25 is no per cent, and is not guessed at. */
const chanceInput = z.preprocess(
  (value) => (typeof value === "string" ? value.replace(/\s*(?:%|٪|per ?cent)\s*$/iu, "") : value),
  numberInput(z.number(chance).int(chance).min(0, chance).max(100, chance)),
);
const { negotiationId, compartmentId, seenRecordId } = recordFields;

/** What a forecast says. When it was said is never taken from its writer. */
const said = {
  negotiationId,
  /** Left out: the agreement as a whole. */
  termId: idInput.optional(),
  byDate: dayInput,
  probability: chanceInput,
  why: proseInput(2000).optional(),
};

export const keepForecastInput = z.strictObject(said);

/** Of an open term a forecast may be marked; on a marked one it is marked as the term is. */
export const recordForecastInput = z.strictObject({ ...said, compartmentId, seenRecordId });

export const shareForecastsInput = z.strictObject({
  negotiationId,
  keptIds: z.array(idInput).min(1, "Choose a forecast to share.").max(100),
  compartmentId,
});

export const discardForecastInput = z.strictObject({ negotiationId, keptId: idInput });

export const correctForecastInput = z.strictObject({
  negotiationId,
  recordId: idInput,
  why: proseInput(2000),
});

export const retractForecastInput = z.strictObject({
  negotiationId,
  recordId: idInput,
  /** Its author need not say why. */
  reason: lineInput(1000).optional(),
});
