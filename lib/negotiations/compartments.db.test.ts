import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { partyNoun } from "@/lib/parties/commands/party";
import { type Actor, asActor, asWritingActor } from "@/lib/platform/actor";
import { closeDatabase } from "@/lib/platform/database";
import { execute } from "@/lib/platform/command";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam } from "@/prisma/team-fixtures";
import { addToCompartment, makeCompartment } from "./commands/members";

let owner: Owner;
let negotiationId: string;
let people: Record<"founder" | "second" | "reader" | "outsider", Actor>;
let compartmentId: string;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  ({ negotiationId, people } = await newTeam(owner, { second: "owner", reader: "reader" }));
  const made = await execute(makeCompartment, people.founder, {
    negotiationId,
    name: "Inner",
    meaning: "The envoy's own.",
  });
  compartmentId = must(made).id;
  must(await execute(partyNoun.record, people.founder, { negotiationId, ...hidden, compartmentId }));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const hidden = { name: "Freedonia", code: "FR", kind: "state", role: "negotiating", isAtTable: true };

const parties = (actor: Actor) => asActor(actor, (tx) => tx.party.count({ where: { negotiationId } }));

describe("a compartment", () => {
  it("is opened by no owner to themselves, not even past the commands", async () => {
    const { second, reader } = people;
    const enter = (actor: Actor, userId: string) =>
      asWritingActor(actor, (tx) => tx.compartmentMember.createMany({ data: { compartmentId, userId } }));
    await expect(enter(second, second.userId)).rejects.toThrow(/row-level security/);
    await expect(enter(second, reader.userId)).rejects.toThrow(/row-level security/);
    expect(
      await execute(addToCompartment, second, { negotiationId, compartmentId, userId: second.userId }),
    ).toMatchObject({
      ok: false,
      code: "not_found",
    });
    expect(await parties(second)).toBe(0);
  });

  it("lets in members alone, even past the commands", async () => {
    const { founder, outsider } = people;
    await expect(
      asWritingActor(founder, (tx) =>
        tx.compartmentMember.createMany({ data: { compartmentId, userId: outsider.userId } }),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it("is emptied by nobody outside of it", async () => {
    await asWritingActor(people.second, (tx) => tx.compartmentMember.deleteMany({ where: { compartmentId } }));
    expect(await parties(people.founder)).toBe(1);
  });

  it("is made by an owner, through its door alone", async () => {
    const { second, reader } = people;
    const data = { negotiationId, name: randomUUID(), meaning: "m" };
    await expect(asWritingActor(second, (tx) => tx.compartment.createMany({ data }))).rejects.toThrow(/denied/);
    await expect(
      asWritingActor(reader, (tx) => tx.$queryRaw`select make_compartment(${negotiationId}::uuid, 'Theirs', 'm')`),
    ).rejects.toThrow(/Only an owner/);
  });
});
