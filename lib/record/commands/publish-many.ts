/** Many records of a kind in a few statements: what `publish` and `retract` write, for what is taken in by the thousand. */
import "server-only";
import { randomUUID } from "node:crypto";
import { v7 as idInOrder } from "uuid";
import { asRows } from "@/lib/platform/as-rows";
import type { CommandContext } from "@/lib/platform/command";
import { NotFound } from "@/lib/platform/errors";
import { earliest, type FuzzyDate, latest, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { Record } from "@/prisma/generated/client";
import type { RecordKind } from "@/prisma/generated/enums";
import { seenBy } from "../reading";
import type { RecordFields } from "../schema";
import { requireCompartment, type Stamp } from "./publish";

export type NewRecord<Row> = {
  seriesId: string;
  /** `isUndated`: it is dated as what is recorded without a date is: see `dateOf`. */
  fields: Pick<RecordFields, "citations" | "reason"> & { heldFrom: FuzzyDate; isUndated: boolean };
  row: Row;
  /** The zone of its date, where it is not the negotiation's own. */
  timeZone?: string;
};

/** Writes new records, of new series or of such as are named by what they are about; gives back their ids, in no order. */
export async function publishMany<Row extends object>(
  context: CommandContext,
  kind: RecordKind,
  compartmentId: string | null,
  records: readonly NewRecord<Row>[],
  writeRows: (rows: (Stamp & Row)[]) => Promise<unknown>,
): Promise<string[]> {
  const { tx, member } = context;
  const { negotiationId } = member;
  if (compartmentId) await requireCompartment(context, compartmentId);
  const sources = records.flatMap(({ fields }) => fields.citations.map(({ sourceId }) => sourceId));
  const seen = await seenSeries(context, "source", sources, compartmentId);
  if (sources.some((id) => !seen.has(id)))
    throw new NotFound("There is no such source in this negotiation.", "citations");
  const days = new Map<string, Date>();
  const from = (held: FuzzyDate, timeZone = member.timeZone) => {
    const key = `${held} ${timeZone}`;
    const known = days.get(key) ?? earliest(held, timeZone);
    days.set(key, known);
    return known;
  };
  const ids: string[] = [];
  // A trigger that looks at a series sees no record of it before its time: of each series one at once.
  for (const wave of wavesOf(records)) {
    const dates = await datesOf(context, compartmentId, wave);
    const stamped = wave.map(({ fields, ...record }) => ({
      record: { ...record, fields: { ...fields, heldFrom: dates.get(record.seriesId) ?? fields.heldFrom } },
      recordId: randomUUID(),
    }));
    const series = asRows(wave.map(({ seriesId }) => ({ id: seriesId, negotiationId, kind })));
    await tx.$executeRaw`
      insert into series (id, negotiation_id, kind)
      select id, negotiation_id, kind from jsonb_populate_recordset(null::series, ${series}::jsonb) on conflict do nothing`;
    await writeRecords(
      context,
      stamped.map(({ recordId, record: { seriesId, fields, timeZone } }) => ({
        ...{ id: recordId, negotiationId, seriesId, kind, compartmentId, validFrom: from(fields.heldFrom, timeZone) },
        ...{ validText: fields.heldFrom, reason: fields.reason ?? null, supersedesId: null, isRetraction: false },
      })),
    );
    await writeRows(
      stamped.map(({ recordId, record: { seriesId, row } }) => ({
        ...row,
        ...{ recordId, seriesId, negotiationId, compartmentId },
      })),
    );
    const citations = stamped.flatMap(({ recordId, record: { fields } }) =>
      fields.citations.map(({ sourceId, credibility, locator, quote }) => ({
        // Read by their ids they come as they were written.
        id: idInOrder(),
        ...{ recordId, negotiationId, compartmentId, sourceId, credibility },
        ...{ locator: locator ?? null, quote: quote ?? null },
      })),
    );
    if (citations.length > 0)
      await tx.$executeRaw`
        insert into citation (id, record_id, negotiation_id, compartment_id, source_id, credibility, locator, quote)
        select id, record_id, negotiation_id, compartment_id, source_id, credibility, locator, quote
          from jsonb_populate_recordset(null::citation, ${asRows(citations)}::jsonb)`;
    for (const { recordId, record } of stamped) {
      const { seriesId, fields, row } = record;
      context.audit({
        ...{ event: `${kind}.recorded`, compartmentId, seriesId, recordId, before: null },
        after: {
          ...{ held: fields.heldFrom, reason: fields.reason ?? null, citations: fields.citations },
          ...row,
          ...{ recordId, seriesId, negotiationId, compartmentId },
        },
      });
      ids.push(recordId);
    }
  }
  return ids;
}

type RecordRow = Pick<
  Record,
  | ("id" | "negotiationId" | "seriesId" | "kind" | "compartmentId" | "validFrom" | "validText")
  | ("reason" | "supersedesId" | "isRetraction")
>;

/** In their order, each in the act that writes them; their dates are as they were given. */
async function writeRecords({ tx, actId }: CommandContext, rows: readonly RecordRow[]): Promise<void> {
  // A type of Postgres's own is called record, too.
  await tx.$executeRaw`
    insert into record (id, negotiation_id, series_id, kind, compartment_id, valid_from, valid_text, reason,
                        supersedes_id, is_retraction, act_id)
    select id, negotiation_id, series_id, kind, compartment_id, valid_from, valid_text, reason,
           supersedes_id, is_retraction, ${actId}::uuid
      from jsonb_populate_recordset(null::public.record, ${asRows(rows)}::jsonb) with ordinality order by ordinality`;
}

/** Of those without a date that follow something later on the same day, its date, by series: as `dateOf` does for one. */
async function datesOf(
  { tx, member }: CommandContext,
  compartmentId: string | null,
  wave: readonly Pick<NewRecord<object>, "seriesId" | "fields">[],
): Promise<ReadonlyMap<string, FuzzyDate>> {
  const [first, ...others] = wave.filter(({ fields }) => fields.isUndated);
  if (!first) return new Map();
  const present = first.fields.heldFrom;
  const later = await tx.record.findMany({
    where: {
      ...{ negotiationId: member.negotiationId, isRetraction: false, supersededBy: null, ...seenBy(compartmentId) },
      seriesId: { in: [first, ...others].map(({ seriesId }) => seriesId) },
      validFrom: { gt: earliest(present, member.timeZone), lte: latest(present, member.timeZone) },
    },
    orderBy: [{ validFrom: "asc" }, { seq: "asc" }],
    select: { seriesId: true, validText: true },
  });
  return new Map(later.map(({ seriesId, validText }) => [seriesId, requireFuzzyDate(validText)]));
}

/** In order, and in each wave no series twice. */
function wavesOf<Row>(records: readonly NewRecord<Row>[]): NewRecord<Row>[][] {
  const waves: NewRecord<Row>[][] = [];
  const waveOf = new Map<string, number>();
  for (const record of records) {
    const place = (waveOf.get(record.seriesId) ?? -1) + 1;
    waveOf.set(record.seriesId, place);
    const wave = waves[place];
    if (wave) wave.push(record);
    else waves[place] = [record];
  }
  return waves;
}

/** Which of these are on record for all who may see a record of this marking. */
export async function seenSeries(
  { tx, member }: CommandContext,
  kind: RecordKind,
  ids: readonly string[],
  compartmentId: string | null,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const seen = await tx.$queryRaw<{ seriesId: string }[]>`
    select distinct r.series_id::text as "seriesId" from record r
     where r.series_id = any(${[...new Set(ids)]}::uuid[]) and r.negotiation_id = ${member.negotiationId}::uuid
       and r.kind = ${kind}::"RecordKind" and not r.is_retraction
       and (r.compartment_id is null or r.compartment_id = ${compartmentId}::uuid)
       and not exists (select from record s where s.supersedes_id = r.id)`;
  return new Set(seen.map(({ seriesId }) => seriesId));
}

/** Takes back those of these records that nobody has changed since, and gives back how many these were. */
export async function retractMany(
  context: CommandContext,
  kind: RecordKind,
  recordIds: readonly string[],
  reason: string,
  event: string,
): Promise<number> {
  const { tx, member } = context;
  const { negotiationId } = member;
  type Current = { id: string; seriesId: string; compartmentId: string | null; validFrom: Date; validText: string };
  const current = await tx.$queryRaw<Current[]>`
    select r.id::text, r.series_id::text as "seriesId", r.compartment_id::text as "compartmentId",
           r.valid_from as "validFrom", r.valid_text as "validText"
      from record r
     where r.id = any(${[...recordIds]}::uuid[]) and r.negotiation_id = ${negotiationId}::uuid
       and r.kind = ${kind}::"RecordKind" and not r.is_retraction
       and not exists (select from record s where s.supersedes_id = r.id)
     order by r.seq desc`;
  const taken = current.map((record) => ({ ...record, retractionId: randomUUID() }));
  await writeRecords(
    context,
    taken.map(({ id, seriesId, compartmentId, validFrom, validText, retractionId }) => ({
      ...{ id: retractionId, negotiationId, seriesId, kind, compartmentId, validFrom, validText, reason },
      ...{ supersedesId: id, isRetraction: true },
    })),
  );
  for (const { id, seriesId, compartmentId, retractionId } of taken)
    context.audit({
      ...{ event: `${kind}.${event}`, compartmentId, seriesId, recordId: retractionId },
      ...{ before: { recordId: id }, after: { reason } },
    });
  return taken.length;
}
