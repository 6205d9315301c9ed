/** Every chain of a database as its owner reads it, hidden entries included, at one moment. */
import type { Client } from "pg";
import { type ChainEntry, type ChainFinding, checkChain } from "@/lib/platform/audit-chain";
import type { HeadsByNegotiation } from "./audit-heads";

export type CheckedNegotiation = { id: string; slug: string; finding: ChainFinding };

const atOnce = 2000;

/** Checks one negotiation's chain, or with null all of them, against what was published. An unknown slug gives none. */
export async function checkNegotiations(
  owner: Client,
  slug: string | null,
  published: HeadsByNegotiation = new Map(),
): Promise<CheckedNegotiation[]> {
  // Entries and heads of one moment, while others write.
  await owner.query("begin isolation level repeatable read read only");
  try {
    return await checkWithin(owner, slug, published);
  } finally {
    await owner.query("rollback");
  }
}

/** The same in a transaction of the caller's, which sees one moment or holds off who writes. */
export async function checkWithin(
  owner: Client,
  slug: string | null,
  published: HeadsByNegotiation,
): Promise<CheckedNegotiation[]> {
  const { rows } = await owner.query<{ id: string; slug: string; seq: string | null; hash: string | null }>(
    `select n.id, n.slug, h.seq, h.hash from negotiation n left join audit_head h on h.negotiation_id = n.id
      where $1::text is null or n.slug = $1 order by n.slug`,
    [slug],
  );
  const checked: CheckedNegotiation[] = [];
  for (const row of rows) {
    const head = row.seq === null || row.hash === null ? null : { seq: Number(row.seq), hash: row.hash };
    const finding = await checkChain(chainOf(owner, row.id), head, published.get(row.id));
    checked.push({ id: row.id, slug: row.slug, finding });
  }
  return checked;
}

/** Keeps what was found, for a negotiation's activity page to tell. */
export async function keepChecks(owner: Client, checked: readonly CheckedNegotiation[]): Promise<void> {
  await owner.query(
    `insert into audit_check (negotiation_id, is_intact)
     select * from unnest($1::uuid[], $2::boolean[])`,
    [checked.map(({ id }) => id), checked.map(({ finding }) => finding.isIntact)],
  );
}

/** The entries in the order of their numbers, some thousands at a time. */
export async function* chainOf(owner: Client, negotiationId: string): AsyncGenerator<ChainEntry> {
  for (let after = "0"; ; ) {
    const { rows } = await owner.query<Omit<ChainEntry, "seq"> & { seq: string }>(
      `select seq, id, negotiation_id as "negotiationId", compartment_id as "compartmentId",
              to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor_id as "actorId", event,
              series_id as "seriesId", record_id as "recordId", body, previous_hash as "previousHash", hash
         from audit_entry where negotiation_id = $1 and seq > $2 order by seq limit ${atOnce}`,
      [negotiationId, after],
    );
    for (const row of rows) yield { ...row, seq: Number(row.seq) };
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = last.seq;
  }
}
