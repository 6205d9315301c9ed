/** How a session was filed, corrected and taken back: every version of it, and what each correction changed. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import { composedOnce } from "@/lib/record/composed-once";
import { historyFacts, type StepState, stepsOf } from "@/lib/record/history";
import type { ReadAt } from "@/lib/record/reading";
import type { Tx } from "@/lib/platform/database";
import type { RoundView, SessionWithNotes } from "@/lib/rounds/queries";
import { notesInput } from "@/lib/rounds/schema";
import type { Names } from "./rules/entry-words";
import { type Difference, differencesOf } from "./rules/session-differences";

export type SessionStep = {
  recordId: string;
  title: string;
  state: StepState;
  recordedAt: Date;
  recordedByName: string;
  /** The correction or retraction that ended it. */
  ended: { recordedAt: Date; byName: string; reason: string | null; isRetraction: boolean; isUndone: boolean } | null;
  /** What the correction that ended it made different. */
  differences: Difference[];
};

export type Versions = {
  steps: SessionStep[];
  /** What was filed last, whatever became of it. */
  last: SessionWithNotes | null;
};

/** Every version that had been filed by the moment, the last first. */
export async function sessionVersionsIn(
  tx: Tx,
  { negotiationId, sessionId }: { negotiationId: string; sessionId: string },
  at: ReadAt,
  known: { names: Names; rounds: readonly Pick<RoundView, "id" | "number">[] },
): Promise<Versions> {
  const rows = await tx.session.findMany({
    where: {
      seriesId: sessionId,
      negotiationId,
      record: { isRetraction: false, ...(at.knownAtDay === null ? {} : { recordedAt: { lte: at.knownAt } }) },
    },
    include: {
      record: {
        select: {
          ...historyFacts,
          attendance: {
            select: { partyId: true, delegateId: true, level: true, isHead: true, note: true },
            orderBy: { id: "asc" },
          },
        },
      },
    },
  });
  const versions = (await stepsOf(tx, rows, at))
    .map(({ record: { attendance, ...record }, ...row }) => ({
      ...row,
      record,
      attendance,
      id: row.seriesId,
      notes: notesInput.parse(row.notes),
    }))
    .sort((a, b) => (b.record.seq > a.record.seq ? 1 : -1));
  const steps = versions.map((version): SessionStep => {
    const correction = versions.find(({ record }) => record.supersedesId === version.recordId);
    const { ended } = version;
    return {
      recordId: version.recordId,
      title: version.title,
      state: version.state,
      recordedAt: version.record.recordedAt,
      recordedByName: version.recordedByName,
      ended: ended && {
        recordedAt: ended.recordedAt,
        byName: ended.byName,
        reason: ended.reason,
        isRetraction: ended.isRetraction,
        isUndone: ended.isUndone,
      },
      differences: correction ? differencesOf(version, correction, known) : [],
    };
  });
  return { steps, last: versions[0] ?? null };
}

/** A session that is no longer on record: why, and who says so. */
export type TakenBack = { id: string; title: string; roundId: string; byName: string; on: Date; reason: string | null };

/** As `takenBackIn`, for a page that shows what was recorded in them. */
export async function sessionsTakenBack({ actor, negotiation, moment }: Opened): Promise<TakenBack[]> {
  return asActor(actor, (tx) =>
    composedOnce(tx, { negotiation, moment, what: ["sessions taken back"], isSigned: true }, () =>
      takenBackIn(tx, negotiation.id, moment),
    ),
  );
}

/** The sessions that had been taken back by the moment, the last first. */
export async function takenBackIn(tx: Tx, negotiationId: string, at: ReadAt): Promise<TakenBack[]> {
  const retractions = await tx.record.findMany({
    where: {
      negotiationId,
      kind: "session",
      isRetraction: true,
      // One that was undone took nothing back in the end.
      ...(at.knownAtDay === null
        ? { supersededBy: null }
        : {
            recordedAt: { lte: at.knownAt },
            OR: [{ supersededBy: null }, { supersededBy: { recordedAt: { gt: at.knownAt } } }],
          }),
    },
    orderBy: { seq: "desc" },
    select: {
      recordedAt: true,
      recordedBy: true,
      reason: true,
      supersedes: { select: { session: { select: { seriesId: true, title: true, roundId: true } } } },
    },
  });
  const users = await tx.user.findMany({
    where: { id: { in: retractions.map(({ recordedBy }) => recordedBy) } },
    select: { id: true, name: true },
  });
  return retractions.flatMap(({ recordedAt, recordedBy, reason, supersedes }) => {
    const session = supersedes?.session;
    if (!session) return [];
    const byName = users.find(({ id }) => id === recordedBy)?.name ?? "a former member";
    return [{ id: session.seriesId, title: session.title, roundId: session.roundId, byName, on: recordedAt, reason }];
  });
}
