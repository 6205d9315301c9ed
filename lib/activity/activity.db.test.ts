import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordStatement } from "@/lib/evidence/commands/record-statement";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, makeCompartment } from "@/lib/negotiations/commands/members";
import type { Opened } from "@/lib/negotiations/queries";
import { recordParty } from "@/lib/parties/commands/record-party";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { recordPosition } from "@/lib/positions/commands/record-position";
import { recordTerm } from "@/lib/terms/commands/record-term";
import { recordTermStatus } from "@/lib/terms/commands/record-term-status";
import { type MomentParams, parseMoment } from "@/lib/time/moment";
import { actAs, connectAsOwner, endActing, makeUser, type Owner } from "@/prisma/fixtures";
import { activityPage } from "./queries";

const timeZone = "Asia/Qatar";
const everything = { noun: null, by: null, after: null };
let owner: Owner;
let founder: Actor;
let reader: Actor;
let negotiationId: string;
let talibanId: string;
let termId: string;

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
  };
}

const activityOf = (actor: Actor, asked = {}) => activityPage(openedAs(actor), { ...everything, ...asked });

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
  talibanId = given(await execute(recordParty, founder, { ...party, role: "negotiating", isAtTable: true })).partyId;
  const term = { negotiationId, heldFrom: "2019-01", number: "1.4", title: "Residual presence", kind: "paragraph" };
  termId = given(await execute(recordTerm, founder, term)).termId;
});

afterAll(async () => {
  await Promise.all([founder, reader].map((actor) => endActing(owner, actor)));
  await owner.end();
  await closeDatabase();
});

const position = (more: object) =>
  execute(recordPosition, founder, {
    negotiationId,
    partyId: talibanId,
    termId,
    stance: "opposes",
    basis: "reported",
    confidence: "medium",
    heldFrom: "2019-02-25",
    ...more,
  });

describe("The activity", () => {
  it("tells of a correction what it was and what it is, and finds the chain intact", async () => {
    const status = { negotiationId, termId, status: "tabled", heldFrom: "2019-02-25" };
    const { recordId } = given(await execute(recordTermStatus, founder, status));
    const better = { ...status, status: "under_discussion", supersedesId: recordId, reason: "Misheard." };
    given(await execute(recordTermStatus, founder, better));
    const { entries, isIntact } = await activityOf(reader);
    expect(isIntact).toBe(true);
    expect(entries[0]).toMatchObject({
      person: "Founder",
      did: "corrected the status of 1.4",
      detail: "under discussion",
    });
    expect(entries[0]?.changes).toContainEqual({ label: "status", before: "Tabled", after: "Under discussion" });
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

  it("tells nothing that was recorded later than is known", async () => {
    const opened = openedAs(reader, { knownAt: "2019-02-28" });
    expect((await activityPage(opened, everything)).entries).toEqual([]);
  });
});

describe("A hidden record", () => {
  it("leaves no trace for who is outside", async () => {
    const before = await activityOf(reader);
    const circle = { negotiationId, name: `Circle ${randomUUID()}`, meaning: "For a few." };
    const { id: compartmentId } = given(await execute(makeCompartment, founder, circle));
    const said = { negotiationId, compartmentId, heldFrom: "2019-02-26", capacity: "party", basis: "reported" };
    const hidden = { ...said, text: "What only we heard.", partyId: talibanId };
    given(await execute(recordStatement, founder, hidden));
    const inside = await activityOf(founder);
    expect(inside.entries[0]).toMatchObject({ detail: "What only we heard.", compartmentId });
    expect(await activityOf(reader)).toEqual(before);
    const hiddenEntry = inside.entries[0]?.id ?? null;
    expect((await activityOf(reader, { after: hiddenEntry })).entries).toEqual(before.entries);
    const visible = await asActor(reader, (tx) => tx.auditEntry.count({ where: { id: hiddenEntry ?? "" } }));
    expect(visible).toBe(0);
  });
});
