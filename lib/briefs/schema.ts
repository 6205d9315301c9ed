import { z } from "zod";
import { idInput, lineInput } from "@/lib/platform/inputs";
import { recordFields } from "@/lib/record/schema";
import { precisionOf } from "@/lib/time/fuzzy-date";
import { fuzzyDateInput } from "@/lib/time/schema";
import { briefSections, inOrder } from "./rules";

/** A place on a clock, as a page has it: 2026-11-30T09:00:00.000Z. */
const instantInput = z.iso.datetime("Give an instant, such as 2026-11-30T09:00:00Z.").optional();

export const recordBriefInput = z.strictObject({
  ...recordFields,
  /** Of a brief that is called otherwise since. */
  briefId: idInput.optional(),
  title: lineInput(160),
  sections: z
    .array(z.enum(briefSections), "Choose at least one section.")
    .min(1, "Choose at least one section.")
    .max(100)
    .transform(inOrder),
  /** A day, since whose end changes are told. */
  since: fuzzyDateInput.refine((date) => precisionOf(date) !== "interval", "Give one day, not an interval.").optional(),
  /** Where the clocks stand. Left out: at the negotiation's present, with all known that the writer had seen. */
  asOf: instantInput,
  knownAt: instantInput,
});
