/** Records read many at a time, in statements of our own: through the client thousands of rows cost five times as much. */
import "server-only";
import { Prisma, type RecordKind } from "@/prisma/generated/client";
import { FOREVER } from "@/lib/time/clocks";
import type { ReadAt, RecordFacts } from "./reading";

/** What `recordFacts` picks, of a record that the statement calls `r`. */
export const factsOfRecord = Prisma.sql`r.seq, r.valid_from as "validFrom", r.valid_text as "validText",
  r.valid_inferred as "validInferred", r.recorded_at as "recordedAt", r.recorded_by::text as "recordedBy",
  r.supersedes_id::text as "supersedesId", r.reason, r.session_id::text as "sessionId",
  (select jsonb_agg(jsonb_build_object('id', c.id, 'sourceId', c.source_id, 'credibility', c.credibility,
                                       'locator', c.locator, 'quote', c.quote, 'anchor', c.anchor) order by c.id)
     from citation c where c.record_id = r.id) as citations`;

/** What every row of a noun has. */
type Own = { recordId: string; seriesId: string; compartmentId: string | null };
type Facts = Omit<RecordFacts, "id" | "seriesId" | "compartmentId" | "citations"> & {
  citations: RecordFacts["citations"] | null;
};
export type WithFacts<Row extends Own> = Row & Facts;

/** The row as the client gives it: its own columns, and those of its record under `record`. */
export function recordApart<Row extends Own>(row: WithFacts<Row>): Row & { record: RecordFacts } {
  const { seq, validFrom, validText, validInferred, recordedAt, recordedBy, supersedesId, reason, sessionId, ...rest } =
    row;
  const { citations, ...own } = rest;
  return {
    ...(own as unknown as Row),
    record: {
      id: row.recordId,
      seriesId: row.seriesId,
      compartmentId: row.compartmentId,
      ...{ seq, validFrom, validText, validInferred, recordedAt, recordedBy, supersedesId, reason, sessionId },
      citations: citations ?? [],
    },
  };
}

/** Picks the periods that have begun by the moment, whether they hold it or have ended before. */
export function hasBegunAt(period: Prisma.Sql, kind: RecordKind, negotiationId: string, at: ReadAt): Prisma.Sql {
  const { asOf, knownAt, knownAtDay } = at;
  const known =
    knownAtDay === null
      ? Prisma.sql`${period}.known_to = ${FOREVER}`
      : Prisma.sql`${period}.known_from <= ${knownAt} and ${period}.known_to > ${knownAt}`;
  return Prisma.sql`${period}.negotiation_id = ${negotiationId}::uuid and ${period}.kind = ${kind}::"RecordKind"
    and ${period}.valid_from <= ${asOf} and ${known}`;
}

/** Picks the periods that hold the moment; as `inForceAt`. */
export function holdsAt(period: Prisma.Sql, kind: RecordKind, negotiationId: string, at: ReadAt): Prisma.Sql {
  return Prisma.sql`${hasBegunAt(period, kind, negotiationId, at)} and ${period}.valid_to > ${at.asOf}`;
}

/** Picks the records of a history, which the statement calls `r`; as `heldUpTo`. */
export function isHeldUpTo({ asOf, knownAt, knownAtDay }: ReadAt): Prisma.Sql {
  const known =
    knownAtDay === null
      ? Prisma.sql`not exists (select from record s where s.supersedes_id = r.id)`
      : Prisma.sql`r.recorded_at <= ${knownAt}
          and not exists (select from record s where s.supersedes_id = r.id and s.recorded_at <= ${knownAt})`;
  return Prisma.sql`not r.is_retraction and r.valid_from <= ${asOf} and ${known}`;
}
