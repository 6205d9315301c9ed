/** What the values of a table can name: what its author has on record, by all that it goes by. */
import "server-only";
import { sourcesIn } from "@/lib/evidence/queries";
import { partiesIn } from "@/lib/parties/queries";
import type { Tx } from "@/lib/platform/database";
import { atLast } from "@/lib/record/reading";
import { roundsIn } from "@/lib/rounds/queries";
import { termNamesIn } from "@/lib/terms/queries";
import type { Mapping } from "../rules/table-in/mapping";
import { type Named, type NameIndex, nameIndex } from "../rules/table-in/name-index";
import { type NamedKind, namedKinds, tableFields } from "../rules/table-in/nouns";

export type Names = Record<NamedKind, NameIndex>;

type Marked = Named & { compartmentId: string | null };

const read: Record<NamedKind, (tx: Tx, negotiationId: string, now: Date) => Promise<Marked[]>> = {
  party: async (tx, negotiationId, now) =>
    (await partiesIn(tx, negotiationId, atLast(now))).map(({ id, name, code, compartmentId }) => ({
      ...{ id, label: name, names: [code], compartmentId },
    })),
  term: async (tx, negotiationId, now) =>
    (await termNamesIn(tx, negotiationId, atLast(now))).map(({ id, number, title, compartmentId }) => ({
      ...{ id, label: `${number} ${title}`, names: [number, title], compartmentId },
    })),
  round: async (tx, negotiationId, now) =>
    (await roundsIn(tx, negotiationId, atLast(now))).map(({ id, number, title, compartmentId }) => ({
      ...{ id, label: `${number} ${title}`, names: [String(number), title], compartmentId },
    })),
  source: async (tx, negotiationId, now) =>
    (await sourcesIn(tx, negotiationId, atLast(now))).map(({ id, title, url, compartmentId }) => ({
      ...{ id, label: title, names: url ? [url] : [], compartmentId },
    })),
};

type Kept = { upTo: string; index: NameIndex };

/**
 * Read once for many parts: they are the same until something of the kind is recorded. By reader, since each sees their
 * own. What is named is looked for on record once more before anything is written.
 */
const kept = new Map<string, Kept>();
const mostKept = 32;

/** The names of the kinds that the table's fields name, of what all will see who see its rows; of the others, none. */
export async function namesFor(
  tx: Tx,
  who: { userId: string; negotiationId: string },
  mapping: Mapping,
  now: Date,
): Promise<Names> {
  const asked = new Set(
    tableFields[mapping.noun].flatMap(({ key, names }) => (names && key in mapping.from ? [names] : [])),
  );
  const last = await lastOfEach(tx, who.negotiationId);
  const found: Partial<Names> = {};
  for (const kind of namedKinds)
    found[kind] = asked.has(kind)
      ? await indexOf(tx, { ...who, compartmentId: mapping.compartmentId }, { kind, upTo: last.get(kind) ?? "" }, now)
      : nameIndex([]);
  return found as Names;
}

/**
 * The last record of each kind that the reader sees, by the small index of what has a name. Asked for the highest number
 * alone, Postgres takes the index of all numbers and reads back over every position to the last term: of 870,000 for each
 * part of a table. An array of one kind keeps it from seeing that the order by kind says nothing.
 */
async function lastOfEach(tx: Tx, negotiationId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<{ kind: string; last: string | null }[]>`
    select k.kind::text, (select r.seq from record r
                           where r.negotiation_id = ${negotiationId}::uuid and r.kind = any (array[k.kind])
                             and r.kind in ('party', 'term', 'round', 'source')
                           order by r.kind desc, r.seq desc limit 1)::text as last
      from unnest(${[...namedKinds]}::"RecordKind"[]) as k (kind)`;
  return new Map(rows.flatMap(({ kind, last }) => (last === null ? [] : [[kind, last]])));
}

type Reader = { userId: string; negotiationId: string; compartmentId?: string | undefined };

async function indexOf(
  tx: Tx,
  { userId, negotiationId, compartmentId }: Reader,
  { kind, upTo }: { kind: NamedKind; upTo: string },
  now: Date,
): Promise<NameIndex> {
  const key = `${userId} ${negotiationId} ${compartmentId ?? ""} ${kind}`;
  const before = kept.get(key);
  if (before?.upTo === upTo) return before.index;
  const all = await read[kind](tx, negotiationId, now);
  const index = nameIndex(all.filter((each) => each.compartmentId === null || each.compartmentId === compartmentId));
  kept.delete(key);
  kept.set(key, { upTo, index });
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return index;
}

/** Forgets what was read of a kind: rows that are not recorded after all have added to it. */
export function forgetNames(userId: string): void {
  for (const key of kept.keys()) if (key.startsWith(userId)) kept.delete(key);
}
