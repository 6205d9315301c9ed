import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { partyNoun } from "@/lib/parties/commands/party";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { actAs, connectAsOwner, makeUser, type Owner, freshCode } from "@/prisma/fixtures";
import type { Actor } from "./actor";
import { execute } from "./command";
import { closeDatabase } from "./database";

let owner: Owner;
let founder: Actor;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const email = `${randomUUID()}@parley.example`;
  founder = await actAs(owner, await makeUser(owner, { email, name: "Founder", password: "a long enough password" }));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

async function chainOf(entries: number): Promise<string> {
  const founded = await execute(foundNegotiation, founder, { name: `Chain ${randomUUID()}`, timeZone: "UTC" });
  if (!founded.ok) throw new Error(founded.message);
  const negotiationId = founded.value.id;
  for (let n = 1; n < entries; n++) {
    const input = { negotiationId, name: `Party ${n}`, code: `P${"ABCDEFGH"[n]}`, kind: "state", role: "observer" };
    expect(await execute(partyNoun.record, founder, input)).toMatchObject({ ok: true });
  }
  return negotiationId;
}

async function brokenAt(negotiationId: string): Promise<number | null> {
  const { rows } = await owner.query<{ first_broken: string | null }>("select first_broken from audit_verify($1)", [
    negotiationId,
  ]);
  return rows[0]?.first_broken == null ? null : Number(rows[0].first_broken);
}

/** As somebody with the owner's rights would, who first switches the triggers off. */
async function tamper(statement: string, negotiationId: string): Promise<void> {
  await owner
    .query("alter table audit_entry disable trigger all")
    .catch(() => owner.query("alter table audit_entry disable trigger user"));
  await owner.query(statement, [negotiationId]);
  await owner.query("alter table audit_entry enable trigger user");
}

describe("the audit chain", () => {
  it("is intact when nobody touched it", async () => {
    expect(await brokenAt(await chainOf(4))).toBeNull();
  });

  it.each([
    [
      "an edit",
      "update audit_entry set body = replace(body, 'Party 2', 'Party X') where negotiation_id = $1 and seq = 3",
      3,
    ],
    ["a forged author", "update audit_entry set at = at + interval '1 hour' where negotiation_id = $1 and seq = 2", 2],
    ["a deletion", "delete from audit_entry where negotiation_id = $1 and seq = 3", 4],
    ["a truncation", "delete from audit_entry where negotiation_id = $1 and seq = 5", 5],
    ["an emptying", "delete from audit_entry where negotiation_id = $1", 1],
  ])("shows %s", async (_, statement, expected) => {
    const negotiationId = await chainOf(5);
    await tamper(statement, negotiationId);
    expect(await brokenAt(negotiationId)).toBe(expected);
  });

  it("has no gap and no fork when ten write at once", async () => {
    const negotiationId = await chainOf(1);
    const write = (n: number) =>
      execute(partyNoun.record, founder, {
        negotiationId,
        name: `Party ${n}`,
        code: freshCode(),
        kind: "state",
        role: "observer",
      });
    const results = await Promise.all(Array.from({ length: 10 }, (_, n) => write(n)));
    expect(results.every((result) => result.ok)).toBe(true);
    const { rows } = await owner.query<{ entries: string; first_broken: string | null }>(
      "select * from audit_verify($1)",
      [negotiationId],
    );
    expect(rows[0]).toEqual({ entries: "11", first_broken: null });
  });
});
