/** A session as it was filed, whatever became of it since: what a correction starts from. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { notesInput } from "@/lib/rounds/schema";
import { draftOfSession } from "../rules/correction";
import type { DraftContent } from "../schema";

/** The record of a session as the draft that corrects it; null where this actor has none by that id. */
export async function draftOfRecord({ tx, member }: CommandContext, recordId: string): Promise<DraftContent | null> {
  const { negotiationId } = member;
  const found = await tx.session.findFirst({
    where: { recordId, negotiationId },
    include: {
      record: {
        select: {
          id: true,
          validText: true,
          validInferred: true,
          attendance: {
            select: { partyId: true, delegateId: true, level: true, isHead: true, note: true },
            orderBy: { id: "asc" },
          },
        },
      },
    },
  });
  if (!found) return null;
  const round = await tx.round.findFirst({
    where: { seriesId: found.roundId, negotiationId },
    orderBy: { record: { seq: "desc" } },
    select: { track: true },
  });
  const { record, ...session } = found;
  return draftOfSession(
    {
      ...session,
      id: session.seriesId,
      notes: notesInput.parse(session.notes),
      attendance: record.attendance,
      record,
    },
    round?.track ?? "track_1",
  );
}

/** The record that stands at the end of a session's corrections; null where it was taken back. */
export async function standingRecord({ tx, member }: CommandContext, sessionId: string): Promise<string | null> {
  const found = await tx.record.findFirst({
    where: {
      seriesId: sessionId,
      negotiationId: member.negotiationId,
      kind: "session",
      isRetraction: false,
      supersededBy: null,
    },
    orderBy: { seq: "desc" },
    select: { id: true },
  });
  return found?.id ?? null;
}
