import { z } from "zod";
import { yesOrNoInput, subjectFields } from "@/lib/following/schema";
import { timeZoneInput } from "@/lib/time/schema";
import { type Snooze, snoozes } from "./rules/snooze";

/** When the newest that was shown of a subject was told: what came after it is not thereby read. */
const through = z.iso.datetime().transform((text) => new Date(text));

export const readInboxInput = z.strictObject({ ...subjectFields, through, isRead: yesOrNoInput });

export const finishInboxInput = z.strictObject({ ...subjectFields, through, isDone: yesOrNoInput });

export const snoozeInboxInput = z.strictObject({
  ...subjectFields,
  through,
  until: z.enum(Object.keys(snoozes) as [Snooze, ...Snooze[]]),
  /** Whose mornings are meant; left out, the negotiation's. */
  zone: timeZoneInput.optional(),
});
