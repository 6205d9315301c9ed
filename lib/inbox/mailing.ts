/**
 * Mails of what stands in an inbox: at once, or once a day. Each is a job of the queue, is composed as its reader when it
 * is about to go, and goes once: what it tells was taken up in one transaction, and its handing over begins only after
 * the database has noted that it does.
 */
import "server-only";
import { database } from "@/lib/platform/database";
import { env } from "@/lib/platform/env";
import { inJob, type Job, beginJob } from "@/lib/platform/jobs/queue";
import type { Done, Work } from "@/lib/platform/jobs/worker";
import { type Mail, sendMailOnce } from "@/lib/platform/mail";
import { paths } from "@/lib/platform/paths";
import { MailRefused } from "@/lib/platform/smtp";
import { settingIn, toldByMail } from "./queries-mail";
import { dayOfDigest, nextDigest } from "./rules/digest";
import { mailDefaults } from "./rules/mail-setting";
import { type MailTold, mailText } from "./rules/mail-text";
import { subjectPath } from "./rules/subject-path";
import { keepUnsubscribeLink, newUnsubscribeToken } from "./unsubscribing";

/** What there is to do about each kind of such a job. */
export const inboxMails: Work = { "mail.at_once": mailInbox, "mail.daily": mailInbox };

/** Plans a mail for each reader to whom something is due to be told. */
export async function planInboxMails(): Promise<void> {
  await database().$queryRaw`select plan_mail(make_interval(secs => ${env.mailPauseSeconds}))::text`;
}

async function mailInbox(job: Job): Promise<Done> {
  const claimed = await claim(job, new Date());
  if (claimed === null) return null;
  const token = newUnsubscribeToken();
  const mail = await compose(job, claimed, token, new Date());
  if (!mail) return { outcome: "nothing" };
  try {
    const handed = await sendMailOnce(mail, () => begin(job, token));
    if (handed === "left") return null;
    return { outcome: handed === "sent" ? "done" : "unknown" };
  } catch (error) {
    if (error instanceof MailRefused && error.isForGood) return { outcome: "failed", said: error.message };
    return { retry: error instanceof Error ? error.message : "the mail was not taken" };
  }
}

/** The address that ends such mails holds from when the mail may have gone: a mail that was not taken leaves none. */
async function begin(job: Job, token: string): Promise<boolean> {
  if (!(await beginJob(job))) return false;
  await inJob(job, (tx) => keepUnsubscribeLink(tx, token, job.id));
  return true;
}

type Claimed = { hasMarked: boolean };

/** Takes up what the mail tells; null: another run has the job now. */
function claim(job: Job, now: Date): Promise<Claimed | null> {
  return inJob(job, async (tx) => {
    const setting = await settingIn(tx);
    const { digestHour: hour, timeZone: zone, nextAt } = setting ?? { ...mailDefaults, nextAt: null };
    const day = nextAt ? dayOfDigest(hour, zone, now, nextAt) : null;
    const next = day === null ? null : nextDigest(hour, zone, now, day);
    const [claimed] = await tx.$queryRaw<{ hasMarked: boolean | null }[]>`
      select claim_mail(${job.id}::uuid, ${job.leaseId}::uuid, make_interval(secs => ${env.mailPauseSeconds}),
        ${day}::date, ${next}::timestamptz) as "hasMarked"`;
    const hasMarked = claimed?.hasMarked ?? null;
    return hasMarked === null ? null : { hasMarked };
  });
}

/** Null: its reader has read it all, or may see none of it any more, or all of it was taken back. */
async function compose(job: Job, { hasMarked }: Claimed, token: string, now: Date): Promise<Mail | null> {
  const { reader } = job;
  const { items, rest, setting } = await toldByMail(reader, job.id, now);
  if (items.length === 0 && !hasMarked) return null;
  const urlOf = (path: string) => new URL(path, env.appUrl).href;
  const told: MailTold = {
    to: reader.name,
    kind: job.kind === "mail.daily" ? "daily" : "at_once",
    items: items.map((item) => ({
      ...item,
      negotiation: item.negotiation.name,
      url: urlOf(item.subject.isGone ? paths.inbox() : subjectPath(item.negotiation.slug, item)),
    })),
    rest,
    hasMarked,
    language: setting.language,
    timeZone: setting.timeZone,
    inboxUrl: urlOf(paths.inbox()),
    settingsUrl: urlOf(paths.mailSettings),
    unsubscribeUrl: urlOf(paths.unsubscribe(token)),
  };
  const { hostname } = env.appUrl;
  return {
    to: reader,
    ...mailText(told),
    messageId: `<${job.id}@${hostname}>`,
    headers: {
      "Auto-Submitted": "auto-generated",
      "List-Id": `Parley inbox <inbox.${hostname}>`,
      "List-Unsubscribe": `<${urlOf(paths.unsubscribeAtOnce(token))}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  };
}
