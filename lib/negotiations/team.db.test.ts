import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { partyNoun } from "@/lib/parties/commands/party";
import { type Actor, asActor, asWritingActor, findActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam } from "@/prisma/team-fixtures";
import { removeFromCompartment, renameCompartment } from "./commands/change-compartment";
import { amendNegotiation } from "./commands/amend-negotiation";
import { changeRole } from "./commands/change-role";
import { leaveNegotiation, removeMember } from "./commands/end-membership";
import { addMember, addToCompartment, makeCompartment } from "./commands/members";

let owner: Owner;
let negotiationId: string;
let people: Record<"founder" | "second" | "recorder" | "reader" | "outsider", Actor>;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

beforeEach(async () => {
  ({ negotiationId, people } = await newTeam(owner, { second: "owner", recorder: "recorder", reader: "reader" }));
});

const party = { name: "Ruritania", code: "RU", kind: "state", role: "observer" };
const on = (who: Actor, more: object = {}) => ({ negotiationId, userId: who.userId, version: 1, ...more });
const parties = (actor: Actor) => asActor(actor, (tx) => tx.party.count({ where: { negotiationId } }));
const last = (actor: Actor) =>
  asActor(actor, (tx) => tx.auditEntry.findFirst({ where: { negotiationId }, orderBy: { seq: "desc" } }));

describe("a role", () => {
  it("is changed by an owner, from the member's next act on, and stands in the chain", async () => {
    const { founder, reader, outsider, recorder } = people;
    const change = on(reader, { role: "recorder" });
    expect(await execute(changeRole, null, change)).toMatchObject({ code: "signed_out" });
    expect(await execute(changeRole, outsider, change)).toMatchObject({ code: "not_found" });
    expect(await execute(changeRole, recorder, change)).toMatchObject({ code: "forbidden" });
    expect(await execute(changeRole, founder, on(outsider, { role: "reader" }))).toMatchObject({ code: "not_found" });
    must(await execute(changeRole, founder, change));
    must(await execute(partyNoun.record, reader, { negotiationId, ...party }));
    expect(await execute(changeRole, founder, change)).toMatchObject({ code: "conflict" });
    const entries = await asActor(founder, (tx) =>
      tx.auditEntry.findMany({ where: { negotiationId, event: "member.role_changed" } }),
    );
    expect(entries.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { before: { userId: reader.userId, role: "reader" }, after: { userId: reader.userId, role: "recorder" } },
    ]);
  });
});

describe("who saves second", () => {
  it("is told field by field what others changed of the negotiation, and saves on top of that", async () => {
    const { founder, second, recorder, outsider } = people;
    const amend = (who: Actor | null, more: object) =>
      execute(amendNegotiation, who, { negotiationId, name: "Talks", version: 1, ...more });
    const summary = "Two parties talk about the withdrawal of all foreign troops from the country.";
    for (const [who, code] of [
      [null, "signed_out"],
      [outsider, "not_found"],
      [recorder, "forbidden"],
    ] as const)
      expect(await amend(who, {})).toMatchObject({ code });
    must(await amend(founder, { summary }));
    must(await amend(founder, { version: 2, summary: summary.replace("Two", "Three"), present: "2019-02-28" }));
    must(await amend(founder, { version: 3, summary: summary.replace("Two", "Four"), present: "2019-03-01" }));
    const mine = { name: "Doha talks", summary: summary.replace("country", "region") };
    const result = await amend(second, { version: 2, ...mine });
    if (result.ok) throw new Error("nobody was quicker");
    const { code, standing } = result;
    expect(code).toBe("conflict");
    expect(standing).toMatchObject({ by: founder.name, newestId: "4" });
    const both = mine.summary.replace("Two", "Four");
    expect(standing?.differences).toMatchObject([
      { name: "name", side: "yours", yours: "Doha talks", theirs: "Talks" },
      { name: "summary", side: "both", merged: { text: both, isClean: true } },
      { name: "present", side: "theirs", value: "2019-03-01" },
    ]);
    must(await amend(second, { version: Number(standing?.newestId), ...mine, summary: both, present: "2019-03-01" }));
  });

  it("is told which role somebody was given meanwhile", async () => {
    const { founder, second, reader } = people;
    must(await execute(changeRole, founder, on(reader, { role: "recorder" })));
    const result = await execute(changeRole, second, on(reader, { role: "manager" }));
    expect(result).toMatchObject({
      code: "conflict",
      standing: {
        ...{ by: founder.name, newestId: "2" },
        differences: [{ name: "role", side: "both", theirs: "recorder", yours: "manager", value: "recorder" }],
      },
    });
    must(await execute(changeRole, second, on(reader, { role: "manager", version: 2 })));
  });
});

describe("the last owner", () => {
  it("can neither step down, nor leave, nor be taken out", async () => {
    const { founder, second } = people;
    must(await execute(changeRole, founder, on(second, { role: "manager" })));
    const kept = { ok: false, code: "refused", message: /keeps an owner/ };
    expect(await execute(changeRole, founder, on(founder, { role: "reader" }))).toMatchObject(kept);
    expect(await execute(leaveNegotiation, founder, { negotiationId })).toMatchObject(kept);
    await expect(
      asWritingActor(founder, (tx) => tx.membership.updateMany({ where: { negotiationId }, data: { role: "reader" } })),
    ).rejects.toThrow(/keeps an owner/);
  });

  it("is not somebody who cannot sign in", async () => {
    await owner.query("update app_user set disabled_at = now() where id = $1", [people.second.userId]);
    expect(await execute(leaveNegotiation, people.founder, { negotiationId })).toMatchObject({ code: "refused" });
  });

  it.each([
    ["leave", (who: Actor) => execute(leaveNegotiation, who, { negotiationId })],
    ["step down", (who: Actor) => execute(changeRole, who, on(who, { role: "reader" }))],
  ])("stays when both owners %s at once", async (_, act) => {
    const results = await Promise.all([act(people.founder), act(people.second)]);
    expect(results.map((result) => result.ok).sort()).toEqual([false, true]);
    const { rows } = await owner.query(
      "select 1 from membership where negotiation_id = $1 and role = 'owner' and removed_at is null",
      [negotiationId],
    );
    expect(rows).toHaveLength(1);
  });

  it("stays when each takes the other out at once", async () => {
    const { founder, second } = people;
    const results = await Promise.all([
      execute(removeMember, founder, on(second)),
      execute(removeMember, second, on(founder)),
    ]);
    expect(results.map((result) => (result.ok ? "done" : result.code)).sort()).toEqual(["done", "not_found"]);
  });
});

describe("a member who is taken out", () => {
  it("finds nothing from the next request on, and stays signed in", async () => {
    const { founder, recorder, reader } = people;
    must(await execute(partyNoun.record, recorder, { negotiationId, ...party }));
    expect(await execute(removeMember, reader, on(recorder))).toMatchObject({ code: "forbidden" });
    expect(await execute(removeMember, founder, on(founder))).toMatchObject({ code: "refused" });
    expect(await execute(removeMember, founder, on(recorder, { version: 2 }))).toMatchObject({ code: "conflict" });
    must(await execute(removeMember, founder, on(recorder)));
    expect(await parties(recorder)).toBe(0);
    expect(await execute(partyNoun.record, recorder, { negotiationId, ...party })).toMatchObject({ code: "not_found" });
    expect(await findActor(recorder.signInId)).not.toBeNull();
    expect(await last(reader)).toMatchObject({ event: "member.removed", actorId: founder.userId });
    expect(await parties(reader)).toBe(1);
  });

  it("can go of their own accord", async () => {
    const { reader, founder } = people;
    must(await execute(leaveNegotiation, reader, { negotiationId }));
    expect(await parties(reader)).toBe(0);
    expect(await last(founder)).toMatchObject({ event: "member.left", actorId: reader.userId });
    expect(await execute(leaveNegotiation, reader, { negotiationId })).toMatchObject({ code: "not_found" });
  });

  it("comes back to none of the compartments they were in, but for one that nobody else is in", async () => {
    const { founder, second, recorder } = people;
    const make = async (maker: Actor, name: string) =>
      must(await execute(makeCompartment, maker, { negotiationId, name, meaning: "m" })).id;
    const [joint, own] = [await make(founder, "Joint"), await make(second, "Own")];
    const add = (compartmentId: string, who: Actor, by: Actor) =>
      execute(addToCompartment, by, { negotiationId, compartmentId, userId: who.userId });
    must(await add(joint, second, founder));
    must(await add(joint, recorder, founder));
    for (const compartmentId of [joint, own])
      must(await execute(partyNoun.record, second, { negotiationId, ...party, compartmentId }));
    must(await execute(removeMember, founder, on(second)));
    must(await execute(removeMember, founder, on(recorder)));
    expect(await parties(founder)).toBe(1);
    for (const { email } of [second, recorder])
      must(await execute(addMember, founder, { negotiationId, email, role: "recorder" }));
    expect(await parties(recorder)).toBe(0);
    const names = await asActor(second, (tx) => tx.compartment.findMany({ where: { negotiationId } }));
    expect(names.map(({ name }) => name)).toEqual(["Own"]);
    expect(await parties(second)).toBe(1);
  });
});

describe("a compartment", () => {
  let compartmentId: string;
  beforeEach(async () => {
    const made = await execute(makeCompartment, people.founder, { negotiationId, name: "Inner", meaning: "m" });
    compartmentId = must(made).id;
    must(await execute(partyNoun.record, people.founder, { negotiationId, ...party, compartmentId }));
  });

  it("gets another name from an owner who is in it", async () => {
    const { founder, second, outsider, recorder } = people;
    const rename = { negotiationId, compartmentId, version: 1, name: "Envoys", meaning: "What only envoys know." };
    expect(await execute(renameCompartment, outsider, rename)).toMatchObject({ code: "not_found" });
    expect(await execute(renameCompartment, second, rename)).toMatchObject({ code: "not_found" });
    must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: recorder.userId }));
    expect(await execute(renameCompartment, recorder, rename)).toMatchObject({ code: "forbidden" });
    must(await execute(renameCompartment, founder, rename));
    expect(await execute(renameCompartment, founder, rename)).toMatchObject({ code: "conflict" });
    expect(await last(founder)).toMatchObject({ event: "compartment.renamed", compartmentId });
    expect((await last(second))?.event).not.toBe("compartment.renamed");
    const other = must(await execute(makeCompartment, founder, { negotiationId, name: "Other", meaning: "m" }));
    expect(await execute(renameCompartment, founder, { ...rename, compartmentId: other.id })).toMatchObject({
      code: "refused",
      fieldErrors: { name: [/already/] },
    });
  });

  it("closes to whom an owner in it takes out, and keeps somebody", async () => {
    const { founder, second, recorder } = people;
    const of = (who: Actor) => ({ negotiationId, compartmentId, userId: who.userId });
    must(await execute(addToCompartment, founder, of(recorder)));
    expect(await parties(recorder)).toBe(1);
    expect(await execute(removeFromCompartment, second, of(recorder))).toMatchObject({ code: "not_found" });
    expect(await execute(removeFromCompartment, recorder, of(founder))).toMatchObject({ code: "forbidden" });
    must(await execute(removeFromCompartment, founder, of(recorder)));
    expect(await parties(recorder)).toBe(0);
    expect(await last(founder)).toMatchObject({ event: "compartment.member_removed", compartmentId });
    expect(await execute(removeFromCompartment, founder, of(founder))).toMatchObject({
      code: "refused",
      message: /Nobody else/,
    });
    expect(await execute(removeFromCompartment, founder, of(recorder))).toMatchObject({ code: "not_found" });
    must(await execute(addToCompartment, founder, of(second)));
    must(await execute(removeFromCompartment, founder, of(founder)));
    expect(await parties(founder)).toBe(0);
    expect(await last(second)).toMatchObject({ event: "compartment.member_removed", actorId: founder.userId });
  });
});

it("an id of nobody is a member nowhere", async () => {
  const nobody = { negotiationId, userId: randomUUID(), version: 1 };
  expect(await execute(removeMember, people.founder, nobody)).toMatchObject({ code: "not_found" });
});
