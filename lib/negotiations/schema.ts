import { z } from "zod";
import { roles } from "@/lib/platform/member";
import { dayInput, fuzzyDateInput, timeZoneInput } from "@/lib/time/schema";

/** A field left empty is not sent at all, and is told the same. */
const missing = "Write something here.";

/** A line of text: trimmed, not empty, kept as written otherwise. */
export function lineInput(longest = 300) {
  return z.string(missing).trim().min(1, missing).max(longest, `Keep it under ${longest} characters.`);
}

/** Several lines of text. */
export function proseInput(longest = 20_000) {
  return z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(longest, `Keep it under ${longest.toLocaleString("en")} characters.`);
}

/** A box that a form sends as "on", and everything else as a boolean. */
export const checkboxInput = z.union([z.boolean(), z.literal("on").transform(() => true)]).default(false);

export const idInput = z.uuid("Choose one from the list.");
export const idsInput = z.union([z.array(idInput), idInput.transform((id) => [id])]).default([]);

export const citationInput = z.strictObject({
  sourceId: idInput,
  credibility: z.coerce.number("Choose how credible the claim is.").int().min(1).max(6),
  locator: lineInput().optional(),
  quote: proseInput(2000).optional(),
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
  reason: lineInput(1000).optional(),
};

export type RecordFields = z.output<z.ZodObject<typeof recordFields>>;

export const foundNegotiationInput = z.strictObject({
  name: lineInput(160),
  summary: lineInput(600).optional(),
  timeZone: timeZoneInput,
  /** Left empty, the negotiation's present is today. */
  present: dayInput.optional(),
});

export const amendNegotiationInput = z.strictObject({
  negotiationId: z.uuid(),
  /** The one that the writer had before their eyes. */
  version: z.coerce.number().int().min(1),
  name: lineInput(160),
  summary: lineInput(600).optional(),
  present: dayInput.optional(),
});

export const addMemberInput = z.strictObject({
  negotiationId: z.uuid(),
  email: z.email("Write an e-mail address."),
  role: z.enum(roles),
});

export const makeCompartmentInput = z.strictObject({
  negotiationId: z.uuid(),
  name: lineInput(80),
  meaning: lineInput(300),
});

export const addToCompartmentInput = z.strictObject({
  negotiationId: z.uuid(),
  compartmentId: idInput,
  userId: idInput,
});
