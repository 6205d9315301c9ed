/** How a person wants to be told by mail. It is on no negotiation, and nobody else's. */
import "server-only";
import { z } from "zod";
import { accountCommand } from "@/lib/platform/account-command";
import { nextDigest } from "../rules/digest";
import { type MailSetting, wantsDigest } from "../rules/mail-setting";
import { setMailInput } from "../schema";

/** What is still to be told goes as they want it now; a daily mail comes no second time for a day that had one. */
export const setMail = accountCommand({
  name: "mail.set",
  input: setMailInput,
  change: async ({ tx, actor, now, audit }, setting) => {
    const { userId } = actor;
    const before = await tx.mailSetting.findUnique({ where: { userId } });
    const data = { ...setting, digestDueAt: dueAfter(setting, before, now) };
    await tx.mailSetting.upsert({ where: { userId }, create: { userId, ...data }, update: data });
    audit({ event: "account.mail_set", accountId: userId });
    return {};
  },
});

type Before = { timeZone: string; digestHour: number; digestDueAt: Date | null; digestedFor: Date | null };

/** When the next daily mail is due. One that is due already goes, and is for the day for which it was due. */
function dueAfter(setting: MailSetting, before: Before | null, now: Date): Date | null {
  const { timeZone, digestHour } = setting;
  if (!wantsDigest(setting)) return null;
  const due = before?.digestDueAt ?? null;
  const isSame = before?.timeZone === timeZone && before.digestHour === digestHour;
  if (due && (isSame || due <= now)) return due;
  return nextDigest(digestHour, timeZone, now, before?.digestedFor?.toISOString().slice(0, 10) ?? null);
}

/** From now on the addresses in mails that were sent so far end nothing. */
export const endUnsubscribeLinks = accountCommand({
  name: "mail.end_links",
  input: z.strictObject({}),
  change: async ({ tx, actor, audit }) => {
    await tx.$queryRaw`select end_unsubscribe_links()`;
    audit({ event: "account.unsubscribe_links_ended", accountId: actor.userId });
    return {};
  },
});
