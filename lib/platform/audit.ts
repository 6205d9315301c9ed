/**
 * The audit chain: one entry per changed record, hashed onto the one before it by the database, put before those
 * whom it concerns, announced on commit.
 */
import "server-only";
import type { WritingTx } from "./database";

export type AuditNote = {
  /** Past tense: `position.recorded`. */
  event: string;
  compartmentId: string | null;
  seriesId?: string;
  recordId?: string;
  before?: unknown;
  after?: unknown;
};

/** What was done to an account. */
export type AccountNote = {
  /** Past tense: `account.disabled`. */
  event: string;
  accountId: string;
};

/** The channel on which every process hears of commits: a negotiation's id and the number of its chain's last entry. */
export const commitChannel = "parley";

/** Rows of one statement; the chain is forged row by row all the same, in their order. */
const mostAtOnce = 1000;

/** `tableId`: they come from that table of the actor's, and are told of with all that does as one thing. */
export async function appendAudit(
  tx: WritingTx,
  negotiationId: string,
  notes: AuditNote[],
  tableId?: string,
): Promise<void> {
  let last = 0n;
  const entries: string[] = [];
  for (let from = 0; from < notes.length; from += mostAtOnce) {
    const some = notes.slice(from, from + mostAtOnce);
    const bodies = some.map(({ before = null, after = null }) => JSON.stringify({ before, after }, bigIntAsText));
    const written = await tx.$queryRaw<{ id: string; seq: bigint }[]>`
      insert into audit_entry (negotiation_id, compartment_id, event, series_id, record_id, body)
      select ${negotiationId}::uuid, e.compartment_id, e.event, e.series_id, e.record_id, e.body
        from unnest(${some.map((note) => note.compartmentId)}::uuid[], ${some.map(({ event }) => event)}::text[],
                    ${some.map(({ seriesId = null }) => seriesId)}::uuid[], ${some.map(({ recordId = null }) => recordId)}::uuid[],
                    ${bodies}::text[]) with ordinality as e (compartment_id, event, series_id, record_id, body, place)
       order by e.place returning id::text, seq`;
    for (const { id, seq } of written) {
      if (seq > last) last = seq;
      entries.push(id);
    }
  }
  // What is notified Postgres delivers when, and only when, the transaction commits.
  const news = `${negotiationId} ${last}`;
  if (tableId)
    await tx.$executeRaw`select tell_of_table(${entries}::uuid[], ${tableId}::uuid), pg_notify(${commitChannel}, ${news})`;
  else await tx.$executeRaw`select tell_team(${entries}::uuid[]), pg_notify(${commitChannel}, ${news})`;
}

/** Appends to what administrators read of the accounts. */
export async function appendAccountEntry(tx: WritingTx, { event, accountId }: AccountNote): Promise<void> {
  // Whoever writes it may not be one of those who read it, so nothing is asked back.
  await tx.accountEntry.createMany({ data: { event, userId: accountId } });
}

function bigIntAsText(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
