import { z } from "zod";
import { idInput, lineInput } from "@/lib/platform/inputs";
import { roles } from "@/lib/platform/member";
import { dayInput, timeZoneInput } from "@/lib/time/schema";

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
