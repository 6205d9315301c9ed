/** One search over all that somebody may see: each negotiation at its own moment, and nothing of those they are out of. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { riskNoun } from "@/lib/evidence/commands/risk";
import { removeMember } from "@/lib/negotiations/commands/end-membership";
import { addMember, makeCompartment } from "@/lib/negotiations/commands/members";
import { delegateNoun } from "@/lib/parties/commands/delegate";
import { partyNoun } from "@/lib/parties/commands/party";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { connectAsOwner, freshCode, type Owner } from "@/prisma/fixtures";
import { must, newPerson, newTeam } from "@/prisma/team-fixtures";
import { everywhereChoices, type EverywhereParams, searchEverywhere } from "./queries-everywhere";

let owner: Owner;
let reader: Actor;
const teams: Awaited<ReturnType<typeof newTeam<"recorder">>>[] = [];
let compartmentId: string;

const now = new Date();
const whole: { after: string | null; most: number } = { after: null, most: 10 };

/** Each negotiation by its place in `teams`, with how much holds it there. */
async function found(params: EverywhereParams, { actor = reader, turn = whole } = {}) {
  const { negotiations, ...rest } = await searchEverywhere(actor, params, turn, now);
  const placeOf = (id: string) => teams.findIndex(({ negotiationId }) => negotiationId === id);
  return { ...rest, counts: negotiations.map(({ negotiation: { id }, count }) => [placeOf(id), count]) };
}

async function warn(
  place: number,
  text: string,
  more: object = {},
  actor = teams[place]?.people.recorder,
): Promise<void> {
  must(await execute(riskNoun.record, actor as Actor, { negotiationId: teams[place]?.negotiationId, text, ...more }));
}

const letIn = async (place: number, actor: Actor, role: string) => {
  const { negotiationId, people } = teams[place] as (typeof teams)[number];
  must(await execute(addMember, people.founder, { negotiationId, email: actor.email, role }));
};

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  reader = await newPerson(owner, "Reader");
  for (const facts of [{}, { present: "2019-02-28" }, {}, {}])
    teams.push(await newTeam(owner, { recorder: "recorder" }, facts));
  for (const place of [0, 1, 2]) await letIn(place, reader, "reader");
  const { negotiationId, people } = teams[0] as (typeof teams)[number];
  ({ id: compartmentId } = must(
    await execute(makeCompartment, people.founder, { negotiationId, name: "Core", meaning: "The core team." }),
  ));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("one search of everything", () => {
  it("finds in each negotiation of the reader's, the one that holds it best first, and in no other", async () => {
    await warn(0, "A narwhal, among many other things that were said of the ice and of the sea at that time.");
    await warn(2, "Narwhal, narwhal.");
    await warn(2, "Narwhals.");
    await warn(3, "A narwhal elsewhere.");
    expect(await found({ q: "narwhal" })).toMatchObject({
      counts: [
        [2, 2],
        [0, 1],
      ],
      held: { records: 3, negotiations: 2 },
      next: null,
    });
    expect((await found({ q: "narwhal", in: teams[0]?.slug ?? "" })).counts).toEqual([[0, 1]]);
    expect((await found({ q: "narwhal", in: teams[3]?.slug ?? "" })).counts).toEqual([]);
    expect((await found({})).counts).toEqual([]);
  });

  it("comes in pages, each negotiation once, and says where a place is lost", async () => {
    const first = await found({ q: "narwhal" }, { turn: { after: null, most: 1 } });
    expect(first).toMatchObject({ counts: [[2, 2]], held: { negotiations: 2 }, next: teams[2]?.negotiationId });
    const second = await found({ q: "narwhal" }, { turn: { after: first.next, most: 1 } });
    expect(second).toMatchObject({ counts: [[0, 1]], next: null, isLost: false });
    const elsewhere = { after: teams[3]?.negotiationId ?? null, most: 1 };
    expect(await found({ q: "narwhal" }, { turn: elsewhere })).toMatchObject({ isLost: true });
  });

  it("reads each at its own present, or all at the day that is asked for", async () => {
    await warn(0, "A dodo of today.");
    await warn(1, "A dodo of then.", { heldFrom: "2019-02-01" });
    await warn(1, "A dodo yet to come.", { heldFrom: "2019-03-01" });
    expect((await found({ q: "dodo" })).counts.sort()).toEqual([
      [0, 1],
      [1, 1],
    ]);
    expect((await found({ q: "dodo", asOf: "2019-03-02" })).counts).toEqual([[1, 2]]);
    expect((await found({ q: "dodo", knownAt: "2019-03-02" })).counts).toEqual([]);
    expect((await found({ q: "dodo", from: "2019-01", to: "2019-02" })).counts).toEqual([[1, 1]]);
  });

  it("takes a slip for a name of any of them, and asks of a party only where one negotiation is named", async () => {
    const { negotiationId, slug, people } = teams[2] as (typeof teams)[number];
    const { partyId } = must(
      await execute(partyNoun.record, people.recorder, {
        ...{ negotiationId, name: "Ruritania", code: freshCode(), kind: "state", role: "negotiating" },
        ...{ isAtTable: true, heldFrom: "2018" },
      }),
    );
    for (const slip of ["ruritanai", "Ruritnia", "rurritaniaa", "uritania"])
      expect(await found({ q: slip }), slip).toMatchObject({ counts: [[2, 1]], insteadOf: [{ names: ["ruritania"] }] });
    expect((await found({ party: partyId })).counts).toEqual([]);
    expect((await found({ party: partyId, in: slug })).counts).toEqual([[2, 1]]);
    const named = async (more: EverywhereParams) => (await everywhereChoices(reader, more, now)).inOne?.parties;
    expect([await named({}), await named({ in: slug })]).toMatchObject([undefined, [{ id: partyId }]]);
    expect(await named({ in: teams[3]?.slug ?? "" })).toBeUndefined();
  });
});

describe("the wall", () => {
  it("is the same as ever: a circle's words change nothing for who is outside it, nor what a slip is taken for", async () => {
    const seen = async () =>
      JSON.stringify([await found({ q: "narwhal" }), await found({ q: "narwhalx" }), await found({ q: "zembal" })]);
    const before = await seen();
    const { negotiationId, people } = teams[0] as (typeof teams)[number];
    for (let n = 0; n < 3; n++) await warn(0, `Narwhal narwhal ${n}.`, { compartmentId }, people.founder);
    must(
      await execute(delegateNoun.record, people.founder, {
        negotiationId,
        name: "Zembla Narwhalt",
        compartmentId,
        partyId: await partyOf(0),
      }),
    );
    expect(await seen()).toBe(before);
    expect((await found({ q: "narwhal" }, { actor: people.founder })).counts).toEqual([[0, 4]]);
    expect(await found({ q: "zembal" }, { actor: people.founder })).toMatchObject({
      insteadOf: [{ names: ["zembla"] }],
    });
    const near = await asActor(
      reader,
      (tx) => tx.$queryRaw`
      select word from find_name_words(${teams.map((team) => team.negotiationId)}::uuid[], '{zembal}', '{2}')`,
    );
    expect(near).toEqual([]);
  });

  it("searches no negotiation that the reader was removed from, and nothing for an outsider", async () => {
    const { negotiationId, people } = teams[2] as (typeof teams)[number];
    must(await execute(removeMember, people.founder, { negotiationId, userId: reader.userId, version: 1 }));
    expect((await found({ q: "narwhal" })).counts).toEqual([[0, 1]]);
    expect(await found({ q: "ruritnia" })).toMatchObject({ counts: [], insteadOf: [] });
    expect((await everywhereChoices(reader, {}, now)).negotiations).toHaveLength(2);
    const outsider = people.outsider;
    expect(await found({ q: "narwhal" }, { actor: outsider })).toMatchObject({ counts: [], held: { records: 0 } });
    expect(await everywhereChoices(outsider, {}, now)).toMatchObject({
      negotiations: [],
      compartments: [],
      people: [],
    });
  });
});

async function partyOf(place: number): Promise<string> {
  const { negotiationId, people } = teams[place] as (typeof teams)[number];
  const party = { negotiationId, name: "Freedonia", code: freshCode(), kind: "state", role: "negotiating" };
  return must(await execute(partyNoun.record, people.recorder, { ...party, isAtTable: true, heldFrom: "2018" }))
    .partyId;
}
