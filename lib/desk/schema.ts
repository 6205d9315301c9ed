import { z } from "zod";
import { idInput } from "@/lib/platform/inputs";
import { anchorInput } from "@/lib/record/schema";
import { deskCommands } from "./rules/entries";

/** What is recorded from a passage of a source. The noun's own command decides whether it can be. */
export const deskEntryInput = z.strictObject({
  negotiationId: z.uuid(),
  sourceId: idInput,
  seenRecordId: idInput.optional(),
  compartmentId: idInput.optional(),
  command: z.enum(deskCommands),
  fields: z.record(z.string().regex(/^\w{1,40}$/), z.string().max(5000)),
  isDateInferred: z.boolean(),
  anchor: anchorInput.extend({ quote: z.string().min(1).max(20_000) }),
});

export type DeskEntryInput = z.output<typeof deskEntryInput>;
