import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, asActor, findActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newPerson, newTeam } from "@/prisma/team-fixtures";
import { changeRole } from "./commands/change-role";
import { acceptInvitation, makeInvitation, revokeInvitation } from "./commands/invitations";
import { joinByInvitation } from "./commands/join-by-invitation";
import { findInvitation } from "./queries-invitations";

let owner: Owner;
let negotiationId: string;
let slug: string;
let people: Record<"founder" | "second" | "manager" | "outsider", Actor>;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  ({ negotiationId, slug, people } = await newTeam(owner, { second: "owner", manager: "manager" }));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const origin = { address: null, agent: "test", device: null };

async function invite(by = people.founder, role = "recorder") {
  const { invitationId, token } = must(
    await execute(makeInvitation, by, { negotiationId, invitee: "A colleague", role }),
  );
  return { invitationId, token: token ?? "" };
}

const newcomer = (token: string, more: object = {}) => ({
  token,
  name: "New Colleague",
  email: `${randomUUID()}@parley.example`,
  password: "seven ferries to nowhere",
  ...more,
});

const roleOf = async (userId: string) => {
  const { rows } = await owner.query<{ role: string }>(
    "select role from membership where negotiation_id = $1 and user_id = $2 and removed_at is null",
    [negotiationId, userId],
  );
  return rows[0]?.role ?? null;
};

describe("an invitation", () => {
  it("is made by owners, told once, and kept as a hash", async () => {
    const input = { negotiationId, invitee: "A colleague", role: "reader" };
    expect(await execute(makeInvitation, people.outsider, input)).toMatchObject({ code: "not_found" });
    expect(await execute(makeInvitation, people.manager, input)).toMatchObject({ code: "forbidden" });
    const actId = randomUUID();
    const made = must(await execute(makeInvitation, people.founder, input, actId));
    expect(made.token).toMatch(/^[\w-]{43}$/);
    expect(must(await execute(makeInvitation, people.founder, input, actId))).toEqual({
      invitationId: made.invitationId,
    });
    const { rows } = await owner.query<{ everything: string }>(
      "select row_to_json(i)::text || (select coalesce(string_agg(a.value::text, ''), '') from act a) as everything from invitation i where id = $1",
      [made.invitationId],
    );
    expect(rows[0]?.everything).not.toContain(made.token);
    expect(await asActor(people.manager, (tx) => tx.invitation.count({ where: { negotiationId } }))).toBe(0);
  });

  it("lets in who has an account, once, in its role, and says so in the chain", async () => {
    const { token } = await invite();
    expect(await findInvitation(token)).toMatchObject({ state: "open", role: "recorder", inviter: "Founder" });
    const guest = await newPerson(owner, "Guest");
    expect(must(await execute(acceptInvitation, guest, { token }))).toEqual({ slug });
    expect(await roleOf(guest.userId)).toBe("recorder");
    const entry = await asActor(guest, (tx) =>
      tx.auditEntry.findFirst({ where: { negotiationId }, orderBy: { seq: "desc" } }),
    );
    expect(entry).toMatchObject({ event: "member.joined", actorId: guest.userId });
    expect(await execute(acceptInvitation, people.outsider, { token })).toMatchObject({
      code: "refused",
      message: /accepted/,
    });
    expect(await findInvitation(token)).toEqual({ state: "used" });
    expect(await roleOf(people.outsider.userId)).toBeNull();
  });

  it("is not used up by who is in already", async () => {
    const { token } = await invite();
    expect(await execute(acceptInvitation, people.manager, { token })).toMatchObject({
      code: "refused",
      message: /already/,
    });
    expect(await roleOf(people.manager.userId)).toBe("manager");
    expect(await findInvitation(token)).toMatchObject({ state: "open" });
  });

  it("makes an account for who has none, and signs them in", async () => {
    const { token } = await invite();
    const asked = newcomer(token);
    const joined = must(await joinByInvitation(asked, origin));
    const actor = await findActor(joined.signInId);
    expect(actor).toMatchObject({ name: "New Colleague", email: asked.email });
    expect(await roleOf(actor?.userId ?? "")).toBe("recorder");
    expect(await joinByInvitation(newcomer(token), origin)).toMatchObject({ ok: false, code: "refused" });
  });

  it("makes no account with a weak password, a taken address, or one link twice", async () => {
    const { token } = await invite();
    expect(await joinByInvitation(newcomer(token, { password: "parley-demo" }), origin)).toMatchObject({
      code: "invalid",
      fieldErrors: { password: [/15 characters/] },
    });
    expect(await joinByInvitation(newcomer(token, { email: people.outsider.email }), origin)).toMatchObject({
      code: "refused",
      fieldErrors: { email: [/Sign in/] },
    });
    const both = [newcomer(token), newcomer(token)];
    const results = await Promise.all(both.map((each) => joinByInvitation(each, origin)));
    expect(results.map((result) => result.ok).sort()).toEqual([false, true]);
    const { rowCount } = await owner.query("select from app_user where email = any($1)", [
      both.map(({ email }) => email),
    ]);
    expect(rowCount).toBe(1);
  });

  it("opens nothing once it is revoked, has run out, or its maker decides nothing any more", async () => {
    const [revoked, expired, orphaned] = [await invite(), await invite(), await invite(people.second)];
    const { invitationId } = revoked;
    expect(await execute(revokeInvitation, people.manager, { negotiationId, invitationId })).toMatchObject({
      code: "not_found",
    });
    must(await execute(revokeInvitation, people.founder, { negotiationId, invitationId }));
    expect(await execute(revokeInvitation, people.founder, { negotiationId, invitationId })).toMatchObject({
      code: "conflict",
    });
    await owner.query("update invitation set expires_at = now() - interval '1 second' where id = $1", [
      expired.invitationId,
    ]);
    const role = { negotiationId, userId: people.second.userId, version: 1, role: "manager" };
    must(await execute(changeRole, people.founder, role));
    for (const [{ token }, state] of [
      [revoked, "revoked"],
      [expired, "expired"],
      [orphaned, "revoked"],
    ] as const) {
      expect(await findInvitation(token)).toEqual({ state });
      expect(await execute(acceptInvitation, people.outsider, { token })).toMatchObject({ code: "refused" });
      expect(await joinByInvitation(newcomer(token), origin)).toMatchObject({ code: "refused" });
    }
    expect(await findInvitation("x".repeat(43))).toBeNull();
    expect(await execute(acceptInvitation, people.outsider, { token: "x".repeat(43) })).toMatchObject({
      code: "not_found",
    });
  });
});
