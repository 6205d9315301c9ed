/** The agreement's terms, how they stand and what joins them, at a moment. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { composedOnce } from "@/lib/record/composed-once";
import { historyFacts, recordedUpTo, stepsOf } from "@/lib/record/history";
import { factsOfRecord, holdsAt, isHeldUpTo, recordApart, type WithFacts } from "@/lib/record/many";
import {
  inForceAt,
  latestOfEachSeries,
  type ReadAt,
  type RecordFacts,
  recordFacts,
  latestFirst,
} from "@/lib/record/reading";
import type { Tx } from "@/lib/platform/database";
import { Prisma, type Term, type TermStatusRecord } from "@/prisma/generated/client";
import type { TermStatus } from "./rules";
import { inTreeOrder } from "./rules/tree";

export type TermView = Awaited<ReturnType<typeof termsIn>>[number];
export type LinkageView = Awaited<ReturnType<typeof linkagesIn>>[number];

/** The terms in force, in the order of the agreement, each with its depth and the ids of the terms above it. */
export async function termsIn(tx: Tx, negotiationId: string, at: ReadAt) {
  return inTreeOrder(await readTerms(tx, negotiationId, at, Prisma.empty));
}

/** One term, if it is in force, without its place among the others. */
export async function termIn(tx: Tx, negotiationId: string, at: ReadAt, termId: string) {
  const [term] = await readTerms(tx, negotiationId, at, Prisma.sql`and t.series_id = ${termId}::uuid`);
  return term ?? null;
}

async function readTerms(tx: Tx, negotiationId: string, at: ReadAt, which: Prisma.Sql) {
  const rows = await tx.$queryRaw<WithFacts<Term>[]>`
    select n.record_id::text as "recordId", n.series_id::text as "seriesId", n.negotiation_id::text as "negotiationId",
           n.compartment_id::text as "compartmentId", n.number, n.title, n.summary, n.kind::text,
           n.parent_id::text as "parentId", n.rank, n.axis_unit::text as "axisUnit", n.axis_label as "axisLabel",
           n.axis_baseline as "axisBaseline", n.is_unilateral as "isUnilateral", ${factsOfRecord}
      from record_period t join term n on n.record_id = t.record_id join record r on r.id = n.record_id
     where ${holdsAt(Prisma.sql`t`, "term", negotiationId, at)} ${which}
     order by r.seq`;
  return latestOfEachSeries(rows.map(recordApart)).map((row) => ({ ...row, id: row.seriesId }));
}

/** What each term is called at the moment and where it stands, in no order: all that is asked of thousands at once. */
export function termNamesIn(tx: Tx, negotiationId: string, at: ReadAt) {
  type Name = Pick<Term, "number" | "title" | "parentId" | "compartmentId"> & { id: string };
  return tx.$queryRaw<Name[]>`
    select distinct on (n.series_id) n.series_id::text as id, n.number, n.title, n.parent_id::text as "parentId",
           n.compartment_id::text as "compartmentId"
      from record_period t join term n on n.record_id = t.record_id join record r on r.id = n.record_id
     where ${holdsAt(Prisma.sql`t`, "term", negotiationId, at)}
     order by n.series_id, r.valid_from desc, r.seq desc`;
}

export type StatusStep = { status: TermStatus; note: string | null; record: RecordFacts };

export type TermStatusView = {
  termId: string;
  status: TermStatus;
  note: string | null;
  /** The record in force. */
  record: RecordFacts;
  /** The record from which the status has held without a break; an affirmation does not make it younger. */
  since: RecordFacts;
  /** The status before that, or null where none is on record. */
  previous: StatusStep | null;
  /** Every step up to the moment, the latest first. */
  steps: StatusStep[];
};

/** How each term stands, by term id; a term without a recorded status is missing. */
export async function statusesIn(tx: Tx, negotiationId: string, at: ReadAt): Promise<Map<string, TermStatusView>> {
  const rows = await tx.$queryRaw<WithFacts<TermStatusRecord>[]>`
    select ${statusColumns}, ${factsOfRecord}
      from term_status n join record r on r.id = n.record_id
     where n.negotiation_id = ${negotiationId}::uuid and ${isHeldUpTo(at)}
     order by r.seq`;
  const stepsOf = new Map<string, StatusStep[]>();
  for (const { termId, status, note, record } of rows.map(recordApart)) {
    const steps = stepsOf.get(termId);
    if (steps) steps.push({ status, note, record });
    else stepsOf.set(termId, [{ status, note, record }]);
  }
  const views = new Map<string, TermStatusView>();
  for (const [termId, steps] of stepsOf) {
    const view = viewOf(termId, latestFirst(steps));
    if (view) views.set(termId, view);
  }
  return views;
}

/** The statuses in force, without how they came about. */
export async function statusesHeldIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const rows = await tx.$queryRaw<WithFacts<TermStatusRecord>[]>`
    select ${statusColumns}, ${factsOfRecord}
      from record_period t join term_status n on n.record_id = t.record_id join record r on r.id = n.record_id
     where ${holdsAt(Prisma.sql`t`, "term_status", negotiationId, at)}
     order by r.seq`;
  return latestOfEachSeries(rows.map(recordApart));
}

/** Every status that came to hold after an instant and by the moment, from late to early. */
export async function statusesSinceIn(tx: Tx, negotiationId: string, at: ReadAt, since: Date) {
  const rows = await tx.$queryRaw<WithFacts<TermStatusRecord>[]>`
    select ${statusColumns}, ${factsOfRecord}
      from term_status n join record r on r.id = n.record_id
     where n.negotiation_id = ${negotiationId}::uuid and r.valid_from > ${since} and ${isHeldUpTo(at)}
     order by r.seq`;
  return latestFirst(rows.map(recordApart));
}

const statusColumns = Prisma.sql`n.record_id::text as "recordId", n.series_id::text as "seriesId",
  n.negotiation_id::text as "negotiationId", n.compartment_id::text as "compartmentId", n.term_id::text as "termId",
  n.status::text, n.note`;

export type StatusHistoryStep = Awaited<ReturnType<typeof statusHistoryIn>>[number];

/** Every status recorded for the term by the moment, corrected and taken back ones too, from late to early. */
export async function statusHistoryIn(tx: Tx, negotiationId: string, at: ReadAt, termId: string) {
  const rows = await tx.termStatusRecord.findMany({
    where: { negotiationId, termId, record: recordedUpTo(at) },
    include: { record: { select: historyFacts } },
  });
  return stepsOf(tx, rows, at);
}

/** The linkages in force between terms. */
export async function linkagesIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const rows = await tx.linkage.findMany({
    where: { negotiationId, record: inForceAt(at) },
    include: { record: { select: recordFacts } },
    orderBy: { record: { seq: "asc" } },
  });
  return latestOfEachSeries(rows)
    .filter(({ hasEnded }) => !hasEnded)
    .map((row) => ({ ...row, id: row.seriesId }));
}

/** The whole agreement: its terms in order, their statuses, and the linkages of which both ends are in force. */
export async function agreementIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const terms = await termsIn(tx, negotiationId, at);
  const ids = new Set(terms.map((term) => term.id));
  const linkages = await linkagesIn(tx, negotiationId, at);
  return {
    terms,
    statuses: await statusesIn(tx, negotiationId, at),
    linkages: linkages.filter((linkage) => ids.has(linkage.fromTermId) && ids.has(linkage.toTermId)),
  };
}

export type Agreement = Awaited<ReturnType<typeof agreementIn>>;

type Place = Pick<Opened, "negotiation" | "moment">;

/** The same, composed once for all who see the same of it. */
export function agreementOnce(tx: Tx, { negotiation, moment }: Place) {
  return composedOnce(tx, { negotiation, moment, what: ["agreement"] }, () => agreementIn(tx, negotiation.id, moment));
}

function viewOf(termId: string, steps: StatusStep[]): TermStatusView | null {
  const [current] = steps;
  if (!current) return null;
  const changed = steps.findIndex((step) => step.status !== current.status);
  const first = steps[(changed === -1 ? steps.length : changed) - 1] ?? current;
  return { termId, ...current, since: first.record, previous: steps[changed] ?? null, steps };
}
