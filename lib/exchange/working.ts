/** What each process of the app does besides answering: it mails what is due. */
import "server-only";
import { inboxMails, planInboxMails } from "@/lib/inbox/mailing";
import { env } from "@/lib/platform/env";
import { forgetOldJobs } from "@/lib/platform/jobs/queue";
import { doWhatIsDue, startWorker, type Work } from "@/lib/platform/jobs/worker";
import { canSendMail } from "@/lib/platform/mail";
import { planInvitations, sendInvitation } from "./inviting";

const work: Work = { ...inboxMails, "mail.invitation": sendInvitation };

/** How often each process looks, in ms. */
const mostBetween = 10_000;

/** Lets this process mail what is due, where the installation has a mail server. */
export function startWorking(): void {
  if (!canSendMail()) return;
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
}
