import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { roundEventNoun } from "./commands/round-event";
import { roundNoun } from "./commands/round";
import { partyNoun } from "@/lib/parties/commands/party";
import { delegateNoun } from "@/lib/parties/commands/delegate";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, makeCompartment } from "@/lib/negotiations/commands/members";
import type { Opened } from "@/lib/negotiations/queries";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import type { Result } from "@/lib/platform/result";
import { parseMoment } from "@/lib/time/moment";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { recordSession } from "./commands/record-session";
import { roundsAndSessions, sessionIn } from "./queries";
import { currentRound, nextDate } from "./rules-dates";

const timeZone = "Asia/Qatar";
let owner: Owner;
let founder: Actor;
let recorder: Actor;
let reader: Actor;
let outsider: Actor;
let negotiationId: string;
let usId: string;
let envoyId: string;
let nextNumber = 1;

const given = <T>(result: { ok: true; value: T } | { ok: false; message: string }): T => {
  if (!result.ok) throw new Error(result.message);
  return result.value;
};

function openedAs(actor: Actor, params: { asOf?: string; knownAt?: string } = {}): Opened {
  return {
    actor,
    negotiation: { id: negotiationId, slug: "", name: "", summary: null, timeZone, present: null, version: 1 },
    member: { userId: actor.userId, negotiationId, role: "reader", timeZone, present: null },
    moment: parseMoment(params, { zone: timeZone, present: null }, new Date()),
    newestRecordId: null,
  };
}

const roundFacts = () => ({
  negotiationId,
  number: nextNumber++,
  title: "Talks in Doha",
  venue: "Doha",
  timeZone,
  track: "track_1",
  heldFrom: "2019-02-25",
});

async function newRound(): Promise<string> {
  return given(await execute(roundNoun.record, recorder, roundFacts())).roundId;
}

const happened = (roundId: string, event: string, heldFrom: string, more: object = {}) =>
  execute(roundEventNoun.record, recorder, { negotiationId, roundId, event, heldFrom, ...more });

const roundNamed = async (actor: Actor, id: string, params = {}) =>
  (await roundsAndSessions(openedAs(actor, params))).rounds.find((round) => round.id === id);

const sessionFacts = (roundId: string) => ({
  negotiationId,
  roundId,
  title: "Doha, Monday",
  format: "bilateral",
  venue: "Doha",
  timeZone,
  heldFrom: "2019-02-25T14:05",
  levelNote: "the highest level yet",
  attendance: [{ partyId: usId, delegateId: envoyId, level: "principal", isHead: true }],
});

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const person = async (name: string) => {
    const email = `${name}-${randomUUID()}@parley.example`;
    return actAs(owner, await makeUser(owner, { email, name, password: "a long enough password" }));
  };
  [founder, recorder, reader, outsider] = await Promise.all([
    person("Founder"),
    person("Recorder"),
    person("Reader"),
    person("Outsider"),
  ]);
  negotiationId = given(await execute(foundNegotiation, founder, { name: `Rounds ${randomUUID()}`, timeZone })).id;
  given(await execute(addMember, founder, { negotiationId, email: reader.email, role: "reader" }));
  given(await execute(addMember, founder, { negotiationId, email: recorder.email, role: "recorder" }));
  const us = { negotiationId, name: "United States", code: "US", kind: "state", role: "negotiating", isAtTable: true };
  usId = given(await execute(partyNoun.record, recorder, { ...us, heldFrom: "2019" })).partyId;
  const envoy = { negotiationId, name: "The envoy", partyId: usId, isHead: true, heldFrom: "2019" };
  envoyId = given(await execute(delegateNoun.record, recorder, envoy)).delegateId;
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("recording a round", () => {
  it("is for recorders and above, and an outsider hears of no such negotiation", async () => {
    const roundId = await newRound();
    const back = { negotiationId, recordId: randomUUID(), reason: "x" };
    const doors: [string, (actor: Actor | null) => Promise<Result<unknown>>][] = [
      ["forbidden", (actor) => execute(roundNoun.record, actor, roundFacts())],
      ["forbidden", (actor) => execute(roundEventNoun.record, actor, { negotiationId, roundId, event: "opened" })],
      ["forbidden", (actor) => execute(recordSession, actor, sessionFacts(roundId))],
      ["forbidden", (actor) => execute(roundEventNoun.retract, actor, back)],
    ];
    for (const [code, door] of doors) {
      expect(await door(null)).toMatchObject({ code: "signed_out" });
      expect(await door(outsider)).toMatchObject({ code: "not_found" });
      expect(await door(reader)).toMatchObject({ code });
    }
  });

  it("gives a number once, and corrects what is there unless somebody was quicker", async () => {
    const facts = roundFacts();
    const first = given(await execute(roundNoun.record, recorder, facts));
    expect(await execute(roundNoun.record, recorder, facts)).toMatchObject({
      code: "refused",
      fieldErrors: { number: [/on record/] },
    });
    const corrected = { ...facts, title: "The fifth round", supersedesId: first.recordId };
    expect(given(await execute(roundNoun.record, recorder, corrected)).roundId).toBe(first.roundId);
    expect(await execute(roundNoun.record, recorder, corrected)).toMatchObject({ code: "conflict" });
    const entries = await asActor(reader, (tx) =>
      tx.auditEntry.findMany({ where: { seriesId: first.roundId }, orderBy: { seq: "asc" } }),
    );
    expect(entries.map((entry) => entry.event)).toEqual(["round.recorded", "round.corrected"]);
  });
});

describe("the life of a round", () => {
  it("opens, pauses with a planned resumption, and stands there at that moment and no earlier", async () => {
    const roundId = await newRound();
    given(await happened(roundId, "opened", "2019-02-25", { isDateInferred: true }));
    const pause = { plannedResumption: "Sat 2 March 2019", byPartyIds: [usId], why: "for consultations" };
    given(await happened(roundId, "paused", "2019-02-27", pause));
    const round = await roundNamed(reader, roundId);
    expect(round).toMatchObject({
      state: "paused",
      events: [{ event: "opened" }, { plannedResumption: "2019-03-02" }],
    });
    expect((await roundNamed(reader, roundId, { asOf: "2019-02-26" }))?.state).toBe("open");
    expect(nextDate(round ? [round] : [])).toMatchObject({ kind: "resumption", since: "2019-02-27" });
    expect(currentRound(round ? [round] : [])?.id).toBe(roundId);
  });

  it("refuses a resumption without a pause, a plan that lies before its pause, and a plan without one", async () => {
    const roundId = await newRound();
    expect(await happened(roundId, "resumed", "2019-03-02")).toMatchObject({
      code: "refused",
      fieldErrors: { event: ["A resumption needs a pause."] },
    });
    given(await happened(roundId, "opened", "2019-02-25"));
    expect(await happened(roundId, "paused", "2019-02-27", { plannedResumption: "2019-02-26" })).toMatchObject({
      code: "refused",
      fieldErrors: { plannedResumption: [/before the pause/] },
    });
    expect(await happened(roundId, "concluded", "2019-02-27", { plannedResumption: "2019-03-02" })).toMatchObject({
      fieldErrors: { plannedResumption: [/Only a pause/] },
    });
    expect(await happened(randomUUID(), "opened", "2019-02-25")).toMatchObject({
      code: "not_found",
      fieldErrors: { roundId: [/round/] },
    });
  });

  it("takes an event that is recorded late only where it fits between the others", async () => {
    const roundId = await newRound();
    given(await happened(roundId, "opened", "2019-02-25"));
    given(await happened(roundId, "concluded", "2019-03-12"));
    expect(await happened(roundId, "resumed", "2019-03-02")).toMatchObject({
      fieldErrors: { event: [/needs a pause/] },
    });
    given(await happened(roundId, "paused", "2019-02-27"));
    given(await happened(roundId, "resumed", "2019-03-02"));
    expect(await happened(roundId, "collapsed", "2019-03-01")).toMatchObject({
      fieldErrors: { heldFrom: [/happened later/] },
    });
    expect((await roundNamed(reader, roundId))?.events.map(({ event }) => event)).toEqual([
      "opened",
      "paused",
      "resumed",
      "concluded",
    ]);
  });

  it("lets an event be corrected or retracted while the rest still makes sense", async () => {
    const roundId = await newRound();
    given(await happened(roundId, "opened", "2019-02-25"));
    const pause = given(await happened(roundId, "paused", "2019-02-26"));
    const moved = given(await happened(roundId, "paused", "2019-02-27", { supersedesId: pause.recordId }));
    expect(await happened(roundId, "paused", "2019-02-28", { supersedesId: pause.recordId })).toMatchObject({
      ok: false,
      code: "conflict",
    });
    const reason = { supersedesId: moved.recordId, why: "for consultations" };
    const asked = { negotiationId, roundId, event: "paused", ...reason };
    const explained = given(await execute(roundEventNoun.record, recorder, asked));
    expect((await roundNamed(reader, roundId))?.events[1]?.record.validText).toBe("2019-02-27");
    const resumed = given(await happened(roundId, "resumed", "2019-03-02"));
    const take = (recordId: string) =>
      execute(roundEventNoun.retract, recorder, { negotiationId, recordId, reason: "It did not happen." });
    expect(await take(explained.recordId)).toMatchObject({ code: "refused" });
    given(await take(resumed.recordId));
    expect(await take(resumed.recordId)).toMatchObject({ code: "conflict" });
    expect((await roundNamed(reader, roundId))?.state).toBe("paused");
  });

  it("keeps a pause in a compartment out of everybody else's round", async () => {
    const made = { negotiationId, name: `Circle ${randomUUID()}`, meaning: "Few." };
    const { id: compartmentId } = given(await execute(makeCompartment, founder, made));
    const roundId = await newRound();
    given(await happened(roundId, "opened", "2019-02-25"));
    const pause = { negotiationId, roundId, event: "paused", heldFrom: "2019-02-26", compartmentId };
    given(await execute(roundEventNoun.record, founder, pause));
    expect((await roundNamed(reader, roundId))?.state).toBe("open");
    expect((await roundNamed(founder, roundId))?.state).toBe("paused");
    given(await happened(roundId, "paused", "2019-02-27"));
  });
});

describe("recording a session", () => {
  it("keeps who sat and how high, the agenda and the notes", async () => {
    const roundId = await newRound();
    const text = "The round opens with @United States.";
    const notes = [
      { kind: "day", day: "Mon 25 Feb 2019" },
      { kind: "line", time: "14:05", text, mentions: [{ mark: "@United States", kind: "party", id: usId }] },
    ];
    const { sessionId } = given(await execute(recordSession, recorder, { ...sessionFacts(roundId), notes }));
    const session = await asActor(reader, (tx) => sessionIn(tx, negotiationId, sessionId, openedAs(reader).moment));
    expect(session).toMatchObject({
      level: "principal",
      levelNote: "the highest level yet",
      attendance: [{ delegateId: envoyId, isHead: true }],
      notes: [{ day: "2019-02-25" }, { text }],
    });
    expect(
      await asActor(outsider, (tx) => sessionIn(tx, negotiationId, sessionId, openedAs(outsider).moment)),
    ).toBeNull();
  });

  it("refuses a term, a seat or a mention that is not here, and a record made elsewhere", async () => {
    const facts = sessionFacts(await newRound());
    const attempt = (more: object) => execute(recordSession, recorder, { ...facts, ...more });
    expect(await attempt({ agenda: [randomUUID()] })).toMatchObject({ fieldErrors: { "agenda.0": [/term/] } });
    const seat = { partyId: usId, delegateId: envoyId };
    expect(await attempt({ attendance: [seat, seat] })).toMatchObject({ fieldErrors: { "attendance.1": [/twice/] } });
    const mentions = [{ mark: "@X", kind: "party", id: randomUUID() }];
    expect(await attempt({ notes: [{ kind: "line", text: "@X", mentions }] })).toMatchObject({
      fieldErrors: { "notes.0": [/party/] },
    });
    const entry = { kind: "entry", noun: "position", recordId: randomUUID() };
    expect(await attempt({ notes: [entry] })).toMatchObject({ code: "refused", fieldErrors: { notes: [/not made/] } });
  });
});
