/** A thousand ways to tamper with the stored chain, as somebody with the owner's rights would: each has to be found. */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type { PoolClient } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { partyNoun } from "@/lib/parties/commands/party";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { actAs, connectAsOwner, makeUser, type Owner, freshCode } from "@/prisma/fixtures";
import { type ChainEntry, type ChainHead, checkChain, type PublishedHead, sealOf } from "./audit-chain";
import { chainOf } from "./boot/audit-read";
import { execute } from "./command";
import { closeDatabase } from "./database";

const length = 16;
const times = 1000;
let owner: Owner;
let client: PoolClient;
let negotiationId: string;
let elsewhereId: string;
let somebodyElse: string;
let chain: ChainEntry[];
let published: PublishedHead[];

const at = (seq: number) => chain[seq - 1] ?? must();
const must = (): never => {
  throw new Error("the chain is shorter than was asked");
};

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const person = async (name: string) =>
    makeUser(owner, { email: `${randomUUID()}@parley.example`, name, password: "a long enough password" });
  const founder = await actAs(owner, await person("Founder"));
  somebodyElse = await person("Somebody else");
  const founded = await execute(foundNegotiation, founder, { name: `Tampered ${randomUUID()}`, timeZone: "UTC" });
  negotiationId = founded.ok ? founded.value.id : must();
  for (let n = 2; n <= length; n++) {
    const input = { negotiationId, name: `Party ${n}`, code: freshCode(), kind: "state", role: "observer" };
    expect(await execute(partyNoun.record, founder, input)).toMatchObject({ ok: true });
  }
  client = await owner.connect();
  chain = [];
  for await (const entry of chainOf(client, negotiationId)) chain.push(entry);
  published = [5, length].map((seq) => ({ seq, hash: at(seq).hash, at: "2026-11-25T00:00:00.000Z" }));
  await client.query("begin");
  await client.query("alter table audit_entry disable trigger user");
  const { rows } = await client.query<{ id: string }>(
    "insert into negotiation (slug, name, time_zone) values ($1, 'Elsewhere', 'UTC') returning id",
    [`elsewhere-${randomUUID()}`],
  );
  elsewhereId = rows[0]?.id ?? must();
}, 60_000);

afterAll(async () => {
  await client.query("rollback");
  client.release();
  await owner.end();
  await closeDatabase();
});

type Tampering = { name: string; statements: [sql: string, values: unknown[]][] };

const set = (seq: number, column: string, value: unknown): Tampering["statements"][number] => [
  `update audit_entry set ${column} = $3 where negotiation_id = $1 and seq = $2`,
  [negotiationId, seq, value],
];
const setHead = ({ seq, hash }: ChainHead): Tampering["statements"][number] => [
  "update audit_head set seq = $2, hash = $3 where negotiation_id = $1",
  [negotiationId, seq, hash],
];
const dropHead = (): Tampering["statements"][number] => [
  "delete from audit_head where negotiation_id = $1",
  [negotiationId],
];
const cutAfter = (seq: number): Tampering["statements"][number] => [
  "delete from audit_entry where negotiation_id = $1 and seq > $2",
  [negotiationId, seq],
];

/** Gives entries other places; by way of places that nobody has, since no two may share one. */
const reseat = (places: Map<number, number>): Tampering["statements"] =>
  [...places]
    .flatMap(([from]) => [set(from, "seq", -from)])
    .concat([...places].map(([from, to]) => set(-from, "seq", to)));

/** Seals every entry anew from this one on, with other words in it. */
function resealed(from: number, body: string): ChainEntry[] {
  const anew: ChainEntry[] = [];
  for (const entry of chain.slice(from - 1)) {
    const previousHash = anew.at(-1)?.hash ?? entry.previousHash;
    const changed = { ...entry, previousHash, ...(anew.length === 0 ? { body } : {}) };
    anew.push({ ...changed, hash: sealOf(changed) });
  }
  return anew;
}

const reseal = (entries: readonly ChainEntry[]): Tampering["statements"] =>
  entries.flatMap(({ seq, body, previousHash, hash }) => [
    set(seq, "body", body),
    set(seq, "previous_hash", previousHash),
    set(seq, "hash", hash),
  ]);

/** A made-up entry, sealed onto the one before it. */
function insert(seq: number): Tampering["statements"][number] {
  const made = { ...at(seq - 1), id: randomUUID(), seq, previousHash: at(seq - 1).hash, body: '{"after":"made up"}' };
  return [
    `insert into audit_entry (id, negotiation_id, seq, compartment_id, at, actor_id, event, series_id, record_id, body, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[made.id, negotiationId, seq, made.compartmentId, made.at, made.actorId, made.event, made.seriesId],
      ...[made.recordId, made.body, made.previousHash, sealOf(made)],
    ],
  ];
}

const otherDigit = (hash: string, place: number) =>
  hash.slice(0, place) + (hash[place] === "0" ? "1" : "0") + hash.slice(place + 1);
const otherText = (text: string, place: number) => {
  const found = place % text.length;
  return text.slice(0, found) + (text[found] === "x" ? "y" : "x") + text.slice(found + 1);
};

const seqs = fc.integer({ min: 1, max: length });
const inner = fc.integer({ min: 2, max: length - 1 });
const digit = fc.integer({ min: 0, max: 63 });
const two = fc.uniqueArray(seqs, { minLength: 2, maxLength: 2 }).map((pair) => pair as [number, number]);
const uuid = fc.constantFrom(null).map(() => randomUUID());

const editing: Record<string, fc.Arbitrary<[column: string, value: (entry: ChainEntry) => unknown]>> = {
  seq: fc.integer({ min: length + 1, max: 10_000 }).map((value) => ["seq", () => value]),
  id: uuid.map((value) => ["id", () => value]),
  negotiation: fc.constant(["negotiation_id", () => elsewhereId]),
  compartment: uuid.map((value) => ["compartment_id", () => value]),
  at: fc
    .integer({ min: 1, max: 1e9 })
    .map((by) => ["at", (entry) => new Date(new Date(entry.at).getTime() - by).toISOString()]),
  actor: fc.constant(["actor_id", () => somebodyElse]),
  event: fc.nat(60).map((place) => ["event", ({ event }) => otherText(event, place)]),
  series: uuid.map((value) => ["series_id", () => value]),
  record: fc.option(uuid).map((value) => ["record_id", ({ recordId }) => (value || !recordId ? randomUUID() : null)]),
  body: fc.nat(400).map((place) => ["body", ({ body }) => otherText(body, place)]),
  previous: digit.map((place) => ["previous_hash", ({ previousHash }) => otherDigit(previousHash || "-", place)]),
  hash: digit.map((place) => ["hash", ({ hash }) => otherDigit(hash, place)]),
};

/** Each as a function, for the chain is there only when the tests run. */
const seenFromWithin: fc.Arbitrary<() => Tampering>[] = [
  ...Object.entries(editing).map(([name, edits]) =>
    fc.tuple(seqs, edits).map(([seq, [column, value]]) => () => ({
      name: `edit ${name} of ${seq}`,
      statements: [set(seq, column, value(at(seq)))],
    })),
  ),
  fc.tuple(inner, inner).map(([a, b]) => () => ({
    name: `delete from ${a} to ${b}`,
    statements: [
      [
        "delete from audit_entry where negotiation_id = $1 and seq between $2 and $3",
        [negotiationId, Math.min(a, b), Math.max(a, b)],
      ],
    ],
  })),
  fc.constant(() => ({ name: "add at the end", statements: [insert(length + 1)] })),
  inner.map((seq) => () => ({
    name: `insert before ${seq}`,
    statements: [
      ...reseat(new Map(Array.from({ length: length - seq + 1 }, (_, n) => [seq + n, seq + n + 1]))),
      insert(seq),
    ],
  })),
  two.map(([a, b]) => () => ({
    name: `swap ${a} and ${b}`,
    statements: reseat(
      new Map([
        [a, b],
        [b, a],
      ]),
    ),
  })),
  two.map(([a, b]) => () => ({
    name: `swap what ${a} and ${b} say`,
    statements: [set(a, "body", at(b).body), set(b, "body", at(a).body)],
  })),
  two.map(([a, b]) => () => {
    const [first, last] = [Math.min(a, b), Math.max(a, b)];
    const places = Array.from({ length: last - first + 1 }, (_, n): [number, number] => [first + n, last - n]);
    return { name: `turn round ${first} to ${last}`, statements: reseat(new Map(places)) };
  }),
  fc.tuple(seqs, fc.nat(400)).map(([seq, place]) => () => ({
    name: `seal anew from ${seq}`,
    statements: reseal(resealed(seq, otherText(at(seq).body, place))),
  })),
  fc
    .integer({ min: 0, max: length - 1 })
    .map((seq) => () => ({ name: `cut after ${seq}`, statements: [cutAfter(seq)] })),
  fc.tuple(seqs, digit).map(([seq, place]) => () => ({
    name: "another head",
    statements: [setHead({ seq, hash: otherDigit(at(seq).hash, place) })],
  })),
  fc.constant(() => ({ name: "empty it, and the head", statements: [cutAfter(0), dropHead()] })),
  fc.constant(() => ({ name: "forget the head", statements: [dropHead()] })),
];

/** With the head made to fit, only what was published outside tells. */
const seenFromOutside: fc.Arbitrary<() => Tampering>[] = [
  fc.tuple(seqs, fc.nat(400)).map(([seq, place]) => () => {
    const anew = resealed(seq, otherText(at(seq).body, place));
    return {
      name: `seal anew from ${seq}, head and all`,
      statements: [...reseal(anew), setHead(anew.at(-1) ?? must())],
    };
  }),
  fc.integer({ min: 1, max: length - 1 }).map((seq) => () => ({
    name: `cut after ${seq}, and the head`,
    statements: [cutAfter(seq), setHead(at(seq))],
  })),
];

async function headNow(): Promise<ChainHead | null> {
  const { rows } = await client.query<{ seq: string; hash: string }>(
    "select seq, hash from audit_head where negotiation_id = $1",
    [negotiationId],
  );
  return rows[0] ? { seq: Number(rows[0].seq), hash: rows[0].hash } : null;
}

const look = async (against: PublishedHead[]) => checkChain(chainOf(client, negotiationId), await headNow(), against);

async function seenByTheDatabase(): Promise<boolean> {
  const { rows } = await client.query<{ first_broken: string | null }>("select first_broken from audit_verify($1)", [
    negotiationId,
  ]);
  return rows[0]?.first_broken !== null;
}

async function tampered<T>({ statements }: Tampering, find: () => Promise<T>): Promise<T> {
  await client.query("savepoint untouched");
  for (const [sql, values] of statements) await client.query(sql, values);
  const found = await find();
  await client.query("rollback to savepoint untouched");
  return found;
}

describe("the stored chain", () => {
  it("is intact while nobody tampers with it, before and after what was published", async () => {
    expect(await look(published)).toEqual({ isIntact: true, seq: length, hash: at(length).hash, at: at(length).at });
    expect(await look(published.slice(0, 1))).toMatchObject({ isIntact: true });
    expect(await seenByTheDatabase()).toBe(false);
  });

  it("betrays every one of a thousand tamperings, truncation included", { timeout: 120_000 }, async () => {
    const any = fc.oneof(
      { weight: 4, arbitrary: fc.oneof(...seenFromWithin).map((make) => ({ make, isSeenWithin: true })) },
      { weight: 1, arbitrary: fc.oneof(...seenFromOutside).map((make) => ({ make, isSeenWithin: false })) },
    );
    const counts = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(any, async ({ make, isSeenWithin }) => {
        const tampering = make();
        const kind = tampering.name.replace(/ \d+/g, "");
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
        const [finding, database] = await tampered(tampering, async () => [
          await look(isSeenWithin ? [] : published),
          await seenByTheDatabase(),
        ]);
        expect(finding, tampering.name).toMatchObject({ isIntact: false });
        if (isSeenWithin) expect(database, `${tampering.name}, seen by the database`).toBe(true);
      }),
      { numRuns: times, endOnFailure: true },
    );
    console.log(`tampered ${[...counts.values()].reduce((a, b) => a + b, 0)} times in ${counts.size} ways`);
  });

  it("says which entry does not fit first, and why", async () => {
    const finding = (make: () => Tampering) => tampered(make(), () => look([]));
    const said = (statements: Tampering["statements"]) => finding(() => ({ name: "", statements }));
    expect(await said([set(3, "body", "{}")])).toMatchObject({ seq: 3, why: "what it says is not what was sealed" });
    expect(await said([cutAfter(length - 2)])).toMatchObject({ seq: length - 1, why: /^entries 15 to 16 are missing/ });
    expect(await said([set(4, "seq", 900)])).toMatchObject({ seq: 5, why: "entry 4 is missing before it" });
    expect(await said([dropHead()])).toMatchObject({ why: "the head of the chain is gone" });
    const after = await tampered({ name: "", statements: [cutAfter(6), setHead(at(6))] }, () => look(published));
    expect(after).toMatchObject({ seq: 7, why: /^entry 16 was published as the head on .*, and is gone$/ });
  });
});
