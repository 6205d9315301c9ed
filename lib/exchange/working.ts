/**
 * What each process of the app does besides answering: it reminds whom a review waits for, mails what is due, goes on with
 * the tables that are being taken in, and sends what webhooks are to tell.
 */
import "server-only";
import { remindReviewers } from "@/lib/reviews/reminding";
import { inboxMails, planInboxMails } from "@/lib/inbox/mailing";
import { env } from "@/lib/platform/env";
import { forgetOldJobs, planTables } from "@/lib/platform/jobs/queue";
import { doWhatIsDue, startWorker, type Work } from "@/lib/platform/jobs/worker";
import { log } from "@/lib/platform/log";
import { canSendMail } from "@/lib/platform/mail";
import { planInvitations, sendInvitation } from "./inviting";
import { tableWork } from "./tables/work";
import { startSending } from "./webhooks/sending";

const mails: Work = { ...inboxMails, "mail.invitation": sendInvitation };

/** How often each process looks, in ms. */
const mostBetween = 10_000;

/** Lets this process do what is due; it mails only where the installation has a mail server. */
export function startWorking(): void {
  startSending();
  if (canSendMail())
    startWorker(plan, { ...mails, ...tableWork }, Math.min(mostBetween, Math.max(500, env.mailPauseSeconds * 250)));
  else startWorker(planWithoutMail, tableWork, mostBetween);
}

/** Mails all that is due now, and gives back how many jobs that were. */
export async function mailWhatIsDue(): Promise<number> {
  await plan();
  return doWhatIsDue(mails);
}

async function planWithoutMail(): Promise<void> {
  await forgetOldJobs();
  await planTables();
  await remind();
}

async function plan(): Promise<void> {
  await forgetOldJobs();
  await planInboxMails();
  await planInvitations();
  await planTables();
  await remind();
}

/** Last, and by itself: what cannot be reminded of keeps nothing else from being mailed. The next look mails what it finds. */
async function remind(): Promise<void> {
  try {
    await remindReviewers();
  } catch (error) {
    log.warn({ err: error }, "cannot remind whom reviews wait for");
  }
}
