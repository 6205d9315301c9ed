/** Publishing a record: how every command writes to the record, so that clocks, markings, citations and audit never differ. */
import "server-only";
import { randomUUID } from "node:crypto";
import { v5 as uuidFromName, v7 as idInOrder } from "uuid";
import { asRows } from "@/lib/platform/as-rows";
import type { CommandContext } from "@/lib/platform/command";
import { Conflict, NotFound, Refusal } from "@/lib/platform/errors";
import type { RecordKind } from "@/prisma/generated/enums";
import { earliest, type FuzzyDate, latest, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { presentDate } from "@/lib/time/moment";
import { seenBy } from "../reading";
import type { RecordFields } from "../schema";

/** What a noun's own row takes from its record. Spread it into the row's data. */
export type Stamp = { recordId: string; seriesId: string; negotiationId: string; compartmentId: string | null };

export type Published<Row> = { recordId: string; seriesId: string; row: Row };

type Publication = {
  kind: RecordKind;
  /** Of a series named by what it is about (`seriesAbout`). Left out: that of the corrected record, or a new one. */
  seriesId?: string;
  fields: Omit<RecordFields, "negotiationId">;
  /** The zone of the dates, where it is not the negotiation's own. */
  timeZone?: string;
  /** What happened, where it is more than "recorded" or "corrected": `answered`. */
  event?: string;
  /** What it cites and its session were looked for already, with what else it names: `requireAll` of `citedIn`. */
  isCitedSeen?: boolean;
};

/**
 * Writes a record, the noun's row and its citations, and notes it for the audit chain. How it is dated: `dateOf`.
 */
export async function publish<Row extends object>(
  context: CommandContext,
  { kind, seriesId: givenId, fields, timeZone, event, isCitedSeen = false }: Publication,
  writeRow: (stamp: Stamp) => Promise<Row>,
): Promise<Published<Row>> {
  const { tx, member } = context;
  const compartmentId = fields.compartmentId ?? null;
  const corrected = fields.supersedesId
    ? await requireCurrent(context, fields.supersedesId, kind, { canBeRetraction: event === "undone" })
    : null;
  const seriesId = givenId ?? corrected?.seriesId ?? randomUUID();
  if (corrected && (corrected.seriesId !== seriesId || corrected.compartmentId !== compartmentId)) {
    throw new Refusal("A correction keeps to the subject and the marking of what it corrects.");
  }
  if (compartmentId) await requireCompartment(context, compartmentId);
  if (!isCitedSeen) await requireAll(context, citedIn(fields), { compartmentId });

  if (fields.seenRecordId) await refuseUnseen(context, fields.seenRecordId, seriesId, compartmentId);
  const held = await dateOf(context, { seriesId, compartmentId, heldFrom: fields.heldFrom, corrected });
  const isDateInferred = fields.isDateInferred || (!fields.heldFrom && corrected?.validInferred === true);
  const recordId = randomUUID();
  await tx.$executeRaw`
    with new_series as (
      insert into series (id, negotiation_id, kind)
      values (${seriesId}::uuid, ${member.negotiationId}::uuid, ${kind}::"RecordKind") on conflict do nothing)
    insert into record (id, negotiation_id, series_id, kind, compartment_id, valid_from, valid_text, valid_inferred,
                        supersedes_id, reason, session_id, act_id)
    values (${recordId}::uuid, ${member.negotiationId}::uuid, ${seriesId}::uuid, ${kind}::"RecordKind", ${compartmentId}::uuid,
            ${earliest(held, timeZone ?? member.timeZone)}, ${held}, ${isDateInferred}, ${fields.supersedesId ?? null}::uuid,
            ${fields.reason ?? null}, ${fields.sessionId ?? null}::uuid, ${context.actId}::uuid)`;
  const row = await writeRow({ recordId, seriesId, negotiationId: member.negotiationId, compartmentId });
  await writeCitations(context, { recordId, compartmentId }, fields.citations);
  context.audit({
    event: `${kind}.${event ?? (corrected ? "corrected" : "recorded")}`,
    compartmentId,
    seriesId,
    recordId,
    before: corrected ? { recordId: corrected.id } : null,
    after: { held, reason: fields.reason ?? null, citations: fields.citations, ...row },
  });
  return { recordId, seriesId, row };
}

/** After what cites: their words are added to its own for the search. */
async function writeCitations(
  { tx, member }: CommandContext,
  of: Pick<Stamp, "recordId" | "compartmentId">,
  citations: RecordFields["citations"],
): Promise<void> {
  if (citations.length === 0) return;
  const rows = citations.map(({ anchor, quote = null, ...citation }) => ({
    // Read by their ids they come as they were written, wherever the record is kept.
    ...{ id: idInOrder(), negotiationId: member.negotiationId, ...of, ...citation, quote },
    // Words that are quoted no more stand nowhere.
    anchor: anchor && quote ? anchor : null,
  }));
  await tx.$executeRaw`
    insert into citation (id, record_id, negotiation_id, compartment_id, source_id, credibility, locator, quote, anchor)
    select id, record_id, negotiation_id, compartment_id, source_id, credibility, locator, quote, anchor
      from jsonb_populate_recordset(null::citation, ${asRows(rows)}::jsonb)`;
}

/** Takes a record back: it stays, and is in force no more. The reason is asked for. */
export async function retract(
  context: CommandContext,
  recordId: string,
  kind: RecordKind,
  reason: string,
  event = "retracted",
): Promise<void> {
  const current = await requireCurrent(context, recordId, kind);
  const { id } = await context.tx.record.create({
    data: {
      negotiationId: context.member.negotiationId,
      seriesId: current.seriesId,
      kind,
      compartmentId: current.compartmentId,
      validFrom: current.validFrom,
      validText: current.validText,
      supersedesId: current.id,
      isRetraction: true,
      reason,
      actId: context.actId,
    },
    select: { id: true },
  });
  context.audit({
    event: `${kind}.${event}`,
    compartmentId: current.compartmentId,
    seriesId: current.seriesId,
    recordId: id,
    before: { recordId: current.id },
    after: { reason },
  });
}

/** A conflict if something was recorded in the series since the newest record that the writer had seen. */
async function refuseUnseen(
  { tx, member }: CommandContext,
  seenRecordId: string,
  seriesId: string,
  compartmentId: string | null,
): Promise<void> {
  const { negotiationId } = member;
  const seen = await tx.record.findFirst({ where: { id: seenRecordId, negotiationId }, select: { seq: true } });
  if (!seen) throw new NotFound("The record that you had before you is not there.", "seenRecordId");
  const newer = await tx.record.findFirst({
    where: { seriesId, negotiationId, ...seenBy(compartmentId), seq: { gt: seen.seq } },
    select: { id: true },
  });
  if (newer) throw new Conflict();
}

type Dated = {
  /** Null: of a new series. */
  seriesId: string | null;
  compartmentId: string | null;
  heldFrom: FuzzyDate | undefined;
  /** The record that is corrected, if one is. */
  corrected: { validText: string } | null;
};

/**
 * The date of a new record: the one given; else, of a correction, that of what it corrects; else the negotiation's
 * present. What its readers have on record of the same series may have begun later on that same day: an undated record
 * then takes that date, since it would otherwise lose to what it follows, and nobody would see it.
 */
export async function dateOf(
  { tx, member, now }: CommandContext,
  { seriesId, compartmentId, heldFrom, corrected }: Dated,
): Promise<FuzzyDate> {
  if (heldFrom) return heldFrom;
  if (corrected) return requireFuzzyDate(corrected.validText);
  const present = presentDate(member, now);
  if (!seriesId) return present;
  const later = await tx.record.findFirst({
    where: {
      seriesId,
      ...seenBy(compartmentId),
      isRetraction: false,
      supersededBy: null,
      validFrom: { gt: earliest(present, member.timeZone), lte: latest(present, member.timeZone) },
    },
    orderBy: [{ validFrom: "desc" }, { seq: "desc" }],
    select: { validText: true },
  });
  return later ? requireFuzzyDate(later.validText) : present;
}

/** The record that a correction or retraction is about; a conflict if it has been superseded meanwhile. */
export async function requireCurrent(
  { tx, member }: CommandContext,
  recordId: string,
  kind: RecordKind,
  { canBeRetraction = false }: { canBeRetraction?: boolean } = {},
) {
  const found = await tx.record.findFirst({
    where: {
      id: recordId,
      negotiationId: member.negotiationId,
      kind,
      ...(canBeRetraction ? {} : { isRetraction: false }),
    },
    select: {
      id: true,
      seriesId: true,
      compartmentId: true,
      validFrom: true,
      validText: true,
      validInferred: true,
      supersededBy: { select: { id: true } },
    },
  });
  if (!found) throw new NotFound("The record that you correct is not there.");
  if (found.supersededBy) throw new Conflict();
  return found;
}

/** A record can be marked only with a compartment that its writer is in. */
export async function requireCompartment({ tx, member }: CommandContext, id: string): Promise<void> {
  const { negotiationId, userId } = member;
  const mine = await tx.compartment.findFirst({
    where: { id, negotiationId, members: { some: { userId } } },
    select: { id: true },
  });
  if (!mine) throw new NotFound("You are in no such compartment.", "compartmentId");
}

type Naming = {
  /** The marking of the record that names it: whoever may see that has to see this. */
  compartmentId: string | null;
  field: string;
  /** In a correction: what was named once stays named, whatever became of it. */
  canBeGone?: boolean;
};

/**
 * Refuses an id that is not one of this negotiation's nouns, that has been taken back, or that part of the new record's
 * audience cannot see: an open record never names something hidden.
 */
export function requireSeries(
  context: CommandContext,
  kind: RecordKind,
  id: string,
  { compartmentId, ...named }: Naming,
): Promise<void> {
  return requireAll(context, [{ kind, id, ...named }], { compartmentId });
}

type Named = Omit<Naming, "compartmentId"> & { kind: RecordKind; id: string };

/** The sources and the session of a record with these fields. */
export function citedIn({
  citations,
  sessionId,
  supersedesId,
}: Pick<RecordFields, "citations" | "sessionId" | "supersedesId">): Named[] {
  const canBeGone = supersedesId !== undefined;
  const sources = citations.map(({ sourceId }) => ({
    kind: "source" as const,
    id: sourceId,
    field: "citations",
    canBeGone,
  }));
  const session = { kind: "session" as const, field: "sessionId", canBeGone };
  return sessionId ? [...sources, { ...session, id: sessionId }] : sources;
}

/** As `requireSeries`, of several: the first that is not there is refused. */
export async function requireAll(
  { tx, member }: CommandContext,
  named: readonly Named[],
  { compartmentId }: Pick<Naming, "compartmentId">,
): Promise<void> {
  if (named.length === 0) return;
  const seen = await tx.$queryRaw<{ id: string; kind: RecordKind; stands: boolean }[]>`
    select r.series_id::text as id, r.kind::text, bool_or(not exists (select from record s where s.supersedes_id = r.id)) as stands
      from record r
     where r.series_id = any(${named.map(({ id }) => id)}::uuid[]) and r.negotiation_id = ${member.negotiationId}::uuid
       and not r.is_retraction and (r.compartment_id is null or r.compartment_id = ${compartmentId}::uuid)
     group by 1, 2`;
  const isSeen = ({ kind, id, canBeGone = false }: Named) =>
    seen.some((each) => each.kind === kind && each.id === id && (canBeGone || each.stands));
  const missing = named.find((each) => !isSeen(each));
  if (missing)
    throw new NotFound(`There is no such ${missing.kind.replaceAll("_", " ")} in this negotiation.`, missing.field);
}

/** As `requireSeries`, for an id that may be left out. */
export async function requireSeriesIfGiven(
  context: CommandContext,
  kind: RecordKind,
  id: string | null | undefined,
  where: Naming,
): Promise<void> {
  if (id) await requireSeries(context, kind, id, where);
}

/** The id of a series that is named by what it is about: "the position of this party on this term". */
export function seriesAbout(kind: RecordKind, ...subjectIds: [string, ...string[]]): string {
  const [first, ...rest] = subjectIds;
  return uuidFromName([kind, ...rest].join(":"), first);
}
