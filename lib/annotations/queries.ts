/** What colleagues say about the words of the agreement, at a moment. */
import "server-only";
import {
  heldUpTo,
  inForceAt,
  latestFirst,
  latestOfEachSeries,
  ofSeries,
  type ReadAt,
  type RecordFacts,
  recordFacts,
} from "@/lib/record/reading";
import type { Tx } from "@/lib/platform/database";
import { linkedIn, type Linking, linkViews } from "./queries-links";
import { marksOf } from "./rules/marks";
import { openThread, threadStateOf } from "./rules/thread-state";

export type ThreadView = Awaited<ReturnType<typeof threadsIn>>[number];

/** Who took a remark back, when and why. */
export type TakenBack = { by: string; at: Date; reason: string | null };

const endedFacts = {
  ...recordFacts,
  supersededBy: { select: { isRetraction: true, recordedAt: true, recordedBy: true, reason: true } },
};

/**
 * Every thread, resolved ones too, the first first: the remark, who made it, what it said before it was edited, what was
 * replied and where it stands. One that was taken back is among them as long as replies to it stand. Where `termId` is
 * given, only those that were made on that term or have ever been placed on a wording of it.
 */
export async function threadsIn(tx: Tx, negotiationId: string, at: ReadAt, termId?: string) {
  const ids = termId === undefined ? null : await threadIdsOn(tx, negotiationId, termId);
  if (ids?.length === 0) return [];
  const ofThread = ids ? { annotationId: { in: ids } } : {};
  const where = { negotiationId, record: inForceAt(at), ...(ids ? { seriesId: { in: ids } } : {}) };
  const ended = { negotiationId, record: endedBy(at), ...(ids ? { seriesId: { in: ids } } : {}) };
  const whereReply = { negotiationId, record: inForceAt(at), ...ofThread };
  const endedReply = { negotiationId, record: endedBy(at), ...ofThread };
  const record = { select: recordFacts };
  const endedRecord = { select: endedFacts };
  const orderBy = [{ record: { validFrom: "asc" as const } }, { record: { seq: "asc" as const } }];
  const standing = latestOfEachSeries(await tx.annotation.findMany({ where, include: { record }, orderBy }));
  const former = await tx.annotation.findMany({ where: ended, include: { record: endedRecord }, orderBy });
  const replies = latestOfEachSeries(
    await tx.annotationReply.findMany({ where: whereReply, include: { record }, orderBy }),
  );
  const formerReplies = await tx.annotationReply.findMany({
    where: endedReply,
    include: { record: endedRecord },
    orderBy,
  });
  const states = latestOfEachSeries(
    await tx.annotationStateRecord.findMany({ where: whereReply, include: { record } }),
  );

  const retracted = latestOfEachSeries(
    former.filter(
      ({ seriesId, record: { supersededBy } }) =>
        supersededBy?.isRetraction === true &&
        replies.some(({ annotationId }) => annotationId === seriesId) &&
        // Where taking it back was undone, it stands.
        !standing.some((row) => row.seriesId === seriesId),
    ),
  );
  const said = [...standing, ...former, ...replies, ...formerReplies];
  const authors = await authorsOf(tx, negotiationId, ids && said);
  const settlerOf = await settlersIn(tx, at, states);
  const settlers = [...settlerOf.values()];
  const assignees = states.flatMap(({ assigneeId }) => assigneeId ?? []);
  const writtenInto = await wordingsAdopting(tx, states);
  const takers = retracted.flatMap((row) => row.record.supersededBy?.recordedBy ?? []);
  const mentionedIds = said.flatMap((row) => row.mentionedIds);
  const users = await tx.user.findMany({
    where: { id: { in: [...new Set([...mentionedIds, ...authors.values(), ...settlers, ...takers, ...assignees])] } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const nameOf = (userId: string) => names.get(userId) ?? "A former member";
  const mentionsOf = ({ mentionedIds, mentionMarks }: Said) =>
    marksOf(mentionedIds, mentionMarks).map(({ id, mark }) => ({ userId: id, mark, name: names.get(id) ?? null }));
  const known = at.knownAtDay === null ? null : at.knownAt;
  const linked = await linkedIn(tx, negotiationId, known, said);
  const saidIn = (row: Said) => ({ mentions: mentionsOf(row), links: linkViews(row, linked) });
  const signed = <Row extends Signed>(row: Row) => {
    const authorId = authors.get(row.seriesId) ?? row.record.recordedBy;
    const recorder = nameOf(authorId);
    const { saidBy } = row;
    const takenInBy = saidBy === null ? null : recorder;
    return { ...row, authorId, author: saidBy ?? recorder, takenInBy, ...saidIn(row) };
  };
  const takenBackOf = ({ record: { supersededBy } }: (typeof retracted)[number]): TakenBack | null =>
    supersededBy && { by: nameOf(supersededBy.recordedBy), at: supersededBy.recordedAt, reason: supersededBy.reason };

  const threadOf = (annotation: (typeof standing)[number], takenBack: TakenBack | null) => {
    const id = annotation.seriesId;
    const settled = states.find((row) => row.annotationId === id);
    return {
      ...signed(annotation),
      ...(settled ? threadStateOf(settled) : openThread),
      id,
      takenBack,
      edits: editsOf(former, id, saidIn),
      writtenInto: (settled && writtenInto.get(settled.recordId)) ?? null,
      settledBy: settled ? nameOf(settlerOf.get(id) ?? settled.record.recordedBy) : null,
      assignee: settled?.assigneeId ? { userId: settled.assigneeId, name: nameOf(settled.assigneeId) } : null,
      replies: replies
        .filter((reply) => reply.annotationId === id)
        .map((reply) => ({
          ...signed(reply),
          id: reply.seriesId,
          edits: editsOf(formerReplies, reply.seriesId, saidIn),
        })),
    };
  };
  return [
    ...standing.map((annotation) => threadOf(annotation, null)),
    ...retracted.map((annotation) => threadOf(annotation, takenBackOf(annotation))),
  ];
}

/** By their series, the threads that were made on the term or have ever been placed on a wording of it. */
async function threadIdsOn(tx: Tx, negotiationId: string, termId: string): Promise<string[]> {
  const made = await tx.annotation.findMany({ where: { negotiationId, termId }, select: { seriesId: true } });
  const versions = await tx.clauseVersion.findMany({ where: { negotiationId, termId }, select: { recordId: true } });
  const placed = await tx.annotationStateRecord.findMany({
    where: { negotiationId, clauseVersionId: { in: versions.map(({ recordId }) => recordId) } },
    select: { annotationId: true },
  });
  return [...new Set([...made.map((row) => row.seriesId), ...placed.map((row) => row.annotationId)])];
}

type Said = Linking & { mentionedIds: string[]; mentionMarks: string[] };

type StateRow = { annotationId: string; state: string; clauseVersionId: string | null; record: RecordFacts };

/** By thread, who resolved or reopened it: of one that was carried along with its words since, not who carried it. */
async function settlersIn(tx: Tx, at: ReadAt, states: readonly StateRow[]): Promise<Map<string, string>> {
  const placed = states.filter(({ state, clauseVersionId }) => state === "resolved" && clauseVersionId !== null);
  const steps =
    placed.length === 0
      ? []
      : await tx.annotationStateRecord.findMany({
          where: { annotationId: { in: placed.map(({ annotationId }) => annotationId) }, record: heldUpTo(at) },
          select: { annotationId: true, state: true, record: { select: recordFacts } },
        });
  const late = latestFirst(steps);
  return new Map(
    states.map(({ annotationId, state, record }) => {
      const own = late.filter((step) => step.annotationId === annotationId);
      const other = own.findIndex((step) => step.state !== state);
      const first = other === -1 ? own.at(-1) : own[other - 1];
      return [annotationId, (first?.record ?? record).recordedBy];
    }),
  );
}

/** By the record that resolved a suggestion, the wording that it was written into, which is of the same act. */
async function wordingsAdopting(
  tx: Tx,
  states: readonly { recordId: string; state: string }[],
): Promise<Map<string, { versionId: string; number: number }>> {
  const resolving = states.filter(({ state }) => state === "resolved").map(({ recordId }) => recordId);
  if (resolving.length === 0) return new Map();
  const acts = await tx.record.findMany({
    where: { id: { in: resolving }, actId: { not: null } },
    select: { id: true, actId: true },
  });
  const wordings = await tx.clauseVersion.findMany({
    where: { record: { actId: { in: acts.flatMap(({ actId }) => actId ?? []) } } },
    select: { recordId: true, number: true, record: { select: { actId: true } } },
  });
  return new Map(
    acts.flatMap(({ id, actId }): [string, { versionId: string; number: number }][] => {
      const [wording, ...others] = wordings.filter(({ record }) => record.actId === actId);
      return wording && others.length === 0 ? [[id, { versionId: wording.recordId, number: wording.number }]] : [];
    }),
  );
}

type Signed = Said & { seriesId: string; saidBy: string | null; record: { recordedBy: string } };

/**
 * Who said each remark and each reply, by its series: whoever said it first. Nobody else corrects it, but a manager who
 * takes it back may undo that. `said`: only of these.
 */
async function authorsOf(
  tx: Tx,
  negotiationId: string,
  said: readonly { seriesId: string }[] | null,
): Promise<Map<string, string>> {
  const firsts = await tx.record.findMany({
    where: {
      negotiationId,
      kind: { in: ["annotation", "annotation_reply"] },
      supersedesId: null,
      ...ofSeries(said?.map(({ seriesId }) => seriesId)),
    },
    select: { seriesId: true, recordedBy: true },
  });
  return new Map(firsts.map(({ seriesId, recordedBy }) => [seriesId, recordedBy]));
}

/** Picks what had been corrected or taken back by the moment. */
function endedBy({ knownAt, knownAtDay }: ReadAt) {
  return {
    isRetraction: false,
    supersededBy: knownAtDay === null ? { isNot: null } : { recordedAt: { lte: knownAt } },
  };
}

type Former = Said & {
  seriesId: string;
  body: string;
  replacement?: string | null;
  record: { supersededBy: { isRetraction: boolean; recordedAt: Date } | null };
};

/** What a remark or a reply said before, and until when, the first first. */
function editsOf<Meant>(former: readonly Former[], seriesId: string, saidIn: (row: Said) => Meant) {
  return former.flatMap((row) => {
    const { body, replacement = null } = row;
    const { supersededBy } = row.record;
    return row.seriesId === seriesId && supersededBy && !supersededBy.isRetraction
      ? [{ ...saidIn(row), body, replacement, until: supersededBy.recordedAt }]
      : [];
  });
}
