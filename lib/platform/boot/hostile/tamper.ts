/** Tampers with a chain, and asks each time whether it was found; all in a transaction of the caller's, which undoes it. */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type { Client } from "pg";
import { checkChain } from "@/lib/platform/audit-chain";
import type { HeadsByNegotiation } from "../audit-heads";
import { chainOf, checkWithin } from "../audit-read";
import { type Ground, type Statement, waysOf } from "./tampering";

/** Whether the chain is found to be broken. */
export type Verify = (owner: Client, ground: Ground, published: HeadsByNegotiation) => Promise<boolean>;

/** As `npm run audit:verify` does it, with `--against FILE` where something was published. */
export const byTheProgram: Verify = async (owner, { slug }, published) =>
  (await checkWithin(owner, slug, published)).some(({ finding }) => !finding.isIntact);

/** As the database does it for a negotiation's activity page, which knows nothing of what was published. */
export const byTheDatabase: Verify = async (owner, { negotiationId }) => {
  const { rows } = await owner.query<{ first_broken: string | null }>("select first_broken from audit_verify($1)", [
    negotiationId,
  ]);
  return rows[0]?.first_broken !== null;
};

/** A verify with a hole, which takes the words of an entry on trust: what is tried has to fall through it. */
export const withoutTheWords: Verify = async (owner, { negotiationId, chain }, published) => {
  const { rows } = await owner.query<{ seq: string; hash: string }>(
    "select seq, hash from audit_head where negotiation_id = $1",
    [negotiationId],
  );
  const head = rows[0] ? { seq: Number(rows[0].seq), hash: rows[0].hash } : null;
  const trusted = async function* () {
    for await (const entry of chainOf(owner, negotiationId))
      yield { ...entry, body: chain[entry.seq - 1]?.body ?? entry.body };
  };
  return !(await checkChain(trusted(), head, published.get(negotiationId))).isIntact;
};

/** Of one way to tamper: how often it was tried, and what was not found of it. */
export type Tried = { times: number; missed: string[] };

/** Makes the chain of a negotiation one that can be tampered with, until the transaction is rolled back. */
export async function groundOf(owner: Client, { id, slug }: { id: string; slug: string }): Promise<Ground> {
  const chain = [];
  for await (const entry of chainOf(owner, id)) chain.push(entry);
  // Whoever owns the tables can do this, too; what refers to an entry would only keep them from deleting it.
  await owner.query("alter table audit_entry disable trigger user");
  const referring = await owner.query<{ statement: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as statement
       from pg_constraint where contype = 'f' and 'audit_entry'::regclass in (conrelid, confrelid)`,
  );
  for (const { statement } of referring.rows) await owner.query(statement);
  const elsewhere = await owner.query<{ id: string }>(
    "insert into negotiation (slug, name, time_zone) values ($1, 'Elsewhere', 'UTC') returning id",
    [`elsewhere-${randomUUID()}`],
  );
  const users = await owner.query<{ id: string }>("select id from app_user order by id");
  const elsewhereId = elsewhere.rows[0]?.id ?? id;
  return { negotiationId: id, slug, chain, elsewhereId, userIds: users.rows.map((user) => user.id) };
}

/**
 * Tampers this often, in every way as often as in the others, and says by kind what `verify` did not find. What the head
 * betrays it has to find by itself, the rest against what was published. The same seed tampers the same.
 */
export async function tamper(
  owner: Client,
  ground: Ground,
  { times, seed, verify, published }: { times: number; seed: number; verify: Verify; published: HeadsByNegotiation },
): Promise<Map<string, Tried>> {
  const ways = waysOf(ground);
  const tried = new Map<string, Tried>();
  for (const [n, { kind, isSeenWithin, tampering }] of ways.entries()) {
    const share = Math.floor(times / ways.length) + (n < times % ways.length ? 1 : 0);
    const missed: string[] = [];
    for (const statements of share === 0 ? [] : fc.sample(tampering, { numRuns: share, seed: seed + n })) {
      const against: HeadsByNegotiation = isSeenWithin ? new Map() : published;
      if (!(await tampered(owner, statements, () => verify(owner, ground, against)))) missed.push(said(statements));
    }
    tried.set(kind, { times: share, missed });
  }
  return tried;
}

/** Looks at the chain as the statements leave it, and undoes them. */
export async function tampered<T>(owner: Client, statements: readonly Statement[], look: () => Promise<T>): Promise<T> {
  await owner.query("savepoint untouched");
  for (const [sql, values] of statements) await owner.query(sql, values);
  const found = await look();
  await owner.query("rollback to savepoint untouched");
  await owner.query("release savepoint untouched");
  return found;
}

const said = (statements: readonly Statement[]) =>
  statements.map(([sql, values]) => `${sql} ${JSON.stringify(values)}`.slice(0, 300)).join("; ");
