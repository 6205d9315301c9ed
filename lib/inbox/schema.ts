import { z } from "zod";
import { yesOrNoInput, subjectFields } from "@/lib/following/schema";
import { numberInput } from "@/lib/platform/number-input";
import { timeZoneInput } from "@/lib/time/schema";
import { type DateLanguage, dateLanguages, type MailWhen, mailWhens } from "./rules/mail-setting";
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

const mailWhen = z.enum(Object.keys(mailWhens) as [MailWhen, ...MailWhen[]]);

export const setMailInput = z.strictObject({
  timeZone: timeZoneInput,
  language: z.enum(Object.keys(dateLanguages) as [DateLanguage, ...DateLanguage[]]),
  byName: mailWhen,
  others: mailWhen,
  /** An hour of their day, 0 to 23, on which the daily mail goes. */
  digestHour: numberInput(z.number().int().min(0).max(23)),
  /** Left out, as a box that is not ticked is: no. */
  wantsInvitations: yesOrNoInput.default(false),
});
