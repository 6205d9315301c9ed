/** How far a member has come with what their inbox tells of a subject. */
import "server-only";
import { type CommandContext, command } from "@/lib/platform/command";
import { NotFound } from "@/lib/platform/errors";
import { allowed } from "@/lib/platform/result";
import type { InboxMark } from "../rules/inbox";
import { snoozedUntil } from "../rules/snooze";
import { finishInboxInput, readInboxInput, snoozeInboxInput } from "../schema";

const notPutOff = { snoozedUntil: null, snoozedAt: null };

/** Marks what was told of a subject so far as read, or as new again. */
export const readInbox = command({
  name: "inbox.read",
  input: readInboxInput,
  may: () => allowed,
  isOffRecord: true,
  change: async (context, { subjectId, through, isRead }) => {
    await requireTold(context, subjectId);
    // Of what is to be new again, that is the newest: what was read before it stays read.
    const before = await markOf(context, subjectId);
    const readAt = isRead ? laterOf(before?.readAt, through) : new Date(through.getTime() - 1);
    await markSubject(context, subjectId, { readAt });
    return { isRead };
  },
});

/** Is done with what was told of a subject so far, or takes it up again. What comes later brings it back. */
export const finishInbox = command({
  name: "inbox.finish",
  input: finishInboxInput,
  may: () => allowed,
  isOffRecord: true,
  change: async (context, { subjectId, through, isDone }) => {
    await requireTold(context, subjectId);
    const before = await markOf(context, subjectId);
    const done = { readAt: laterOf(before?.readAt, through), doneAt: laterOf(before?.doneAt, through) };
    await markSubject(context, subjectId, isDone ? { ...notPutOff, ...done } : { doneAt: null });
    return { isDone };
  },
});

/** Puts a subject off, by its reader's clocks; what asks something of them by name brings it back sooner. */
export const snoozeInbox = command({
  name: "inbox.snooze",
  input: snoozeInboxInput,
  may: () => allowed,
  isOffRecord: true,
  change: async (context, { subjectId, through, until, zone = context.member.timeZone }) => {
    await requireTold(context, subjectId);
    const back = snoozedUntil(until, context.now, zone);
    await markSubject(context, subjectId, { snoozedUntil: back, snoozedAt: back && through });
    return { until: back };
  },
});

async function requireTold({ tx, member }: CommandContext, subjectId: string): Promise<void> {
  const told = await tx.inboxEntry.findFirst({ where: { negotiationId: member.negotiationId, subjectId } });
  if (!told) throw new NotFound("There is nothing of it in your inbox.", "subjectId");
}

function markOf({ tx, actor }: CommandContext, subjectId: string) {
  return tx.inboxState.findUnique({ where: { userId_subjectId: { userId: actor.userId, subjectId } } });
}

/** A window that was left open for long knows of less: what was read since stays read. */
function laterOf(before: Date | null | undefined, through: Date): Date {
  return before && before > through ? before : through;
}

async function markSubject({ tx, member, actor }: CommandContext, subjectId: string, marks: Partial<InboxMark>) {
  const key = { userId: actor.userId, subjectId };
  await tx.inboxState.upsert({
    where: { userId_subjectId: key },
    create: { ...key, negotiationId: member.negotiationId, ...marks },
    update: marks,
  });
}
