/** How a person wants to be told by mail. It is on no negotiation, and nobody else's. */
import "server-only";
import { z } from "zod";
import { accountCommand } from "@/lib/platform/command";
import { nextDigest } from "../rules/digest";
import { wantsDigest } from "../rules/mail-setting";
import { setMailInput } from "../schema";

/** What is still to be told goes as they want it now; a daily mail comes no second time on a day that had one. */
export const setMail = accountCommand({
  name: "mail.set",
  input: setMailInput,
  change: async ({ tx, actor, now, audit }, setting) => {
    const { userId } = actor;
    const before = await tx.mailSetting.findUnique({ where: { userId }, select: { digestedAt: true } });
    const digestDueAt = wantsDigest(setting)
      ? nextDigest(setting.digestHour, setting.timeZone, now, before?.digestedAt ?? null)
      : null;
    const data = { ...setting, digestDueAt };
    await tx.mailSetting.upsert({ where: { userId }, create: { userId, ...data }, update: data });
    audit({ event: "account.mail_set", accountId: userId });
    return {};
  },
});

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
