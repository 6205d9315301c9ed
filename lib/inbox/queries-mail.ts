/** What a mail tells its reader of their inbox, and how they want to be told. */
import "server-only";
import { type Actor, asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { Prisma } from "@/prisma/generated/client";
import { groupsIn, type InboxItem, itemsIn, notDone, notesName, notRead, type Which } from "./queries-items";
import { tabOf } from "./rules/inbox";
import { mailDefaults, type MailSetting, readDateLanguage } from "./rules/mail-setting";

/** As many subjects as one mail tells of. */
const mostInMail = 20;

/**
 * What the mail took up and its reader has neither read nor put off since, as they see it now. Asked as the mail's own
 * sign-in, which sees nothing that is marked. What was taken back since is left out, also where it is said again under a
 * marking, and what was corrected is told without what it said: a mail cannot be taken back.
 */
export async function toldByMail(reader: Pick<Actor, "signInId">, jobId: string, now: Date) {
  return asActor(reader, async (tx) => {
    const which = Prisma.sql`(i.job_id = ${jobId}::uuid and ${notDone} and ${notRead} and ${notTakenBack})`;
    const groups = (await groupsIn(tx, which)).filter(({ sums, mark }) => tabOf(sums, mark, now) === "inbox");
    const items = await itemsIn(tx, groups.slice(0, mostInMail), which, now);
    const wordsOf = await stillSaidIn(tx, items);
    return {
      items: items.map(wordsOf).sort((one, other) => other.at.getTime() - one.at.getTime()),
      /** Subjects beyond those. */
      rest: groups.length - items.length,
      setting: (await settingIn(tx)) ?? mailDefaults,
    };
  });
}

/** Nothing that came after it in its line takes it back. */
const notTakenBack: Which = Prisma.sql`not exists (
  with recursive later as (
    select r.id, r.is_retraction from record r where r.supersedes_id = i.record_id
    union all select r.id, r.is_retraction from record r join later l on r.supersedes_id = l.id)
  select 1 from later where later.is_retraction)`;

/** Of each item what still stands: no words of what was corrected or taken back, and no name of what is gone. */
async function stillSaidIn(tx: Tx, items: readonly InboxItem[]) {
  const ids = items.flatMap(({ entries }) => entries.map(({ id }) => id));
  const rows = await tx.$queryRaw<{ id: string; isRetraction: boolean; isCorrected: boolean }[]>`
    select e.id::text, r.is_retraction as "isRetraction",
           exists (select 1 from record s where s.supersedes_id = r.id) as "isCorrected"
      from audit_entry e join record r on r.id = e.record_id where e.id = any(${ids}::uuid[])`;
  const records = new Map(rows.map((row) => [row.id, row]));
  return (item: InboxItem) => {
    const { isGone } = item.subject;
    const entries = item.entries.map((entry) => {
      const { isRetraction = false, isCorrected = false } = records.get(entry.id) ?? {};
      if (isRetraction) return { ...entry, did: "took something back", detail: null };
      if (isCorrected) return { ...entry, did: "said what has been corrected since", detail: null };
      return isGone ? { ...entry, did: "said something about it", detail: null } : entry;
    });
    // Notes are read by those who write them: a mail about them does not say what they are of.
    const subject = item.subject.kind === "notes" ? { ...item.subject, name: notesName("") } : item.subject;
    return { ...item, subject: isGone ? { ...subject, name: null } : subject, entries };
  };
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
