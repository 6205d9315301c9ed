/** Since when there is a record, and on which days it grew, as far as the reader may know of either. */
import "server-only";
import { cache } from "react";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { type FuzzyDate, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { dayOf } from "@/lib/time/zones";
import { clockStops } from "./queries-moments";
import { knownDays, mostCounted, type RecordedDay } from "./rules/known-days";
import type { Stop } from "./rules/named-moments";

/** So many are offered, of as many that are looked at. */
const most = { offered: 40, read: 120 };

/**
 * The day on which the first record was made that the reader may see, and whether the page stands before that; null where
 * there is none. Read once for a page, however many of its parts ask.
 */
export const recordBeginning = cache(
  async ({ actor, negotiation, moment }: Opened): Promise<{ day: FuzzyDate; isAhead: boolean } | null> => {
    const { id: negotiationId, timeZone } = negotiation;
    const first = await asActor(actor, (tx) =>
      tx.record.findFirst({ where: { negotiationId }, orderBy: { seq: "asc" }, select: { recordedAt: true } }),
    );
    return first && { day: dayOf(first.recordedAt, timeZone), isAhead: moment.knownAt < first.recordedAt };
  },
);

/** Days at which it is worth asking what was known by then, in order: read where they are asked for, not with each page. */
export async function knownDaysOf(opened: Opened): Promise<Stop[]> {
  const { actor, negotiation } = opened;
  const days = await asActor(actor, (tx) => recordedDaysIn(tx, negotiation.id, negotiation.timeZone));
  return knownDays(days, await clockStops(opened), most.offered);
}

/**
 * The latest days on which something was recorded, from late to early. Each is found from the one after it in the index, so
 * that a long record is not gone through, and of a day no more is counted than can be told.
 */
async function recordedDaysIn(tx: Tx, negotiationId: string, zone: string): Promise<RecordedDay[]> {
  const rows = await tx.$queryRaw<{ day: string; recorded: number; corrected: number }[]>`
    with recursive found as (
      (select (a.at at time zone ${zone})::date as day from audit_entry a
        where a.negotiation_id = ${negotiationId}::uuid and a.record_id is not null order by a.at desc limit 1)
      union all
      select earlier.day from found cross join lateral (
        select (a.at at time zone ${zone})::date as day from audit_entry a
         where a.negotiation_id = ${negotiationId}::uuid and a.record_id is not null
           and a.at < (found.day::timestamp at time zone ${zone})
         order by a.at desc limit 1) earlier)
    select to_char(day.day, 'YYYY-MM-DD') as day,
           count(*) filter (where not each.is_correction)::int as recorded,
           count(*) filter (where each.is_correction)::int as corrected
      from (select day from found limit ${most.read}) day cross join lateral (
        select a.event like any (array['%.corrected', '%.undone', '%.retracted']) as is_correction from audit_entry a
         where a.negotiation_id = ${negotiationId}::uuid and a.record_id is not null
           and a.at >= (day.day::timestamp at time zone ${zone})
           and a.at < ((day.day + 1)::timestamp at time zone ${zone})
         limit ${mostCounted}) each
     group by day.day order by day.day desc`;
  return rows.map(({ day, ...counts }) => ({ day: requireFuzzyDate(day), ...counts }));
}
