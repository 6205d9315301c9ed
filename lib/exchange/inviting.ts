/**
 * Invitations by mail for those who ask for them: rounds and sessions that every member may see, each told again when it
 * changes and when it is called off (RFC 6047). That an invitation was sent is noted in the transaction that begins it.
 */
import "server-only";
import { settingIn } from "@/lib/inbox/queries-mail";
import { asActor } from "@/lib/platform/actor";
import { database } from "@/lib/platform/database";
import { env } from "@/lib/platform/env";
import { inJob, type Job } from "@/lib/platform/jobs/queue";
import type { Done } from "@/lib/platform/jobs/worker";
import { type Mail, sendMailOnce } from "@/lib/platform/mail";
import { paths } from "@/lib/platform/paths";
import { MailRefused } from "@/lib/platform/smtp";
import { toInvitation } from "./calendar";
import { instantOf } from "./calendar-entry";
import { type Invitation, markOf, nextInvitation } from "./invitations";
import { plannedIn } from "./queries-calendar";

/** Plans a look at the calendar of everybody for whom something of it has changed, once nothing has for a while. */
export async function planInvitations(): Promise<void> {
  await database().$queryRaw`select plan_invitations(make_interval(secs => ${env.mailPauseSeconds}))::text`;
}

/** Sends one invitation; as long as there are more, the next look comes by itself. */
export async function sendInvitation(job: Job): Promise<Done> {
  const now = new Date();
  const next = await asActor(job.reader, async (tx) => {
    // Who has switched them off since hears nothing more, and of all of it when they are switched on again.
    if (!(await settingIn(tx))?.wantsInvitations) return "unwanted";
    const { entries, negotiationIds } = await plannedIn(tx, env.appUrl, now);
    return nextInvitation(entries, await tx.calendarInvitation.findMany(), negotiationIds, now);
  });
  if (next === "unwanted") return { outcome: "nothing" };
  if (!next) {
    await inJob(
      job,
      (tx) => tx.$queryRaw`
        select note_invitations_sent(${job.id}::uuid, ${job.leaseId}::uuid, make_interval(secs => ${env.mailPauseSeconds}))`,
    );
    return { outcome: "nothing" };
  }
  try {
    const handed = await sendMailOnce(mailOf(job, next, now), () => begin(job, next));
    if (handed === "left") return null;
    return { outcome: handed === "sent" ? "done" : "unknown" };
  } catch (error) {
    if (!(error instanceof MailRefused)) return { retry: error instanceof Error ? error.message : "not taken" };
    if (error.isForGood) return { outcome: "failed", said: error.message };
    // It was noted as sent, and was not.
    await inJob(job, (tx) => tx.$queryRaw`select forget_invitation(${job.id}::uuid, ${job.leaseId}::uuid)`);
    return { retry: error.message };
  }
}

/** Begins the job and notes what is sent, or neither. */
function begin({ id, leaseId, ...job }: Job, next: Invitation): Promise<boolean> {
  const told = next.method === "request" ? ofEntry(next.entry) : { ...next.invited, id: next.invited.entryId };
  return inJob({ id, leaseId, ...job }, async (tx) => {
    const [begun] = await tx.$queryRaw<{ ok: boolean }[]>`
      select begin_invitation(${id}::uuid, ${leaseId}::uuid, ${told.id}::uuid, ${told.negotiationId}::uuid,
        ${next.sequence}::integer, ${told.mark}, ${told.summary}, ${told.startsAt}, ${next.method === "cancel"}) as ok`;
    return begun?.ok ?? false;
  });
}

function ofEntry(entry: Extract<Invitation, { method: "request" }>["entry"]) {
  const startsAt = instantOf(entry);
  if (!startsAt) throw new Error("an invitation is to a day at least");
  const { id, negotiationId, summary } = entry;
  return { id, negotiationId, summary, mark: markOf(entry), startsAt };
}

const noMore =
  "Parley announces this by mail no more, and it is taken out of your calendar. Whether it takes place stands in Parley:";

function mailOf({ id, reader }: Job, next: Invitation, now: Date): Mail {
  const summary = next.method === "request" ? next.entry.summary : next.invited.summary;
  const what = next.method === "cancel" ? "No longer announced" : next.isFirst ? "Invitation" : "Changed";
  const { hostname } = env.appUrl;
  const urlOf = (path: string) => new URL(path, env.appUrl).href;
  // It may go on among fewer: that it was called off would be wrong then, and that it was not would say so to all.
  const at = next.method === "request" ? `\n${next.entry.url}\n` : `\n${noMore} ${urlOf(paths.home)}\n`;
  return {
    to: reader,
    subject: `${what}: ${summary}`.replace(/\s+/g, " "),
    text: `${what}: ${summary}\n${at}\nYou get this because you asked for invitations under Account in Parley: ${urlOf(paths.mailSettings)}\n`,
    messageId: `<${id}@${hostname}>`,
    headers: { "Auto-Submitted": "auto-generated" },
    icalEvent: {
      method: next.method,
      filename: "invitation.ics",
      content: toInvitation(next, { organizer: env.mailFrom, attendee: reader, now }),
    },
  };
}
