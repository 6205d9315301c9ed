/** Whether the chain is intact is told by a check that ran, and by nothing else. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCompartment } from "@/lib/negotiations/commands/members";
import { partyNoun } from "@/lib/parties/commands/party";
import { type Actor, asActor, asWritingActor } from "@/lib/platform/actor";
import { checkNegotiations, keepChecks } from "@/lib/platform/boot/audit-read";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { connectAsOwner, type Owner, freshCode } from "@/prisma/fixtures";
import { must, newPerson, newTeam } from "@/prisma/team-fixtures";
import { checkChain } from "./commands/check-chain";
import { lastCheckIn } from "./queries-check";

let owner: Owner;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const lastOf = (actor: Actor, negotiationId: string) =>
  asActor(actor, (tx) => lastCheckIn(tx, negotiationId, new Map([[actor.userId, actor.name]])));

const recordParty = async (actor: Actor, negotiationId: string, more: object = {}) =>
  must(
    await execute(partyNoun.record, actor, {
      negotiationId,
      name: "A",
      code: freshCode(),
      kind: "state",
      role: "host",
      ...more,
    }),
  );

/** As somebody with the owner's rights would. */
async function tamper(negotiationId: string): Promise<void> {
  const client = await owner.connect();
  await client.query("begin");
  await client.query("alter table audit_entry disable trigger user");
  await client.query("update audit_entry set body = 'x' where negotiation_id = $1 and seq = 1", [negotiationId]);
  await client.query("alter table audit_entry enable trigger user");
  await client.query("commit");
  client.release();
}

describe("A check of the chain", () => {
  it("is kept with who asked and what it found, and says what no check has gone through", async () => {
    const { negotiationId, people } = await newTeam(owner, { reader: "reader" });
    const { reader, founder } = people;
    expect(await lastOf(reader, negotiationId)).toBeNull();
    expect(must(await execute(checkChain, reader, { negotiationId }))).toEqual({ isIntact: true });
    expect(await lastOf(reader, negotiationId)).toMatchObject({ isIntact: true, by: "reader", since: 0 });
    await recordParty(founder, negotiationId);
    expect(await lastOf(founder, negotiationId)).toMatchObject({ by: "A former member", since: 1 });

    await tamper(negotiationId);
    expect(await lastOf(reader, negotiationId)).toMatchObject({ isIntact: true, since: 1 });
    expect(must(await execute(checkChain, founder, { negotiationId }))).toEqual({ isIntact: false });
    expect(await lastOf(founder, negotiationId)).toMatchObject({ isIntact: false, by: "Founder" });
  });

  it("leaves no entry in the chain, and counts nothing that is hidden", async () => {
    const { negotiationId, people } = await newTeam(owner, { reader: "reader" });
    must(await execute(checkChain, people.reader, { negotiationId }));
    const circle = { negotiationId, name: `Circle ${randomUUID()}`, meaning: "A few." };
    const { id: compartmentId } = must(await execute(makeCompartment, people.founder, circle));
    await recordParty(people.founder, negotiationId, { compartmentId });
    const [inside, outside] = [await lastOf(people.founder, negotiationId), await lastOf(people.reader, negotiationId)];
    expect([inside?.since, outside?.since]).toEqual([2, 0]);
    const { rows } = await owner.query(
      "select event from audit_entry where negotiation_id = $1 and event like 'audit%'",
      [negotiationId],
    );
    expect(rows).toEqual([]);
  });

  it("is for members, who cannot write what it found themselves", async () => {
    const { negotiationId, people } = await newTeam(owner, { manager: "manager" });
    const stranger = await newPerson(owner, "Stranger");
    expect(await execute(checkChain, null, { negotiationId })).toMatchObject({ code: "signed_out" });
    for (const actor of [people.outsider, stranger])
      expect(await execute(checkChain, actor, { negotiationId })).toMatchObject({ code: "not_found" });
    const unasked = asWritingActor(
      people.outsider,
      (tx) => tx.$queryRaw<{ found: boolean | null }[]>`select check_audit(${negotiationId}::uuid) as found`,
    );
    expect((await unasked)[0]?.found).toBeNull();
    must(await execute(checkChain, people.manager, { negotiationId }));
    expect(await lastOf(people.outsider, negotiationId)).toBeNull();
    const forge = asWritingActor(people.manager, (tx) =>
      tx.auditCheck.create({ data: { negotiationId, isIntact: true } }),
    );
    await expect(forge).rejects.toThrow(/denied|42501/);
    await expect(owner.query("update audit_check set is_intact = true")).rejects.toThrow();
  });

  it("is kept too where whoever runs the installation made it", async () => {
    const { negotiationId, slug, people } = await newTeam(owner, {});
    const client = await owner.connect();
    await keepChecks(client, await checkNegotiations(client, slug));
    client.release();
    expect(await lastOf(people.founder, negotiationId)).toMatchObject({ isIntact: true, by: null });
  });
});
