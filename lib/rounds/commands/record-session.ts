import "server-only";
import { v7 as idInOrder } from "uuid";
import { publish, requireSeries, requireSeriesIfGiven } from "@/lib/record/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { highestLevel } from "../rules";
import { type AttendanceInput, type Notes, type RecordSessionInput, recordSessionInput } from "../schema";
import { requireRound } from "./round-life";

type Publishing = {
  /** Called once the session has an id and before its notes are written: records what was noted, gives the notes that name it. */
  recordEntries?: (sessionId: string) => Promise<Notes>;
  /** What happened, where it is more than "recorded" or "corrected". */
  event?: string;
};

/** Publishes a session with who sat, in a transaction that may publish more. */
export async function publishSession(
  context: CommandContext,
  input: RecordSessionInput,
  { recordEntries, event }: Publishing = {},
): Promise<{ sessionId: string; recordId: string }> {
  const compartmentId = input.compartmentId ?? null;
  await requireRound(context, input.roundId, compartmentId);
  const where = { compartmentId, canBeGone: input.supersedesId !== undefined };
  await requireAttendance(context, input.attendance, where);
  for (const [place, id] of input.agenda.entries())
    await requireSeries(context, "term", id, { ...where, field: `agenda.${place}` });
  for (const [place, id] of input.asked.entries())
    await requireSeries(context, "question", id, { ...where, field: `asked.${place}` });

  const { seriesId, recordId } = await publish(
    context,
    { kind: "session", fields: input, timeZone: input.timeZone, ...(event ? { event } : {}) },
    async (stamp) => {
      const notes = recordEntries ? await recordEntries(stamp.seriesId) : input.notes;
      await requireNoted(context, notes, { ...where, sessionId: stamp.seriesId });
      const session = await context.tx.session.create({
        data: {
          ...stamp,
          roundId: input.roundId,
          title: input.title,
          format: input.format,
          venue: input.venue,
          timeZone: input.timeZone,
          level: input.level ?? highestLevel(input.attendance.map((seat) => seat.level)),
          levelNote: input.levelNote ?? null,
          agenda: input.agenda,
          asked: input.asked,
          notes,
        },
      });
      await context.tx.attendance.createMany({
        data: input.attendance.map((seat) => ({
          // As with citations: read by their ids they come as they were written.
          id: idInOrder(),
          recordId: stamp.recordId,
          negotiationId: stamp.negotiationId,
          compartmentId: stamp.compartmentId,
          partyId: seat.partyId,
          delegateId: seat.delegateId ?? null,
          level: seat.level,
          isHead: seat.isHead,
          note: seat.note ?? null,
        })),
      });
      return { ...session, attendance: input.attendance };
    },
  );
  return { sessionId: seriesId, recordId };
}

/** Records a sitting, or corrects one. Gives back the session's id. */
export const recordSession = command({
  name: "session.record",
  input: recordSessionInput,
  may: mayRecord,
  change: (context, input) => publishSession(context, input),
});

type Where = { compartmentId: string | null; canBeGone: boolean };

async function requireAttendance(
  context: CommandContext,
  attendance: readonly AttendanceInput[],
  where: Where,
): Promise<void> {
  const seated = new Set<string>();
  for (const [place, seat] of attendance.entries()) {
    await requireSeries(context, "party", seat.partyId, { ...where, field: `attendance.${place}.partyId` });
    await requireSeriesIfGiven(context, "delegate", seat.delegateId, {
      ...where,
      field: `attendance.${place}.delegateId`,
    });
    const who = seat.delegateId ?? seat.partyId;
    if (seated.has(who)) throw new Refusal("This seat is listed twice.", `attendance.${place}`);
    seated.add(who);
  }
}

/** The notes name only what their readers can see, and only records that were made in this session. */
async function requireNoted(
  context: CommandContext,
  notes: Notes,
  { sessionId, ...where }: Where & { sessionId: string },
): Promise<void> {
  const known = new Set<string>();
  for (const [place, block] of notes.entries()) {
    for (const { kind, id } of block.kind === "line" ? block.mentions : []) {
      if (!known.has(id)) await requireSeries(context, kind, id, { ...where, field: `notes.${place}` });
      known.add(id);
    }
  }
  const entries = notes.flatMap((block) => (block.kind === "entry" ? [block] : []));
  const made = await context.tx.record.findMany({
    where: { id: { in: entries.map((entry) => entry.recordId) }, sessionId, compartmentId: where.compartmentId },
    select: { id: true, kind: true },
  });
  const kinds = new Map(made.map(({ id, kind }) => [id, kind]));
  if (entries.some((entry) => kinds.get(entry.recordId) !== entry.noun))
    throw new Refusal("The notes name a record that was not made in this session.", "notes");
}
