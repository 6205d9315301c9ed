/** What each process of the app does besides answering: it reminds whom a review waits for, and mails what is due. */
import "server-only";
import { remindReviewers } from "@/lib/reviews/reminding";
import { inboxMails, planInboxMails } from "@/lib/inbox/mailing";
import { env } from "@/lib/platform/env";
import { forgetOldJobs } from "@/lib/platform/jobs/queue";
import { doWhatIsDue, startWorker, type Work } from "@/lib/platform/jobs/worker";
import { log } from "@/lib/platform/log";
import { canSendMail } from "@/lib/platform/mail";
import { planInvitations, sendInvitation } from "./inviting";

const work: Work = { ...inboxMails, "mail.invitation": sendInvitation };

/** How often each process looks, in ms. */
const mostBetween = 10_000;

/** The same where there is no mail server: nothing then waits but days. */
const betweenDays = 60_000;

/** Lets this process do what is due; it mails only where the installation has a mail server. */
export function startWorking(): void {
  if (!canSendMail()) {
    startWorker(remind, {}, betweenDays);
    return;
  }
  startWorker(plan, work, Math.min(mostBetween, Math.max(500, env.mailPauseSeconds * 250)));
}

/** Mails all that is due now, and gives back how many jobs that were. */
export async function mailWhatIsDue(): Promise<number> {
  await plan();
  return doWhatIsDue(work);
}

async function plan(): Promise<void> {
  await forgetOldJobs();
  await planInboxMails();
  await planInvitations();
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
