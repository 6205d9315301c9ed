import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { partyNoun } from "@/lib/parties/commands/party";
import { partiesAndDelegates } from "@/lib/parties/queries";
import { type Actor, asActor, asWritingActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import type { Member } from "@/lib/platform/member";
import { actAs, connectAsOwner, endActing, makeUser, type Owner } from "@/prisma/fixtures";
import { parseMoment } from "@/lib/time/moment";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import type { Opened } from "@/lib/negotiations/queries";

let owner: Owner;
let founder: Actor;
let reader: Actor;
let recorder: Actor;
let outsider: Actor;
let negotiationId: string;
let slug: string;

const must = <T>(result: { ok: true; value: T } | { ok: false; message: string }): T => {
  if (!result.ok) throw new Error(result.message);
  return result.value;
};

function openedAs(actor: Actor, role: Member["role"]): Opened {
  const timeZone = "Asia/Qatar";
  return {
    actor,
    negotiation: { id: negotiationId, slug, name: "", summary: null, timeZone, present: null, version: 1 },
    member: { userId: actor.userId, negotiationId, role, timeZone, present: null },
    moment: parseMoment({}, { zone: timeZone, present: null }, new Date()),
    newestRecordId: null,
  };
}

const state = { name: "Ruritania", code: "RU", kind: "state", role: "negotiating", isAtTable: true };

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const person = async (name: string) => {
    const email = `${name}-${randomUUID()}@parley.example`;
    return actAs(owner, await makeUser(owner, { email, name, password: "a long enough password" }));
  };
  [founder, reader, recorder, outsider] = await Promise.all([
    person("Founder"),
    person("Reader"),
    person("Recorder"),
    person("Outsider"),
  ]);
  const made = must(
    await execute(foundNegotiation, founder, { name: `Talks ${randomUUID()}`, timeZone: "Asia/Qatar" }),
  );
  negotiationId = made.id;
  slug = made.slug;
  must(await execute(addMember, founder, { negotiationId, email: reader.email, role: "reader" }));
  must(await execute(addMember, founder, { negotiationId, email: recorder.email, role: "recorder" }));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("the way of a write", () => {
  it("refuses the signed out, the outsider, a role too low, and what it does not know", async () => {
    const input = { negotiationId, ...state };
    expect(await execute(partyNoun.record, null, input)).toMatchObject({ ok: false, code: "signed_out" });
    expect(await execute(partyNoun.record, outsider, input)).toMatchObject({ ok: false, code: "not_found" });
    expect(await execute(partyNoun.record, reader, input)).toMatchObject({ ok: false, code: "forbidden" });
    expect(await execute(partyNoun.record, recorder, { ...input, code: "x" })).toMatchObject({
      ok: false,
      code: "invalid",
      fieldErrors: { code: [/capital/] },
    });
    expect(await execute(partyNoun.record, recorder, { ...input, surprise: 1 })).toMatchObject({
      ok: false,
      code: "invalid",
    });
    expect(await execute(partyNoun.record, recorder, { ...input, blocId: randomUUID() })).toMatchObject({
      ok: false,
      code: "not_found",
      fieldErrors: { blocId: [/./] },
    });
  });

  it("records, audits, and lets a second correction of the same record conflict", async () => {
    const first = must(await execute(partyNoun.record, recorder, { negotiationId, ...state }));
    const corrected = { negotiationId, ...state, name: "Republic of Ruritania", supersedesId: first.recordId };
    const both = await Promise.all([
      execute(partyNoun.record, recorder, corrected),
      execute(partyNoun.record, founder, corrected),
    ]);
    expect(both.map((result) => result.ok).sort()).toEqual([false, true]);
    expect(both.find((result) => !result.ok)).toMatchObject({ code: "conflict" });

    const { parties } = await partiesAndDelegates(openedAs(reader, "reader"));
    expect(parties.filter((party) => party.id === first.partyId).map((party) => party.name)).toEqual([
      "Republic of Ruritania",
    ]);
    const events = await asActor(reader, (tx) =>
      tx.auditEntry.findMany({ where: { seriesId: first.partyId }, orderBy: { seq: "asc" } }),
    );
    expect(events.map((entry) => entry.event)).toEqual(["party.recorded", "party.corrected"]);
    const verified = await owner.query<{ first_broken: string | null }>("select first_broken from audit_verify($1)", [
      negotiationId,
    ]);
    expect(verified.rows[0]?.first_broken).toBeNull();
  });
});

describe("the wall", () => {
  it("shows a record of a compartment to its members alone, without a trace for the rest", async () => {
    const { id: compartmentId } = must(
      await execute(makeCompartment, founder, { negotiationId, name: "Inner circle", meaning: "The envoy's own." }),
    );
    const hidden = { negotiationId, ...state, name: "Freedonia", code: "FR", compartmentId };
    expect(await execute(partyNoun.record, recorder, hidden)).toMatchObject({ ok: false });
    const { partyId } = must(await execute(partyNoun.record, founder, hidden));
    const namesFor = async (actor: Actor) =>
      (await partiesAndDelegates(openedAs(actor, "recorder"))).parties.map((party) => party.name);
    expect(await namesFor(founder)).toContain("Freedonia");
    expect(await namesFor(recorder)).not.toContain("Freedonia");
    expect(await execute(partyNoun.record, recorder, { negotiationId, ...state, blocId: partyId })).toMatchObject({
      ok: false,
      code: "not_found",
    });
    expect(await execute(partyNoun.record, founder, { negotiationId, ...state, blocId: partyId })).toMatchObject({
      ok: false,
      code: "not_found",
    });
    must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: recorder.userId }));
    expect(await namesFor(recorder)).toContain("Freedonia");
  });

  it("shows nothing to an ended sign-in, and no door opens without an actor", async () => {
    const again = await actAs(owner, recorder.userId);
    expect(await asActor(again, (tx) => tx.record.count())).toBeGreaterThan(0);
    await endActing(owner, again);
    expect(await asActor(again, (tx) => tx.record.count())).toBe(0);
    expect(await asActor({ signInId: "" }, (tx) => tx.negotiation.count())).toBe(0);
    expect(await asActor(outsider, (tx) => tx.record.count({ where: { negotiationId } }))).toBe(0);
  });

  it("refuses to edit or delete, whoever asks", async () => {
    await expect(owner.query("update party set name = 'x'")).rejects.toThrow(/only grows/);
    await expect(owner.query("delete from audit_entry")).rejects.toThrow(/only grows/);
    await expect(asWritingActor(founder, (tx) => tx.party.deleteMany())).rejects.toThrow();
  });
});
