import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { statementNoun } from "@/lib/evidence/commands/statement";
import { questionNoun } from "@/lib/evidence/commands/question";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import type { Opened } from "@/lib/negotiations/queries";
import { delegateNoun } from "@/lib/parties/commands/delegate";
import { partyNoun } from "@/lib/parties/commands/party";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { roundNoun } from "@/lib/rounds/commands/round";
import { recordSession } from "@/lib/rounds/commands/record-session";
import { termNoun } from "@/lib/terms/commands/term";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { parseMoment } from "@/lib/time/moment";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam } from "@/prisma/team-fixtures";
import { positionNoun } from "./commands/position";
import { partyRecord, personRecord } from "./queries/party";

const timeZone = "Asia/Qatar";
let owner: Owner;
let people: Record<"founder" | "outsider" | "recorder" | "reader", Actor>;
let negotiationId: string;
let taliban: string;
let kabul: string;
let envoy: string;
let termId: string;
let compartmentId: string;

const opened = (actor: Actor, params: { asOf?: string; knownAt?: string } = {}): Opened => ({
  actor,
  negotiation: { id: negotiationId, slug: "", name: "", summary: null, timeZone, present: null, version: 1 },
  member: { userId: actor.userId, negotiationId, role: "reader", timeZone, present: null },
  moment: parseMoment(params, { zone: timeZone, present: null }, new Date()),
  newestRecordId: null,
});

const party = (name: string, code: string, more: object = {}) => ({
  negotiationId,
  heldFrom: "2019-01",
  kind: "armed_group",
  role: "negotiating",
  isAtTable: true,
  ...{ name, code },
  ...more,
});

const holds = (partyId: string, stance: string, heldFrom: string, more: object = {}) =>
  execute(positionNoun.record, people.recorder, {
    ...{ negotiationId, partyId, termId, stance, heldFrom, basis: "reported", confidence: "medium" },
    ...more,
  });

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const team = await newTeam(owner, { recorder: "recorder", reader: "reader" });
  ({ negotiationId } = team);
  people = team.people;
  const { recorder, founder } = people;
  const circle = { negotiationId, name: "Envoys", meaning: "Those in the room." };
  compartmentId = must(await execute(makeCompartment, founder, circle)).id;
  must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: recorder.userId }));
  taliban = must(await execute(partyNoun.record, recorder, party("Taliban", "TB"))).partyId;
  kabul = must(await execute(partyNoun.record, recorder, party("Kabul", "KB", { blocId: taliban }))).partyId;
  const baradar = { negotiationId, name: "Mullah Baradar", title: "Deputy", partyId: taliban, heldFrom: "2019-01" };
  envoy = must(await execute(delegateNoun.record, recorder, baradar)).delegateId;
  const term = { negotiationId, heldFrom: "2019-01", number: "1", title: "Presence", kind: "article" };
  termId = must(await execute(termNoun.record, recorder, term)).termId;
  must(await holds(taliban, "unknown", "2019-01"));
  must(await holds(taliban, "opposes", "2019-02-20"));
  must(await holds(kabul, "conditional", "2019-02", { conditions: [{ kind: "text", text: "The Taliban come too." }] }));
  const said = { negotiationId, heldFrom: "2019-02-21", capacity: "official", basis: "public", speakerId: envoy };
  must(await execute(statementNoun.record, recorder, { ...said, text: "They must leave." }));
  const marked = { ...said, heldFrom: "2019-02-22", text: "In private: they may stay.", compartmentId };
  must(await execute(statementNoun.record, recorder, marked));
  must(await execute(questionNoun.record, recorder, { negotiationId, text: "How long?", partyId: taliban, termId }));
  const text = { negotiationId, termId, heldFrom: "2019-02", text: "Forces leave [within a year]^TB [or not]^KB." };
  must(await execute(clauseVersionNoun.record, recorder, text));
  const round = { number: 1, title: "Doha", venue: "Doha", timeZone, track: "track_1" };
  const { roundId } = must(await execute(roundNoun.record, recorder, { negotiationId, heldFrom: "2019-02", ...round }));
  const session = {
    negotiationId,
    roundId,
    heldFrom: "2019-02-25",
    title: "Opening",
    format: "bilateral",
    venue: "Doha",
  };
  const attendance = [{ partyId: taliban, delegateId: envoy, level: "principal", isHead: true }];
  must(await execute(recordSession, recorder, { ...session, timeZone, attendance, notes: [] }));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("a party's page", () => {
  it("has everything that it holds, said and sat in, and what names it", async () => {
    const found = await partyRecord(opened(people.reader), taliban);
    expect(found).toMatchObject({
      party: { name: "Taliban" },
      belonging: [{ id: kabul }],
      people: [{ id: envoy }],
      positions: [{ stance: "opposes", before: { stance: "unknown" }, term: { id: termId } }],
      statements: [{ text: "They must leave." }],
      sessions: [{ session: { title: "Opening" }, seats: [{ level: "principal" }] }],
      brackets: [{ words: ["[within a year]^TB"] }],
      questions: [{ text: "How long?" }],
      conditions: [{ holder: { id: kabul }, text: "The Taliban come too." }],
    });
  });

  it("shows what is marked to its circle alone", async () => {
    const texts = async (actor: Actor) =>
      (await partyRecord(opened(actor), taliban))?.statements.map(({ text }) => text);
    expect(await texts(people.recorder)).toEqual(["In private: they may stay.", "They must leave."]);
    expect(await texts(people.reader)).toEqual(["They must leave."]);
  });

  it("is read as of a day, and is not there before the party was", async () => {
    const before = await partyRecord(opened(people.reader, { asOf: "2019-02-15" }), taliban);
    expect(before).toMatchObject({ positions: [{ stance: "unknown", before: null }], statements: [], sessions: [] });
    const never = await partyRecord(opened(people.reader, { asOf: "2018-01-01" }), taliban);
    expect(never).toMatchObject({ party: null, life: { name: "Taliban", steps: [] } });
  });

  it("exists for nobody outside, nor under an id that names no party of this negotiation", async () => {
    expect(await partyRecord(opened(people.outsider), taliban)).toBeNull();
    expect(await partyRecord(opened(people.reader), randomUUID())).toBeNull();
    expect(await partyRecord(opened(people.reader), "no-id")).toBeNull();
    expect(await partyRecord(opened(people.reader), envoy)).toBeNull();
    const hidden = must(
      await execute(partyNoun.record, people.recorder, party("Hidden", "HD", { compartmentId })),
    ).partyId;
    expect(await partyRecord(opened(people.reader), hidden)).toBeNull();
    expect(await partyRecord(opened(people.recorder), hidden)).toMatchObject({ party: { name: "Hidden" } });
  });

  it("tells what it was until it changed, was corrected or was taken back", async () => {
    const { recorder, reader } = people;
    const first = must(await execute(partyNoun.record, recorder, party("Nordland", "NO", { role: "observer" })));
    const { partyId } = first;
    const correction = {
      ...party("Norway", "NO", { role: "observer" }),
      supersedesId: first.recordId,
      reason: "Misheard.",
    };
    must(await execute(partyNoun.record, recorder, correction));
    const change = { ...party("Norway", "NO", { role: "mediator" }), partyId, heldFrom: "2019-02-10" };
    const { recordId } = must(await execute(partyNoun.record, recorder, change));
    const life = async () => (await partyRecord(opened(reader), partyId))?.life;
    expect(await life()).toMatchObject({
      name: "Norway",
      steps: [
        { state: "holds", differences: [{ label: "Role", was: "observer", became: "mediator" }] },
        { state: "held" },
        {
          state: "superseded",
          ended: { reason: "Misheard.", byName: "recorder" },
          differences: [{ label: "Name", was: "Nordland", became: "Norway" }],
        },
      ],
    });
    must(await execute(partyNoun.retract, recorder, { negotiationId, recordId, reason: "It never did." }));
    expect((await life())?.steps.map(({ state }) => state)).toEqual(["retracted", "holds", "superseded"]);
  });
});

describe("a person's page", () => {
  it("has their offices, their words and where they sat, through a change of side", async () => {
    const { recorder, reader } = people;
    const change = { negotiationId, delegateId: envoy, name: "Mullah Baradar", title: "Head", partyId: taliban };
    must(await execute(delegateNoun.record, recorder, { ...change, isHead: true, heldFrom: "2019-02-24" }));
    expect(await personRecord(opened(reader), envoy)).toMatchObject({
      delegate: { title: "Head", isHead: true },
      party: { id: taliban },
      statements: [{ text: "They must leave." }],
      sessions: [{ seats: [{ level: "principal", isHead: true }] }],
      life: { steps: [{ state: "holds" }, { state: "held" }] },
    });
    const { partyId: _, ...alone } = { ...change, heldFrom: "2019-02-26" };
    must(await execute(delegateNoun.record, recorder, alone));
    expect(await personRecord(opened(reader), envoy)).toMatchObject({ party: null });
    expect(await partyRecord(opened(reader), taliban)).toMatchObject({
      people: [],
      formerPeople: [{ id: envoy }],
      statements: [{ text: "They must leave." }],
    });
  });

  it("exists for nobody outside", async () => {
    expect(await personRecord(opened(people.outsider), envoy)).toBeNull();
    expect(await personRecord(opened(people.reader), taliban)).toBeNull();
    expect(await personRecord(opened(people.reader), "no-id")).toBeNull();
  });
});
