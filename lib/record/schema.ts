import { z } from "zod";
import { numberInput } from "@/lib/platform/number-input";
import { checkboxInput, idInput, lineInput, proseInput } from "@/lib/platform/inputs";
import { fuzzyDateInput } from "@/lib/time/schema";

const place = numberInput(z.number().int().min(0).max(10_000_000));

/** Where a quotation stands in the source's words, in UTF-16 units, and the words around it. */
export const anchorInput = z
  .strictObject({
    start: place,
    end: place,
    prefix: z.string().max(64).default(""),
    suffix: z.string().max(64).default(""),
  })
  .refine(({ start, end }) => start < end, "A passage ends after it begins.");

export const citationInput = z.strictObject({
  sourceId: idInput,
  credibility: numberInput(z.number("Choose how credible the claim is.").int().min(1).max(6)),
  locator: lineInput().optional(),
  quote: proseInput(2000).optional(),
  anchor: anchorInput.optional(),
});

/** What every record carries: when it held, who may see it, how we know, where it was recorded, what it corrects. */
export const recordFields = {
  negotiationId: z.uuid(),
  heldFrom: fuzzyDateInput.optional(),
  isDateInferred: checkboxInput,
  compartmentId: idInput.optional(),
  citations: z.array(citationInput).max(20).default([]),
  sessionId: idInput.optional(),
  /** The record that this one corrects: the one the writer had before their eyes. */
  supersedesId: idInput.optional(),
  /**
   * The newest record, of whatever series, that the writer could have seen. If somebody has recorded in this series since,
   * that is a conflict. Left out (by an import, say), nothing is compared.
   */
  seenRecordId: idInput.optional(),
  reason: lineInput(1000).optional(),
};

export type RecordFields = z.output<z.ZodObject<typeof recordFields>>;

/** Taking a record back. It stays in the history, with the reason. */
export const retractInput = z.strictObject({
  negotiationId: z.uuid(),
  recordId: idInput,
  reason: lineInput(1000),
});
