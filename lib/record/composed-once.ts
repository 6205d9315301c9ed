/**
 * What follows from the record alone is composed once for all who see the same of it, and again when that has changed. Of a
 * large record it takes seconds to read and to weigh.
 *
 * The wall decides who sees the same, and cannot be passed by it: in each reader's own transaction are read the circles that
 * they are in and the newest record that they may see. Records are only ever added, a negotiation's one after the other, and
 * none changes what a reader sees who may not see it (`check_supersession`): so with both the same, all that they see is.
 */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import type { OpenedMoment } from "@/lib/time/moment";

/** Of a board some hundred kilobytes at most, so that these take a few megabytes. */
const mostKept = 60;

/** What stands at a moment that goes on may begin or end in between; the record's own times are whole minutes. */
const minute = 60_000;

// One a process: pages and routes are bundled apart, each with modules of its own.
const ofProcess = globalThis as { parleyComposed?: Map<string, unknown> };

ofProcess.parleyComposed ??= new Map();

const kept = ofProcess.parleyComposed;

/**
 * What `compose` gives, from this reader's own transaction or as it was composed for somebody who saw the same. `what` says
 * what is asked for besides the negotiation and the moment. Whoever gets it shares it, and changes nothing in it.
 */
export async function composedOnce<Composed>(
  tx: Tx,
  { id, timeZone }: { id: string; timeZone: string },
  moment: OpenedMoment,
  what: readonly (string | number | null)[],
  compose: () => Promise<Composed>,
): Promise<Composed> {
  const key = JSON.stringify([id, timeZone, await seenBy(tx, id), clocksOf(moment), what]);
  const composed = kept.has(key) ? (kept.get(key) as Composed) : await compose();
  // What was asked for last stands last.
  kept.delete(key);
  kept.set(key, composed);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return composed;
}

async function seenBy(tx: Tx, negotiationId: string): Promise<unknown> {
  const [seen] = await tx.$queryRaw<{ newest: string | null; circles: string | null }[]>`
    select (select r.seq::text from record r where r.negotiation_id = ${negotiationId}::uuid order by r.seq desc limit 1) as newest,
           (select string_agg(c.id::text, ' ' order by c.id) from compartment c
             where c.negotiation_id = ${negotiationId}::uuid and c.id in (select my_compartments())) as circles`;
  return seen;
}

function clocksOf({ asOf, isPresent, knownAt, knownAtDay }: OpenedMoment): (number | null)[] {
  return [
    isPresent ? Math.floor(asOf.getTime() / minute) : asOf.getTime(),
    knownAtDay === null ? null : knownAt.getTime(),
  ];
}
