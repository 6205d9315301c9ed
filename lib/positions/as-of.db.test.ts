/** The as-of rule through the database, against the naive reference, on random series. */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import type { ReadAt } from "@/lib/record/reading";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { type ClockedRecord, inForce } from "@/lib/time/clocks";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { inForceAmong, positionsHeldIn, positionsIn } from "./queries";

let owner: Owner;
let negotiationId: string;
/** Who sees which lines: the open one alone, the open one and the first compartment, everything. */
let readers: { actor: Actor; sees: (string | null)[] }[];
let lines: (string | null)[];

const valueIn = <T>(result: { ok: true; value: T } | { ok: false; message: string }): T => {
  if (!result.ok) throw new Error(result.message);
  return result.value;
};

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const person = async () => {
    const email = `${randomUUID()}@parley.example`;
    return actAs(owner, await makeUser(owner, { email, name: "Someone", password: "a long enough password" }));
  };
  const [founder, insider, reader] = await Promise.all([person(), person(), person()]);
  const timeZone = "Asia/Qatar";
  negotiationId = valueIn(await execute(foundNegotiation, founder, { name: `Clocks ${randomUUID()}`, timeZone })).id;
  for (const { email } of [insider, reader])
    valueIn(await execute(addMember, founder, { negotiationId, email, role: "reader" }));
  const compartment = async (name: string, members: Actor[]) => {
    const { id } = valueIn(await execute(makeCompartment, founder, { negotiationId, name, meaning: "Few." }));
    for (const { userId } of members)
      await execute(addToCompartment, founder, { negotiationId, compartmentId: id, userId });
    return id;
  };
  const [inner, innermost] = [
    await compartment("Inner", [founder, insider]),
    await compartment("Innermost", [founder]),
  ];
  lines = [null, inner, innermost];
  readers = [
    { actor: reader, sees: [null] },
    { actor: insider, sees: [null, inner] },
    { actor: founder, sees: lines },
  ];
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

/** One act of a writer. `picks` chooses, among what still stands in the line, what to correct or to take back. */
type Act = { line: number; act: "record" | "correct" | "retract"; pick: number; day: number; pause: number };

const anyAct: fc.Arbitrary<Act> = fc.record({
  line: fc.nat(2),
  act: fc.constantFrom("record", "record", "correct", "retract"),
  pick: fc.nat(20),
  // Few days, so that several records begin together.
  day: fc.nat(5),
  // Milliseconds since the act before; 0: written in the same one.
  pause: fc.constantFrom(0, 1, 7),
});

const anySeries = fc.array(anyAct, { minLength: 1, maxLength: 12 });
/** A place on both clocks, counted from the first day and the first act; null: all that is recorded is known. */
const anyMoment = fc.record({
  day: fc.integer({ min: -1, max: 6 }),
  offset: fc.constantFrom(-1, 0, 1),
  known: fc.option(fc.integer({ min: -1, max: 90 })),
});

const firstDay = Date.parse("2019-02-20T00:00:00+03:00");
const firstAct = Date.parse("2019-03-01T09:00:00Z");
const oneDay = 24 * 60 * 60 * 1000;

type Written = ClockedRecord & { compartmentId: string | null };

describe("what is in force at a moment of the two clocks", () => {
  it("is the same through the database as by the rule, for every reader", async () => {
    const property = fc.asyncProperty(
      anySeries,
      fc.array(anyMoment, { minLength: 1, maxLength: 6 }),
      async (acts, moments) => {
        const { termId, written } = await write(acts);
        for (const { day, offset, known } of moments) {
          const asOf = new Date(firstDay + day * oneDay + offset);
          const at: ReadAt =
            known === null
              ? { asOf, knownAt: new Date(firstAct + 1000), knownAtDay: null }
              : { asOf, knownAt: new Date(firstAct + known), knownAtDay: requireFuzzyDate("2019-03-01") };
          for (const { actor, sees } of readers) {
            const visible = written.filter((record) => sees.includes(record.compartmentId));
            const expected = inForce(visible, at);
            const { found, latest } = await asActor(actor, async (tx) => ({
              found: (await positionsIn(tx, negotiationId, at)).filter((each) => each.termId === termId),
              latest: inForceAmong(await positionsHeldIn(tx, negotiationId, at)).find((each) => each.termId === termId),
            }));
            expect(found.map(({ recordId }) => recordId)).toEqual(expected ? [expected.id] : []);
            // A history read without the projection begins with the same record.
            expect(latest?.recordId).toBe(expected?.id);
          }
        }
      },
    );
    await fc.assert(property, { numRuns: 60 });
  }, 120_000);
});

/** Writes a random series as the database's owner, who alone can choose when a record was recorded. */
async function write(acts: readonly Act[]): Promise<{ termId: string; written: Written[] }> {
  const client = await owner.connect();
  const [seriesId, partyId, termId] = [randomUUID(), randomUUID(), randomUUID()];
  const written: Written[] = [];
  try {
    await client.query("begin");
    for (const [id, kind] of [
      [seriesId, "position"],
      [partyId, "party"],
      [termId, "term"],
    ])
      await client.query("insert into series (id, negotiation_id, kind) values ($1, $2, $3)", [
        id,
        negotiationId,
        kind,
      ]);
    let clock = firstAct;
    for (const act of acts) {
      clock += act.pause;
      const record = chosen(act, written, clock);
      if (record) written.push({ ...record, seq: await insert(client, { record, seriesId, partyId, termId }) });
    }
    await client.query("commit");
  } finally {
    client.release();
  }
  return { termId, written };
}

/** The record that an act makes of what is there; null where there is nothing to correct. */
function chosen(
  { line, act, pick, day }: Act,
  written: readonly Written[],
  clock: number,
): Omit<Written, "seq"> | null {
  const compartmentId = lines[line] ?? null;
  const superseded = new Set(written.map((each) => each.supersedesId));
  const standing = written.filter(
    (each) => each.compartmentId === compartmentId && !each.isRetraction && !superseded.has(each.id),
  );
  const target = act === "record" ? null : standing[pick % Math.max(1, standing.length)];
  if (target === undefined) return null;
  const isRetraction = act === "retract";
  return {
    id: randomUUID(),
    validFrom: isRetraction && target ? target.validFrom : new Date(firstDay + day * oneDay),
    recordedAt: new Date(clock),
    supersedesId: target?.id ?? null,
    isRetraction,
    compartmentId,
  };
}

type Insertion = { record: Omit<Written, "seq">; seriesId: string; partyId: string; termId: string };

async function insert(client: pg.PoolClient, { record, seriesId, partyId, termId }: Insertion): Promise<number> {
  const { rows } = await client.query<{ seq: string }>(
    `insert into record (id, negotiation_id, series_id, kind, compartment_id, valid_from, valid_text, recorded_at,
                         recorded_by, supersedes_id, is_retraction)
     values ($1, $2, $3, 'position', $4, $5, '2019-02', $6, $7, $8, $9) returning seq`,
    [
      record.id,
      negotiationId,
      seriesId,
      record.compartmentId,
      record.validFrom,
      record.recordedAt,
      readers[0]?.actor.userId,
      record.supersedesId,
      record.isRetraction,
    ],
  );
  if (!record.isRetraction)
    await client.query(
      `insert into position (record_id, series_id, negotiation_id, party_id, term_id, stance, basis, confidence)
       values ($1, $2, $3, $4, $5, 'neutral', 'reported', 'low')`,
      [record.id, seriesId, negotiationId, partyId, termId],
    );
  return Number(rows[0]?.seq);
}
