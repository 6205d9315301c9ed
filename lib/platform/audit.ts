/**
 * The audit chain: one entry per changed record, hashed onto the one before it by the database, put before those
 * whom it concerns, announced on commit.
 */
import "server-only";
import { type DoneAct, keeping } from "./act";
import type { WritingTx } from "./database";
import { Prisma } from "@/prisma/generated/client";

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

type Around = {
  /** What did it, to be kept beside. */
  act?: DoneAct | undefined;
  /** They come from that table of the actor's, and are told of with all that does as one thing. */
  tableId?: string | undefined;
};

/** Appends these in their order, tells those whom they concern, and announces the last once all is committed. */
export async function appendAudit(
  tx: WritingTx,
  negotiationId: string,
  notes: AuditNote[],
  { act, tableId }: Around = {},
): Promise<void> {
  const entries: string[] = [];
  const first = notes.slice(0, -mostAtOnce);
  for (let from = 0; from < first.length; from += mostAtOnce) {
    const written = await tx.$queryRaw<{ id: string }[]>`
      ${appending(negotiationId, first.slice(from, from + mostAtOnce))} returning id::text`;
    entries.push(...written.map(({ id }) => id));
  }
  const told = Prisma.sql`${entries}::uuid[] || array_agg(id order by seq)`;
  // What is notified Postgres delivers when, and only when, the transaction commits.
  await tx.$executeRaw`
    with written as (${appending(negotiationId, notes.slice(first.length))} returning id, seq)
         ${act ? Prisma.sql`, kept as (${keeping(negotiationId, act)})` : Prisma.empty}
    select ${tableId ? Prisma.sql`tell_of_table(${told}, ${tableId}::uuid)` : Prisma.sql`tell_team(${told})`},
           pg_notify(${commitChannel}, ${negotiationId} || ' ' || max(seq)) from written`;
}

function appending(negotiationId: string, notes: readonly AuditNote[]): Prisma.Sql {
  const bodies = notes.map(({ before = null, after = null }) => JSON.stringify({ before, after }, bigIntAsText));
  return Prisma.sql`
    insert into audit_entry (negotiation_id, compartment_id, event, series_id, record_id, body)
    select ${negotiationId}::uuid, e.compartment_id, e.event, e.series_id, e.record_id, e.body
      from unnest(${notes.map((note) => note.compartmentId)}::uuid[], ${notes.map(({ event }) => event)}::text[],
                  ${notes.map(({ seriesId = null }) => seriesId)}::uuid[], ${notes.map(({ recordId = null }) => recordId)}::uuid[],
                  ${bodies}::text[]) with ordinality as e (compartment_id, event, series_id, record_id, body, place)
     order by e.place`;
}

/** Appends to what administrators read of the accounts. */
export async function appendAccountEntry(tx: WritingTx, { event, accountId }: AccountNote): Promise<void> {
  // Whoever writes it may not be one of those who read it, so nothing is asked back.
  await tx.accountEntry.createMany({ data: { event, userId: accountId } });
}

function bigIntAsText(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
