import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { termNoun } from "@/lib/terms/commands/term";
import { statementNoun } from "@/lib/evidence/commands/statement";
import { sourceNoun } from "@/lib/evidence/commands/source";
import { roundEventNoun } from "@/lib/rounds/commands/round-event";
import { roundNoun } from "@/lib/rounds/commands/round";
import { riskNoun } from "@/lib/evidence/commands/risk";
import { questionNoun } from "@/lib/evidence/commands/question";
import { positionNoun } from "@/lib/positions/commands/position";
import { partyNoun } from "@/lib/parties/commands/party";
import { linkageNoun } from "@/lib/terms/commands/linkage";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, makeCompartment } from "@/lib/negotiations/commands/members";
import type { Opened } from "@/lib/negotiations/queries";
import type { Actor } from "@/lib/platform/actor";
import { type Command, execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import type { Member } from "@/lib/platform/member";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { recordSession } from "@/lib/rounds/commands/record-session";
import { parseMoment } from "@/lib/time/moment";
import { analysisView, boardView } from "./queries";

const timeZone = "Asia/Qatar";
const present = "2019-02-28";
let owner: Owner;
let founder: Actor;
let reader: Actor;
let negotiationId: string;
let roundId: string;
let terms: { timetable: string; residual: string };
let parties: { unitedStates: string; taliban: string };

/** Records as the founder; a refusal fails the test. */
async function record<Value>(command: Command, input: object): Promise<Value> {
  const result = await execute(command, founder, { negotiationId, heldFrom: "2019-02-25", ...input });
  if (!result.ok) throw new Error(`${command.name}: ${result.message} ${JSON.stringify(result.fieldErrors)}`);
  return result.value as Value;
}

function openedAs(actor: Actor, role: Member["role"], asOf?: string): Opened {
  return {
    actor,
    negotiation: { id: negotiationId, slug: "", name: "", summary: null, timeZone, present, version: 1 },
    member: { userId: actor.userId, negotiationId, role, timeZone, present },
    moment: parseMoment(asOf ? { asOf } : {}, { zone: timeZone, present }, new Date()),
    newestRecordId: null,
  };
}

async function recordTalks() {
  const party = async (name: string, code: string) =>
    (
      await record<{ partyId: string }>(partyNoun.record, {
        name,
        code,
        kind: "state",
        role: "negotiating",
        isAtTable: true,
        citations,
      })
    ).partyId;
  const term = async (number: string, title: string) =>
    (await record<{ termId: string }>(termNoun.record, { number, title, kind: "article", axisUnit: "months" })).termId;
  const { sourceId } = await record<{ sourceId: string }>(sourceNoun.record, {
    title: "Report",
    kind: "press",
    published: "2019-02-28~",
    reliability: "B",
    origin: "officials",
  });
  const citations = [{ sourceId, credibility: 2 }];
  parties = { unitedStates: await party("United States", "US"), taliban: await party("Taliban", "TB") };
  terms = { timetable: await term("1", "Timetable"), residual: await term("2", "Residual presence") };
  ({ roundId } = await record<{ roundId: string }>(roundNoun.record, {
    number: 1,
    title: "Doha",
    venue: "Doha",
    timeZone,
    track: "track_1",
  }));
  await record(roundEventNoun.record, { roundId, event: "opened", citations });
  await record(recordSession, { roundId, title: "Opening", format: "bilateral", venue: "Doha", timeZone });
  const stands = (termId: string, status: string, rest = {}) =>
    record(termStatusNoun.record, { termId, status, citations, ...rest });
  await stands(terms.timetable, "agreed_in_principle");
  await stands(terms.residual, "under_discussion");
  await stands(terms.residual, "bracketed", { heldFrom: "2019-02-27" });
  const holds = (partyId: string, stance: string, intervals: string, rest = {}) =>
    record(positionNoun.record, {
      partyId,
      termId: terms.residual,
      stance,
      intervals,
      basis: "reported",
      confidence: "medium",
      citations,
      ...rest,
    });
  await holds(parties.unitedStates, "champions", "accepts 36..60");
  await holds(parties.taliban, "unknown", "unknown any");
  await holds(parties.taliban, "strongly_opposes", "unknown 0..<60; rejects >=60", { heldFrom: "2019-02-27" });
  await record(roundEventNoun.record, {
    roundId,
    event: "paused",
    heldFrom: "2019-02-27",
    plannedResumption: "2019-03-02",
    citations,
  });
  return { sourceId, citations };
}

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const person = async (name: string) => {
    const email = `${name}-${randomUUID()}@parley.example`;
    return actAs(owner, await makeUser(owner, { email, name, password: "a long enough password" }));
  };
  [founder, reader] = await Promise.all([person("Founder"), person("Reader")]);
  const made = await execute(foundNegotiation, founder, { name: `Talks ${randomUUID()}`, timeZone, present });
  if (!made.ok) throw new Error(made.message);
  negotiationId = made.value.id;
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("the board", () => {
  it("teaches what to record first while there is nothing", async () => {
    const board = await boardView(openedAs(founder, "owner"));
    expect(board).toMatchObject({
      headline: [],
      sourcing: { sentences: [], owed: null },
      groups: [],
      round: null,
      moved: null,
      questions: { first: [], total: 0 },
      risks: [],
    });
    expect(board.onRecord).toEqual({ parties: 0, people: 0, terms: 0, rounds: 0, positions: 0 });
    expect(await analysisView(openedAs(founder, "owner"), null)).toMatchObject({
      selected: null,
      axes: [],
      linkages: [],
    });
  });

  it("says where the deal stands, what moved and what comes next", async () => {
    await recordTalks();
    const result = await execute(addMember, founder, { negotiationId, email: reader.email, role: "reader" });
    expect(result.ok).toBe(true);
    const board = await boardView(openedAs(reader, "reader"));
    expect(board.headline.join(" ")).toBe("One term is agreed in principle. One is blocked: 2 Residual presence.");
    expect(board.sourcing).toEqual({
      sentences: ["It rests on one source with one origin: press reporting of about 28 February, grade B2."],
      owed: "Three entries cite no source.",
    });
    expect(
      board.groups
        .flatMap(({ rows }) => rows)
        .map(({ number, group, since, hold }) => [number, group, since?.age, hold.party, hold.words]),
    ).toEqual([
      ["2", "blocked", "1 day", "Taliban", "strongly opposes"],
      ["1", "settled", "3 days", null, "no objection recorded"],
    ]);
    expect(board.zone?.sentences).toEqual([
      "No zone is certain.",
      "From 36 to just under 60 months one is possible, and it waits on one Taliban answer.",
      "At 60 months Taliban would have to move.",
    ]);
    expect(board.round).toMatchObject({
      stands: "Paused since Wednesday 27 February 2019",
      next: "Resumption planned for Saturday 2 March",
      wait: "in 2 days",
    });
    expect(board.moved?.moves.map(({ kind, date }) => [kind, date])).toEqual([
      ["status", "2019-02-27"],
      ["position", "2019-02-27"],
      ["round", "2019-02-27"],
    ]);
  });

  it("stands, as of a past day, as the world stood then", async () => {
    const board = await boardView(openedAs(reader, "reader", "2019-02-25"));
    expect(board.headline.join(" ")).toBe(
      "One term is agreed in principle. One is open, and no negotiating party is on record against it.",
    );
    expect(board.round).toMatchObject({ stands: "Open since Monday 25 February 2019", next: null });
    expect(board.moved?.moves).toEqual([]);
    expect(board.groups[0]?.rows[0]).toMatchObject({ status: "under_discussion", hold: { words: "unknown" } });
    expect((await boardView(openedAs(reader, "reader", "2019-01-01"))).groups).toEqual([]);
  });

  it("changes in no count, sentence or list for who is outside a compartment, whatever is recorded inside it", async () => {
    const told = async (actor: Actor) => ({
      board: await boardView(openedAs(actor, "reader")),
      analysis: await analysisView(openedAs(actor, "reader"), terms.residual),
    });
    const before = await told(reader);
    const beforeInside = await told(founder);
    expect(beforeInside).toEqual(before);

    const made = await execute(makeCompartment, founder, {
      negotiationId,
      name: "Inner circle",
      meaning: "The envoy's own.",
    });
    if (!made.ok) throw new Error(made.message);
    const hidden = { compartmentId: made.value.id, heldFrom: "2019-02-28" };
    const { partyId } = await record<{ partyId: string }>(partyNoun.record, {
      ...hidden,
      name: "Freedonia",
      code: "FR",
      kind: "state",
      role: "negotiating",
      isAtTable: true,
    });
    const { termId } = await record<{ termId: string }>(termNoun.record, {
      ...hidden,
      number: "3",
      title: "Back channel",
      kind: "article",
      axisUnit: "months",
    });
    const { sourceId } = await record<{ sourceId: string }>(sourceNoun.record, {
      ...hidden,
      title: "Cable",
      kind: "cable",
      reliability: "A",
      origin: "an envoy",
    });
    const citations = [{ sourceId, credibility: 1 }];
    await record(termStatusNoun.record, { ...hidden, termId, status: "tabled", citations });
    await record(termStatusNoun.record, {
      ...hidden,
      termId: terms.timetable,
      status: "reopened",
      reason: "Told in confidence.",
      citations,
    });
    const said = { stance: "rejects", basis: "in_the_room", confidence: "high", citations };
    await record(positionNoun.record, {
      ...hidden,
      ...said,
      partyId,
      termId: terms.timetable,
      intervals: "rejects any",
    });
    const ends = { partyId: parties.unitedStates, termId: terms.residual, intervals: "nothing" };
    await record(positionNoun.record, { ...hidden, ...said, ...ends });
    await record(linkageNoun.record, {
      ...hidden,
      fromTermId: terms.residual,
      toTermId: termId,
      kind: "requires",
      why: "Secret.",
    });
    await record(statementNoun.record, {
      ...hidden,
      text: "It is over.",
      partyId,
      capacity: "party",
      basis: "in_the_room",
      termIds: [termId],
      citations,
    });
    await record(riskNoun.record, { ...hidden, text: "A leak.", citations });
    await record(questionNoun.record, { ...hidden, text: "Who knows?", partyId, termId });

    expect(await told(reader)).toEqual(before);
    const inside = await told(founder);
    expect(inside.board.headline.join(" ")).toMatch(/^Nothing is agreed yet\. Two terms block the rest/);
    expect(JSON.stringify(inside, bigints)).toMatch(/Freedonia.*Back channel|Back channel.*Freedonia/);
    expect(JSON.stringify(await told(reader), bigints)).not.toMatch(/Freedonia|Back channel|Secret|leak|Who knows/);
  });

  it("looks at the term that is asked for, and at the one that needs it most where that one is not there", async () => {
    const selected = async (termId: string | null) =>
      (await analysisView(openedAs(reader, "reader"), termId)).selected?.term.number;
    expect(await selected(terms.timetable)).toBe("1");
    expect(await selected(null)).toBe("2");
    expect(await selected(randomUUID())).toBe("2");
  });
});

describe("what moved since", () => {
  it("counts from the last session that moved anything, and says of a later one that it did not", async () => {
    const moved = async (actor: Actor, asOf?: string) => {
      const { moved: found } = await boardView(openedAs(actor, "reader", asOf));
      return found && [found.since, found.quiet?.date ?? null, found.moves.length];
    };
    expect(await moved(reader)).toEqual(["2019-02-25", null, 3]);
    const sat = {
      roundId,
      title: "On the pause",
      format: "bilateral",
      venue: "Doha",
      timeZone,
      heldFrom: "2019-02-28",
    };
    const circle = { negotiationId, name: "Envoys", meaning: "The envoys alone." };
    const made = await execute(makeCompartment, founder, circle);
    if (!made.ok) throw new Error(made.message);
    await record(recordSession, { ...sat, compartmentId: made.value.id });
    expect(await moved(reader)).toEqual(["2019-02-25", null, 3]);
    expect((await moved(founder))?.slice(0, 2)).toEqual(["2019-02-25", "2019-02-28"]);
    const { sessionId } = await record<{ sessionId: string }>(recordSession, sat);
    expect(await moved(reader)).toEqual(["2019-02-25", "2019-02-28", 3]);
    expect(await moved(reader, "2019-02-27")).toEqual(["2019-02-25", null, 3]);
    const holds = { partyId: parties.taliban, termId: terms.timetable, basis: "in_the_room", confidence: "high" };
    await record(positionNoun.record, { ...holds, stance: "supports", heldFrom: "2019-02-28", sessionId });
    expect(await moved(reader)).toEqual(["2019-02-28", null, 1]);
    // Another one of that day, in which it is only said again what was said in the first; and one that moves something.
    const { sessionId: afternoon } = await record<{ sessionId: string }>(recordSession, { ...sat, title: "Afternoon" });
    expect(await moved(reader)).toEqual(["2019-02-28", null, 1]);
    const on = { ...holds, partyId: parties.unitedStates, heldFrom: "2019-02-28", sessionId: afternoon };
    await record(positionNoun.record, { ...on, stance: "champions" });
    expect(await moved(reader)).toEqual(["2019-02-28", null, 2]);
    const seen = (await boardView(openedAs(reader, "reader"))).moved;
    expect([seen?.sessionId, seen?.quiet]).toEqual([afternoon, null]);
  });
});

function bigints(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
