import { z } from "zod";
import { idInput } from "@/lib/platform/inputs";
import { anchorInput } from "@/lib/record/schema";
import { deskCommands } from "./rules/entries";

/** A record rests on a passage of at most this length, in UTF-16 units. */
export const longestPassage = 20_000;
export const passageTooLong = "That is more than one record can rest on (20,000 characters): take a shorter passage.";

/** What is recorded from a passage of a source. The noun's own command decides whether it can be. */
export const deskEntryInput = z.strictObject({
  negotiationId: z.uuid(),
  sourceId: idInput,
  seenRecordId: idInput.optional(),
  compartmentId: idInput.optional(),
  command: z.enum(deskCommands),
  fields: z.record(z.string().regex(/^\w{1,40}$/), z.string().max(5000, "Keep it under 5,000 characters.")),
  isDateInferred: z.boolean(),
  anchor: anchorInput.safeExtend({ quote: z.string().min(1).max(longestPassage, passageTooLong) }),
});

export type DeskEntryInput = z.output<typeof deskEntryInput>;
