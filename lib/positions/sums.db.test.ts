/** What the board, the evidence and the matrix count is held beside what reading every position would have counted. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sourceNoun } from "@/lib/evidence/commands/source";
import { sourcesIn } from "@/lib/evidence/queries";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { partiesIn } from "@/lib/parties/queries";
import { partyNoun } from "@/lib/parties/commands/party";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { changesAmong } from "@/lib/record/changes-among";
import { closeDatabase } from "@/lib/platform/database";
import { termsIn } from "@/lib/terms/queries";
import { termNoun } from "@/lib/terms/commands/term";
import { parseMoment } from "@/lib/time/moment";
import { connectAsOwner, freshCode, type Owner } from "@/prisma/fixtures";
import { must, newTeam, openedAs } from "@/prisma/team-fixtures";
import { chanceFrom } from "@/lib/platform/boot/soak/random";
import { positionNoun } from "./commands/position";
import { positionsHeldIn, positionsIn } from "./queries";
import { positionChangesIn } from "./queries/count-changes";
import { firstPositionsIn, positionsToRead } from "./queries/count-firsts";
import { saysTheSame } from "./rules/same";
import { type PositionSum, positionSumsIn } from "./queries/count-positions";
import { positionMatrix } from "./queries/matrix";
import { stancesOf } from "./rules/answer";

let owner: Owner;
let team: Awaited<ReturnType<typeof newTeam<"inside" | "outside">>>;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  team = await newTeam(owner, { inside: "recorder", outside: "recorder" });
  await recordMany();
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const days = ["2019-01-10", "2019-02-10", "2019-03-10", "2019-04-10"] as const;
const stances = ["supports", "opposes", "unknown", "neutral"] as const;

/** Positions that are held, held anew, corrected, taken back and marked; of parties and terms that come and go. */
async function recordMany() {
  const { negotiationId, people } = team;
  const { founder, inside } = people;
  const chance = chanceFrom(11);
  const { id: compartmentId } = must(
    await execute(makeCompartment, founder, { negotiationId, name: "Few", meaning: "Few know." }),
  );
  for (const userId of [inside.userId, founder.userId])
    await execute(addToCompartment, founder, { negotiationId, compartmentId, userId });
  const sources: string[] = [];
  for (const title of ["One", "Two"])
    sources.push(
      must(
        await execute(sourceNoun.record, founder, {
          ...{ negotiationId, title, kind: "press", reliability: "B", origin: title, heldFrom: "2019-01-01" },
        }),
      ).sourceId,
    );
  const parties: string[] = [];
  for (const [place, heldFrom] of ["2019-01-01", "2019-01-01", "2019-03-01"].entries())
    parties.push(
      must(
        await execute(partyNoun.record, founder, {
          ...{ negotiationId, name: `Party ${place}`, code: freshCode(), kind: "state" },
          role: place === 2 ? "host" : "negotiating",
          ...{ isAtTable: true, heldFrom },
        }),
      ).partyId,
    );
  const terms: string[] = [];
  for (const [place, heldFrom] of ["2019-01-01", "2019-01-01", "2019-03-15", "2019-01-01"].entries())
    terms.push(
      must(
        await execute(termNoun.record, founder, {
          ...{ negotiationId, number: `${place + 1}`, title: `Term ${place}`, kind: "article", heldFrom },
        }),
      ).termId,
    );
  for (let step = 0; step < 60; step += 1) {
    const isMarked = chance.next() < 0.3;
    const common = {
      ...{ negotiationId, partyId: chance.of(parties as [string]), termId: chance.of(terms as [string]) },
      ...{ stance: chance.of(stances), basis: chance.of(["public", "assessed", "reported"] as const) },
      ...{ confidence: "high", heldFrom: chance.of(days) },
      ...(isMarked ? { compartmentId } : {}),
      citations: sources
        .filter(() => chance.next() < 0.5)
        .map((sourceId) => ({ sourceId, credibility: 1 + Math.floor(chance.next() * 3) })),
    };
    const { recordId } = must(await execute(positionNoun.record, inside, common)) as { recordId: string };
    if (chance.next() < 0.2)
      must(await execute(positionNoun.record, inside, { ...common, stance: "champions", supersedesId: recordId }));
    else if (chance.next() < 0.15)
      must(await execute(positionNoun.retract, inside, { negotiationId, recordId, reason: "Misheard." }));
  }
}

/** From every position that is read. */
async function counted(actor: Actor, at: ReturnType<typeof parseMoment>) {
  return asActor(actor, async (tx) => {
    const of = {
      terms: await termsIn(tx, team.negotiationId, at),
      parties: await partiesIn(tx, team.negotiationId, at),
    };
    const isOf = (all: readonly { id: string }[], id: string) => all.some((each) => each.id === id);
    const read = (await positionsIn(tx, team.negotiationId, at))
      .filter(({ termId, partyId }) => isOf(of.terms, termId) && isOf(of.parties, partyId))
      .map(({ termId, stance, basis, record }) => ({ termId, stance, basis, citations: record.citations, count: 1 }));
    return { read: told(read), summed: told(await positionSumsIn(tx, team.negotiationId, at, of)) };
  });
}

/** When positions changed and what that cites, from every position that was ever held, and as it is counted. */
async function changes(actor: Actor, at: ReturnType<typeof parseMoment>) {
  return asActor(actor, async (tx) => {
    const of = {
      terms: await termsIn(tx, team.negotiationId, at),
      parties: await partiesIn(tx, team.negotiationId, at),
      sources: await sourcesIn(tx, team.negotiationId, at),
    };
    const known = new Set([...of.terms, ...of.parties].map(({ id }) => id));
    const held = (await positionsHeldIn(tx, team.negotiationId, at)).filter(
      ({ partyId, termId }) => known.has(partyId) && known.has(termId),
    );
    const read = [...new Set(held.map(({ seriesId }) => seriesId))].flatMap((series) =>
      changesAmong(
        held.filter(({ seriesId }) => seriesId === series),
        saysTheSame,
      ).map(({ step }) => step),
    );
    const { counts, sourceIds } = await positionChangesIn(tx, team.negotiationId, at, of);
    const dates = read.map(({ record }) => `${record.validFrom.toISOString()} ${record.validText}`);
    const cited = new Set(read.flatMap(({ record }) => record.citations.map(({ sourceId }) => sourceId)));
    return {
      read: { counts: dates.sort(), sourceIds: [...cited].sort() },
      counted: {
        counts: counts
          .flatMap(({ at: begun, validText, count }) =>
            Array.from({ length: count }, () => `${begun.toISOString()} ${validText}`),
          )
          .sort(),
        sourceIds: sourceIds.toSorted(),
      },
    };
  });
}

/** What is in force at the later moment of which nothing was held at the earlier: read one by one, and counted as far as it is. */
async function firsts(actor: Actor, [from, to]: readonly [string, string], known: object) {
  const momentOf = (asOf: string) => ({ ...parseMoment({ asOf }, zone, new Date()), ...known });
  const [one, other] = [momentOf(from), momentOf(to)];
  return asActor(actor, async (tx) => {
    const at = { id: team.negotiationId, terms: await termsIn(tx, team.negotiationId, other) };
    const parties = await partiesIn(tx, at.id, other);
    const ids = new Set([...at.terms, ...parties].map(({ id }) => id));
    const lines = async (of: { seriesIds?: string[] }) => {
      const before = new Set((await positionsIn(tx, at.id, one, of)).map(({ seriesId }) => seriesId));
      return (await positionsIn(tx, at.id, other, of))
        .filter(({ seriesId, partyId, termId }) => !before.has(seriesId) && ids.has(partyId) && ids.has(termId))
        .flatMap(({ partyId, termId, stance }) => [`${termId} ${stance}`, partyId]);
    };
    const { read, isRestCounted } = await positionsToRead(tx, at.id, one, other, 0);
    const counted = await firstPositionsIn(tx, at.id, one, other, { terms: at.terms, parties, read });
    const many = (line: string, count: number) => Array.from({ length: count }, () => line);
    return {
      isRestCounted,
      markedAlone: (await positionsIn(tx, at.id, other)).filter(
        ({ seriesId, record }) => record.compartmentId !== null && !read.includes(seriesId),
      ),
      read: (await lines({})).sort(),
      counted: [
        ...(await lines({ seriesIds: read })),
        ...[...counted.byTerm].flatMap(([id, each]) => each.flatMap((one) => many(`${id} ${one.stance}`, one.count))),
        ...[...counted.byParty].flatMap(([id, count]) => many(id, count)),
      ].sort(),
    };
  });
}

function told(sums: readonly PositionSum[]) {
  const counts = new Map<string, number>();
  for (const { termId, stance, basis, citations, count } of sums) {
    const cites = citations.map(({ sourceId, credibility }) => `${sourceId} ${credibility}`).sort();
    const key = [termId, stance, basis, ...cites].join(" ");
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return [...counts].sort();
}

const zone = { zone: "Asia/Qatar", present: null };

describe("sums of positions", () => {
  for (const who of ["inside", "outside"] as const)
    for (const asOf of [undefined, "2019-01-20", "2019-02-20", "2019-03-12", "2019-05-01"])
      it(`are those of what is in force, for who is ${who}, as of ${asOf ?? "now"}`, async () => {
        const at = parseMoment(asOf ? { asOf } : {}, zone, new Date());
        const { read, summed } = await counted(team.people[who], at);
        expect(summed).toEqual(read);
        expect(read.length).toBeGreaterThan(0);
        // What was known at a moment is counted from the record, and comes to the same while nothing is added.
        const known = { ...at, knownAt: new Date(), knownAtDay: "2999-01-01" } as typeof at;
        expect((await counted(team.people[who], known)).summed).toEqual(read);
      });

  for (const who of ["inside", "outside"] as const)
    for (const asOf of [undefined, "2019-02-20", "2019-05-01"])
      it(`make the matrix’s counts, for who is ${who}, as of ${asOf ?? "now"}`, async () => {
        const moment = parseMoment(asOf ? { asOf } : {}, zone, new Date());
        const opened = { ...openedAs(team.people[who], team), moment };
        const { positions, parties, stances, stancesOfSides } = await positionMatrix(opened, null, (frame) => frame);
        const sides = parties.filter(({ role }) => role === "negotiating").map(({ id }) => id);
        expect(stances).toEqual(stancesOf(positions));
        expect(stancesOfSides).toEqual(stancesOf(positions.filter(({ partyId }) => sides.includes(partyId))));
        expect(stances).not.toEqual(new Map());
      });

  for (const who of ["inside", "outside"] as const)
    for (const asOf of [undefined, "2019-01-20", "2019-03-12"])
      it(`change when reading all of them finds changes, for who is ${who}, as of ${asOf ?? "now"}`, async () => {
        const now = parseMoment(asOf ? { asOf } : {}, zone, new Date());
        for (const at of [now, { ...now, knownAt: new Date(), knownAtDay: "2999-01-01" } as typeof now]) {
          const { read, counted: changed } = await changes(team.people[who], at);
          expect(changed).toEqual(read);
          expect(read.counts.length).toBeGreaterThan(0);
        }
      });

  for (const who of ["inside", "outside"] as const)
    it(`are first on record as often as reading all of them finds, for who is ${who}`, async () => {
      for (const span of [
        ["2019-01-05", "2019-05-01"],
        ["2019-01-20", "2019-03-20"],
      ] as const)
        for (const known of [{}, { knownAt: new Date(), knownAtDay: "2999-01-01" }]) {
          const found = await firsts(team.people[who], span, known);
          expect(found.isRestCounted).toBe(true);
          // What is only counted could not say whom it is for.
          expect(found.markedAlone).toEqual([]);
          expect(found.counted).toEqual(found.read);
          expect(found.read.length).toBeGreaterThan(0);
        }
    });

  it("cannot be read from outside, nor written by anybody", async () => {
    const seen = await asActor(team.people.outsider, (tx) => tx.positionSum.count());
    expect(seen).toBe(0);
    const marked = await asActor(team.people.outside, (tx) =>
      tx.positionSum.count({ where: { NOT: { compartmentId: null } } }),
    );
    expect(marked).toBe(0);
  });
});

it("lets no position of an act be written in a savepoint, which the sums would miss", async () => {
  const again = `insert into record select (jsonb_populate_record(null::public.record, to_jsonb(r) || jsonb_build_object(
      'id', gen_random_uuid(), 'seq', nextval('record_seq_seq'), 'act_id', gen_random_uuid(), 'supersedes_id', null,
      'recorded_at', clock_timestamp()))).* from record r where r.negotiation_id = $1 and r.kind = 'position' limit 1`;
  const written = async (before: string) => {
    const client = await owner.connect();
    try {
      await client.query(`begin; ${before}`);
      await client.query(again, [team.negotiationId]);
      await client.query("set constraints sums immediate");
    } finally {
      await client.query("rollback");
      client.release();
    }
  };
  await written("");
  await expect(written("savepoint inner_one")).rejects.toThrow("outside of savepoints");
});
