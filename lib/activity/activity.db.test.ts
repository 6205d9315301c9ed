import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { termNoun } from "@/lib/terms/commands/term";
import { arrangeTerms } from "@/lib/terms/commands/arrange-terms";
import { answerQuestion } from "@/lib/evidence/commands/answer-question";
import { questionNoun } from "@/lib/evidence/commands/question";
import { linkageNoun } from "@/lib/terms/commands/linkage";
import { sourceNoun } from "@/lib/evidence/commands/source";
import { undoAct } from "./commands/undo-act";
import { statementNoun } from "@/lib/evidence/commands/statement";
import { positionNoun } from "@/lib/positions/commands/position";
import { partyNoun } from "@/lib/parties/commands/party";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, makeCompartment } from "@/lib/negotiations/commands/members";
import type { Opened } from "@/lib/negotiations/queries";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { type MomentParams, parseMoment } from "@/lib/time/moment";
import { actAs, connectAsOwner, endActing, makeUser, type Owner } from "@/prisma/fixtures";
import { activityPage } from "./queries";
import { mendedRecords } from "./queries-corrections";
import { type ActivityParams, readActivityAsked } from "./rules/asked";

const timeZone = "Asia/Qatar";
let owner: Owner;
let founder: Actor;
let reader: Actor;
let negotiationId: string;
let talibanId: string;
let termId: string;
let opposing: object;

const given = <T>(result: { ok: true; value: T } | { ok: false; message: string; fieldErrors: object }): T => {
  if (!result.ok) throw new Error(`${result.message} ${JSON.stringify(result.fieldErrors)}`);
  return result.value;
};

function openedAs(actor: Actor, params: MomentParams = {}): Opened {
  return {
    actor,
    negotiation: { id: negotiationId, slug: "", name: "", summary: null, timeZone, present: null, version: 1 },
    member: { userId: actor.userId, negotiationId, role: "reader", timeZone, present: null },
    moment: parseMoment(params, { zone: timeZone, present: null }, new Date()),
    newestRecordId: null,
  };
}

const activityOf = (actor: Actor, params: ActivityParams = {}) =>
  activityPage(openedAs(actor), readActivityAsked(params, timeZone).asked);

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const emails = [`founder-${randomUUID()}@parley.example`, `reader-${randomUUID()}@parley.example`] as const;
  const person = async (email: string, name: string) =>
    actAs(owner, await makeUser(owner, { email, name, password: "a long enough password" }));
  founder = await person(emails[0], "Founder");
  reader = await person(emails[1], "Reader");
  negotiationId = given(await execute(foundNegotiation, founder, { name: `Days ${randomUUID()}`, timeZone })).id;
  given(await execute(addMember, founder, { negotiationId, email: emails[1], role: "reader" }));
  const party = { negotiationId, heldFrom: "2019-01", name: "Taliban", code: "TB", kind: "armed_group" };
  talibanId = given(
    await execute(partyNoun.record, founder, { ...party, role: "negotiating", isAtTable: true }),
  ).partyId;
  const term = { negotiationId, heldFrom: "2019-01", number: "1.4", title: "Residual presence", kind: "paragraph" };
  termId = given(await execute(termNoun.record, founder, term)).termId;
  const stance = { stance: "opposes", basis: "reported", confidence: "medium", heldFrom: "2019-02-25" };
  opposing = { negotiationId, partyId: talibanId, termId, ...stance };
});

afterAll(async () => {
  await Promise.all([founder, reader].map((actor) => endActing(owner, actor)));
  await owner.end();
  await closeDatabase();
});

const position = (more: object) => execute(positionNoun.record, founder, { ...opposing, ...more });

describe("The activity", () => {
  it("tells of a correction what it was and what it is", async () => {
    const status = { negotiationId, termId, status: "tabled", heldFrom: "2019-02-25" };
    const { recordId } = given(await execute(termStatusNoun.record, founder, status));
    const better = { ...status, status: "under_discussion", supersedesId: recordId, reason: "Misheard." };
    given(await execute(termStatusNoun.record, founder, better));
    const { entries } = await activityOf(reader);
    expect(entries[0]).toMatchObject({
      person: "Founder",
      did: "corrected the status of 1.4",
      detail: "under discussion",
    });
    expect(entries[0]?.changes).toEqual([
      { label: "Status", before: "Tabled", after: "Under discussion", words: null },
      { label: "Why it changed", before: null, after: "Misheard.", words: null },
    ]);
  });

  it("is filtered by what was changed and by whom, and goes on where a page ended", async () => {
    given(await position({ stance: "unknown", heldFrom: "2019-01" }));
    given(await position({ stance: "opposes" }));
    const all = (await activityOf(reader)).entries;
    const [first, second] = all;
    expect((await activityOf(reader, { after: first?.id })).entries[0]?.id).toBe(second?.id);
    const positions = (await activityOf(reader, { noun: "position" })).entries;
    expect(positions.length).toBe(2);
    expect((await activityOf(reader, { by: reader.userId })).entries).toEqual([]);
    expect((await activityOf(reader, { by: "nobody", after: "nothing" })).entries.length).toBe(all.length);
  });

  it("tells what has changed since, what still holds, and when an answer came", async () => {
    const asked = { negotiationId, text: "Would they stay?", termId, heldFrom: "2019-02-25" };
    const { recordId: questionRecordId } = given(await execute(questionNoun.record, founder, asked));
    const answer = { negotiationId, questionRecordId, answer: "For a year.", heldFrom: "2019-02-27" };
    given(await execute(answerQuestion, founder, answer));
    given(await execute(positionNoun.record, founder, { ...opposing, stance: "neutral", heldFrom: "2019-03-01" }));
    given(await execute(positionNoun.record, founder, { ...opposing, stance: "neutral", heldFrom: "2019-03-02" }));
    const [confirmed, changed, answered] = (await activityOf(reader)).entries;
    expect([confirmed?.did, changed?.did, answered?.did]).toEqual([
      "confirmed the position of Taliban on 1.4",
      "changed the position of Taliban on 1.4",
      "answered a question",
    ]);
    expect(changed?.held).toBe("2019-03-01");
    expect(changed?.changes).toContainEqual({ label: "Stance", before: "opposes", after: "neutral", words: null });
    expect(confirmed?.changes.map(({ label }) => label)).toEqual(["Held since"]);
  });

  it("is filtered by all that is about one term, and by time", async () => {
    const before = (await activityOf(reader, { term: termId })).entries.length;
    const other = { negotiationId, heldFrom: "2019-01", number: "9", title: "Elsewhere", kind: "paragraph" };
    const { termId: otherId } = given(await execute(termNoun.record, founder, other));
    const said = { negotiationId, text: "Not this year.", partyId: talibanId, capacity: "party", basis: "public" };
    given(await execute(statementNoun.record, founder, { ...said, termIds: [termId] }));
    given(await execute(statementNoun.record, founder, { ...said, termIds: [otherId] }));
    const link = { negotiationId, fromTermId: otherId, toTermId: termId, kind: "requires", why: "So." };
    const { recordId } = given(await execute(linkageNoun.record, founder, link));
    given(await execute(linkageNoun.retract, founder, { negotiationId, recordId, reason: "Not so." }));
    const onTerm = await activityOf(reader, { term: termId });
    expect(onTerm.entries.slice(0, 3).map(({ did }) => did)).toEqual([
      "took back a linkage",
      "recorded a linkage",
      "recorded a statement by Taliban",
    ]);
    expect(onTerm.entries.length).toBe(before + 3);
    expect(onTerm.named.term).toBe("1.4 Residual presence");
    expect((await activityOf(reader, { term: otherId, noun: "term" })).entries.length).toBe(1);
    expect((await activityOf(reader, { term: randomUUID() })).entries).toEqual([]);

    const all = (await activityOf(reader)).entries.length;
    expect((await activityOf(reader, { from: "2019-01", to: "2019-12" })).entries).toEqual([]);
    expect((await activityOf(reader, { from: "2019-01" })).entries.length).toBe(all);
  });

  it("tells of a term that was only dragged elsewhere that it moved", async () => {
    const term = { negotiationId, heldFrom: "2019-01", kind: "paragraph" };
    const numbers = ["20", "21"] as const;
    const ids: string[] = [];
    for (const number of numbers)
      ids.push(given(await execute(termNoun.record, founder, { ...term, number, title: `Item ${number}` })).termId);
    const places = [
      { termId, number: "1.4" },
      { termId: ids[1], number: "21" },
      { termId: ids[0], number: "20" },
    ];
    given(await execute(arrangeTerms, founder, { negotiationId, places, heldFrom: "2019-03" }));
    expect((await activityOf(reader)).entries[0]).toMatchObject({ did: expect.stringMatching(/^moved term 2[01]$/u) });
  });

  it("tells nothing that was recorded later than is known", async () => {
    const opened = openedAs(reader, { knownAt: "2019-02-28" });
    expect((await activityPage(opened, readActivityAsked({}, timeZone).asked)).entries).toEqual([]);
  });
});

describe("What records were until corrected", () => {
  const nouns = ["source", "statement"] as const;
  const paper = { title: "A report", kind: "press", publisher: "Reuters", origin: "Officials", reliability: "B" };
  const since = { heldFrom: "2019-02-25" };

  it("says each field that was otherwise, who corrected it and why, as far as it was known and had begun", async () => {
    const source = { negotiationId, ...paper, ...since };
    const { recordId, sourceId } = given(await execute(sourceNoun.record, founder, source));
    const better = { ...source, publisher: "AFP", supersedesId: recordId, reason: "Misread." };
    given(await execute(sourceNoun.record, founder, better));
    const of = async (moment: MomentParams = {}) =>
      (await mendedRecords(openedAs(reader, moment), nouns)).corrections.get(sourceId);
    const corrected = { byName: "Founder", reason: "Misread.", was: [{ label: "Publisher", before: "Reuters" }] };
    expect(await of()).toMatchObject([{ ...corrected, isUndone: false }]);
    expect(await of({ knownAt: "2019-02-28" })).toBeUndefined();
    expect(await of({ asOf: "2019-02-01" })).toBeUndefined();

    const act = await asActor(founder, (tx) => tx.act.findFirst({ where: { negotiationId }, orderBy: { at: "desc" } }));
    given(await execute(undoAct, founder, { negotiationId, undoneId: act?.id }));
    expect(await of()).toMatchObject([{ isUndone: true, was: [{ before: "AFP" }] }, corrected]);
  });

  it("lists what was taken back with the reason, and to nobody what they could not see", async () => {
    const circle = { negotiationId, name: `Circle ${randomUUID()}`, meaning: "For a few." };
    const { id: compartmentId } = given(await execute(makeCompartment, founder, circle));
    const said = { negotiationId, ...since, capacity: "party", basis: "reported", partyId: talibanId };
    for (const more of [{ text: "Soon." }, { text: "Never.", compartmentId }]) {
      const { recordId } = given(await execute(statementNoun.record, founder, { ...said, ...more }));
      given(await execute(statementNoun.retract, founder, { negotiationId, recordId, reason: "Not theirs." }));
    }
    const told = { what: "a statement by Taliban", byName: "Founder", reason: "Not theirs." };
    const { takenBack } = await mendedRecords(openedAs(founder), nouns);
    expect(takenBack).toMatchObject([
      { ...told, said: "Never.", compartmentId },
      { ...told, said: "Soon.", compartmentId: null },
    ]);
    expect((await mendedRecords(openedAs(reader), nouns)).takenBack).toMatchObject([{ ...told, said: "Soon." }]);
  });
});

describe("A hidden record", () => {
  it("leaves no trace for who is outside", async () => {
    const before = await activityOf(reader);
    const circle = { negotiationId, name: `Circle ${randomUUID()}`, meaning: "For a few." };
    const { id: compartmentId } = given(await execute(makeCompartment, founder, circle));
    const said = { negotiationId, compartmentId, heldFrom: "2019-02-26", capacity: "party", basis: "reported" };
    const hidden = { ...said, text: "What only we heard.", partyId: talibanId };
    given(await execute(statementNoun.record, founder, hidden));
    const inside = await activityOf(founder);
    expect(inside.entries[0]).toMatchObject({ detail: "What only we heard.", compartmentId });
    expect(await activityOf(reader)).toEqual(before);
    const hiddenEntry = inside.entries[0]?.id ?? null;
    expect((await activityOf(reader, { after: hiddenEntry })).entries).toEqual(before.entries);
    const visible = await asActor(reader, (tx) => tx.auditEntry.count({ where: { id: hiddenEntry ?? "" } }));
    expect(visible).toBe(0);
  });
});
