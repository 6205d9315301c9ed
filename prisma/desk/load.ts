/**
 * Writes planned entries many at a time, as the owner's role: a hundred thousand commands would take the better part of
 * an hour. Periods, stamps and the audit chain are the database's own triggers' here as there, and a test holds what is
 * written beside what the commands write.
 */
import type { PoolClient } from "pg";
import { earliest, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { Prisma } from "@/prisma/generated/client";
import type { RecordKind } from "@/prisma/generated/enums";
import type { Owner } from "@/prisma/fixtures";
import type { Entry } from "./entry";

type Desk = {
  negotiationId: string;
  timeZone: string;
  /** Open sign-ins of those who record, by turns. */
  signInIds: string[];
};

type Entries = Iterable<Entry> | AsyncIterable<Entry>;

const mostAtOnce = 400;

/** At these sizes Postgres is told to look again: statements planned over empty tables go through them row by row. */
const grown = [1_000, 10_000, 100_000];

/** Gives back how many entries were written. */
export async function loadEntries(owner: Owner, desk: Desk, entries: Entries): Promise<number> {
  let written = 0;
  let turn = 0;
  const client = await owner.connect();
  try {
    for await (const batch of batchesOf(entries)) {
      const signInId = desk.signInIds[turn++ % desk.signInIds.length] ?? "";
      await client.query("begin");
      await writeBatch(client, { ...desk, signInId }, batch);
      await client.query("commit");
      const before = written;
      written += batch.length;
      if (grown.some((size) => before < size && size <= written)) await client.query("analyze");
    }
    await client.query("analyze");
    return written;
  } finally {
    // Ends the connection rather than hand on what a failure left open in it.
    client.release(true);
  }
}

/** One kind, and each series once: a trigger that looks at a series sees no entry before its time. */
async function* batchesOf(entries: Entries): AsyncGenerator<[Entry, ...Entry[]]> {
  let batch: Entry[] = [];
  const series = new Set<string>();
  for await (const entry of entries) {
    const [first] = batch;
    if (first && (first.kind !== entry.kind || series.has(entry.seriesId) || batch.length === mostAtOnce)) {
      yield batch as [Entry, ...Entry[]];
      batch = [];
      series.clear();
    }
    batch.push(entry);
    series.add(entry.seriesId);
  }
  if (batch.length > 0) yield batch as [Entry, ...Entry[]];
}

/** The columns of each kind, in the order of its model. */
const columnsOf: Record<RecordKind, object> = {
  party: Prisma.PartyScalarFieldEnum,
  delegate: Prisma.DelegateScalarFieldEnum,
  source: Prisma.SourceScalarFieldEnum,
  statement: Prisma.StatementScalarFieldEnum,
  figure: Prisma.FigureScalarFieldEnum,
  risk: Prisma.RiskScalarFieldEnum,
  question: Prisma.QuestionScalarFieldEnum,
  round: Prisma.RoundScalarFieldEnum,
  round_event: Prisma.RoundEventScalarFieldEnum,
  session: Prisma.SessionScalarFieldEnum,
  term: Prisma.TermScalarFieldEnum,
  term_status: Prisma.TermStatusRecordScalarFieldEnum,
  linkage: Prisma.LinkageScalarFieldEnum,
  option: Prisma.OptionScalarFieldEnum,
  clause_version: Prisma.ClauseVersionScalarFieldEnum,
  position: Prisma.PositionScalarFieldEnum,
  annotation: Prisma.AnnotationScalarFieldEnum,
  annotation_reply: Prisma.AnnotationReplyScalarFieldEnum,
  annotation_state: Prisma.AnnotationStateRecordScalarFieldEnum,
  lineage: Prisma.LineageScalarFieldEnum,
  allotment: Prisma.AllotmentScalarFieldEnum,
  package: Prisma.PackageScalarFieldEnum,
  brief: Prisma.BriefScalarFieldEnum,
  forecast: Prisma.ForecastScalarFieldEnum,
  review: Prisma.ReviewScalarFieldEnum,
  review_answer: Prisma.ReviewAnswerScalarFieldEnum,
};

async function writeBatch(
  client: PoolClient,
  { negotiationId, timeZone, signInId }: Omit<Desk, "signInIds"> & { signInId: string },
  batch: [Entry, ...Entry[]],
): Promise<void> {
  const [{ kind }] = batch;
  const written = batch.map((entry) => ({ entry, row: rowOf(entry, negotiationId), actId: crypto.randomUUID() }));
  const insert = (sql: string, rows: object[]) => client.query(sql, [JSON.stringify(rows)]);

  await client.query(
    "select set_config('app.sign_in', $1, true), pg_advisory_xact_lock(hashtextextended($2::text, 0))",
    [signInId, negotiationId],
  );
  await insert(
    `insert into series (id, negotiation_id, kind) select * from jsonb_to_recordset($1) as r (id uuid, negotiation_id uuid, kind "RecordKind")
     on conflict do nothing`,
    batch.map(({ seriesId }) => ({ id: seriesId, negotiation_id: negotiationId, kind })),
  );
  await insert(
    `insert into record (${recordColumns}) select ${recordColumns} from jsonb_populate_recordset(null::public.record, $1)`,
    written.map(({ entry: { recordId, seriesId, common }, actId }) => ({
      id: recordId,
      negotiation_id: negotiationId,
      series_id: seriesId,
      kind,
      compartment_id: common.compartmentId ?? null,
      valid_from: dayFrom(common.heldFrom, timeZone),
      valid_text: common.heldFrom,
      valid_inferred: common.isDateInferred ?? false,
      supersedes_id: common.supersedesId ?? null,
      is_retraction: false,
      reason: common.reason ?? null,
      session_id: common.sessionId ?? null,
      act_id: actId,
    })),
  );
  await insert(
    `insert into "${kind}" select * from jsonb_populate_recordset(null::"${kind}", $1)`,
    written.map(({ row }) => named(row)),
  );
  await insert(
    `insert into citation (record_id, source_id, credibility, locator, quote)
     select record_id, source_id, credibility, locator, quote from jsonb_populate_recordset(null::citation, $1)`,
    batch.flatMap(({ recordId, common }) => (common.citations ?? []).map((one) => named({ recordId, ...one }))),
  );
  await insert(
    `insert into attendance (record_id, party_id, delegate_id, level, is_head, note)
     select record_id, party_id, delegate_id, level, is_head, note from jsonb_populate_recordset(null::attendance, $1)`,
    batch.flatMap(({ recordId, attendance }) => attendance.map((seat) => named({ recordId, ...seat }))),
  );
  await insert(
    `insert into audit_entry (negotiation_id, compartment_id, event, series_id, record_id, body)
     select negotiation_id, compartment_id, event, series_id, record_id, body
       from jsonb_populate_recordset(null::audit_entry, $1)`,
    written.map(({ entry, row }) => noteOf(entry, row, negotiationId)),
  );
  await insert(
    `insert into act (id, negotiation_id, command, value) select id, negotiation_id, command, value
       from jsonb_populate_recordset(null::act, $1)`,
    written.map(({ entry, actId }) => ({
      id: actId,
      negotiation_id: negotiationId,
      command: entry.command,
      value: { recordId: entry.recordId, [entry.idName]: givenId(entry) },
    })),
  );
}

const days = new Map<string, Date>();

/** Worked out once for each day: the calendar takes longer over it than the rest of a row. */
function dayFrom(held: string, timeZone: string): Date {
  const known = days.get(`${held} ${timeZone}`);
  if (known) return known;
  const from = earliest(requireFuzzyDate(held), timeZone);
  days.set(`${held} ${timeZone}`, from);
  return from;
}

const recordColumns =
  "id, negotiation_id, series_id, kind, compartment_id, valid_from, valid_text, valid_inferred, supersedes_id, is_retraction, reason, session_id, act_id";

/** What others name is the record of a wording, and the series of all else. */
const givenId = ({ idName, recordId, seriesId }: Entry) =>
  idName === "clauseVersionId" || idName === "recordId" ? recordId : seriesId;

function rowOf(entry: Entry, negotiationId: string): Record<string, unknown> {
  const { kind, recordId, seriesId, common, fields, row } = entry;
  const stamp = { recordId, seriesId, negotiationId, compartmentId: common.compartmentId };
  const all: Record<string, unknown> = { ...fields, ...row, ...stamp };
  return Object.fromEntries(Object.keys(columnsOf[kind]).map((column) => [column, all[column] ?? null]));
}

function noteOf({ kind, recordId, seriesId, common, attendance }: Entry, row: object, negotiationId: string) {
  const { heldFrom: held, reason = null, citations = [], supersedesId } = common;
  const seats = kind === "session" ? { attendance } : {};
  return {
    negotiation_id: negotiationId,
    compartment_id: common.compartmentId ?? null,
    event: `${kind}.${supersedesId ? "corrected" : "recorded"}`,
    series_id: seriesId,
    record_id: recordId,
    body: JSON.stringify({
      before: supersedesId ? { recordId: supersedesId } : null,
      after: { held, reason, citations, ...row, ...seats },
    }),
  };
}

/** By the names of the columns: `partyId` is `party_id`. */
function named(row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  );
}
