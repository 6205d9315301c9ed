import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { termNoun } from "@/lib/terms/commands/term";
import { statementNoun } from "@/lib/evidence/commands/statement";
import { positionNoun } from "@/lib/positions/commands/position";
import { partyNoun } from "@/lib/parties/commands/party";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, makeCompartment } from "@/lib/negotiations/commands/members";
import type { Opened } from "@/lib/negotiations/queries";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { type MomentParams, parseMoment } from "@/lib/time/moment";
import { actAs, connectAsOwner, endActing, makeUser, type Owner } from "@/prisma/fixtures";
import { timeline } from "./queries-timeline-days";

const timeZone = "Asia/Qatar";
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
    newestRecordId: null,
  };
}

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
});

afterAll(async () => {
  await Promise.all([founder, reader].map((actor) => endActing(owner, actor)));
  await owner.end();
  await closeDatabase();
});

const position = (more: object) =>
  execute(positionNoun.record, founder, {
    negotiationId,
    partyId: talibanId,
    termId,
    stance: "opposes",
    basis: "reported",
    confidence: "medium",
    heldFrom: "2019-02-25",
    ...more,
  });

describe("The timeline", () => {
  it("tells what changed, with what was before, and not what only says the same again", async () => {
    given(await position({ stance: "unknown", heldFrom: "2019-01" }));
    given(await position({ stance: "unknown", heldFrom: "2019-02" }));
    given(await position({ stance: "opposes" }));
    const { items } = await timeline(openedAs(reader));
    const positions = items.flatMap((item) => (item.kind === "position" ? [[item.held, item.was, item.stance]] : []));
    expect(positions.toSorted()).toEqual([
      ["2019-01", null, "unknown"],
      ["2019-02-25", "unknown", "opposes"],
    ]);
  });

  it("stands at the moment that it is opened at", async () => {
    const { items } = await timeline(openedAs(reader, { asOf: "2019-02-24" }));
    expect(items.map(({ held }) => held)).toEqual(["2019-01"]);
  });
});

describe("A hidden record", () => {
  it("leaves no trace in the timeline of who is outside", async () => {
    const before = await timeline(openedAs(reader));
    const circle = { negotiationId, name: `Circle ${randomUUID()}`, meaning: "For a few." };
    const { id: compartmentId } = given(await execute(makeCompartment, founder, circle));
    const said = { negotiationId, compartmentId, heldFrom: "2019-02-26", capacity: "party", basis: "reported" };
    const hidden = { ...said, text: "What only we heard.", partyId: talibanId };
    given(await execute(statementNoun.record, founder, hidden));
    const inside = await timeline(openedAs(founder));
    expect(inside.items.some((item) => item.compartmentId === compartmentId)).toBe(true);
    expect(await timeline(openedAs(reader))).toEqual(before);
  });
});
