/** What a mail tells its reader of their inbox, and how they want to be told. */
import "server-only";
import { type Actor, asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { Prisma } from "@/prisma/generated/client";
import { groupsIn, itemsIn, notDone, notRead } from "./queries-items";
import { tabOf } from "./rules/inbox";
import { mailDefaults, type MailSetting, readDateLanguage } from "./rules/mail-setting";

/** As many subjects as one mail tells of. */
const mostInMail = 20;

/**
 * What the mail took up and its reader has neither read nor put off since, as they see it now. Asked as the mail's own
 * sign-in, which sees nothing that is marked.
 */
export async function toldByMail(reader: Pick<Actor, "signInId">, jobId: string, now: Date) {
  return asActor(reader, async (tx) => {
    const which = Prisma.sql`(i.job_id = ${jobId}::uuid and ${notDone} and ${notRead})`;
    const groups = (await groupsIn(tx, which)).filter(({ sums, mark }) => tabOf(sums, mark, now) === "inbox");
    const items = await itemsIn(tx, groups.slice(0, mostInMail), which);
    return {
      items: items.sort((one, other) => other.at.getTime() - one.at.getTime()),
      /** Subjects beyond those. */
      rest: groups.length - items.length,
      setting: (await settingIn(tx)) ?? mailDefaults,
    };
  });
}

export type OwnMail = MailSetting & {
  /** False: this is what holds as long as they have chosen nothing. */
  isChosen: boolean;
  /** When the next daily mail is due; null: they want none. */
  nextAt: Date | null;
};

export async function ownMail(actor: Actor): Promise<OwnMail> {
  const setting = await asActor(actor, settingIn);
  return setting ? { ...setting, isChosen: true } : { ...mailDefaults, isChosen: false, nextAt: null };
}

export async function settingIn(tx: Tx): Promise<(MailSetting & { nextAt: Date | null }) | null> {
  const row = await tx.mailSetting.findFirst();
  if (!row) return null;
  const { timeZone, language, byName, others, digestHour, digestDueAt, wantsInvitations } = row;
  const chosen = { timeZone, language: readDateLanguage(language), byName, others, digestHour, wantsInvitations };
  return { ...chosen, nextAt: digestDueAt };
}
