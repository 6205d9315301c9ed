import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newPerson, newTeam } from "@/prisma/team-fixtures";
import { type Actor, asActor, asWritingActor, findActor } from "./actor";
import { accounts } from "./administration";
import { accountCommand } from "./account-command";
import { execute } from "./command";
import { Refusal } from "./errors";
import {
  disableAccount,
  enableAccount,
  giveAdministration,
  makePasswordLink,
  takeAdministration,
} from "./commands/manage-accounts";
import { closeDatabase } from "./database";
import { readPasswordLink } from "./password-links";
import { z } from "zod";

let owner: Owner;
let admin: Actor;
let other: Actor;
let person: Actor;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const administrator = async (name: string) => {
    const { userId, signInId } = await newPerson(owner, name);
    await owner.query("update app_user set is_admin = true where id = $1", [userId]);
    const actor = await findActor(signInId);
    if (!actor) throw new Error("no administrator");
    return actor;
  };
  [admin, other, person] = [
    await administrator("Admin"),
    await administrator("Other"),
    await newPerson(owner, "Person"),
  ];
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const on = ({ userId }: Actor) => ({ accountId: userId });

describe("an administrator", () => {
  it("disables an account at once, and enables it again, and both are told", async () => {
    must(await execute(disableAccount, admin, on(person)));
    expect(await findActor(person.signInId)).toBeNull();
    expect(await execute(disableAccount, admin, on(person))).toMatchObject({ code: "conflict" });
    expect(await execute(makePasswordLink, admin, on(person))).toMatchObject({ code: "conflict" });
    must(await execute(enableAccount, admin, on(person)));
    expect(await findActor(person.signInId)).toBeNull();
    expect(await execute(enableAccount, admin, on(person))).toMatchObject({ code: "conflict" });
    const seen = (await accounts(admin)).accounts.find(({ id }) => id === person.userId)?.lastSeenAt;
    // Nobody was seen by it that a mail was written to them.
    const mailed = `insert into sign_in (user_id, purpose, expires_at, last_seen_at)
      values ($1, 'mail', now() + interval '1 hour', now() + interval '1 minute')`;
    await owner.query(mailed, [person.userId]);
    const { accounts: all, acts } = await accounts(admin);
    expect(all.find(({ id }) => id === person.userId)).toMatchObject({ name: "Person", disabledAt: null });
    expect(all.find(({ id }) => id === person.userId)?.lastSeenAt).toEqual(seen);
    expect(acts.filter(({ about }) => about === "Person").map(({ by, event }) => `${by} ${event}`)).toEqual([
      "Admin account.enabled",
      "Admin account.disabled",
    ]);
  });

  it("makes a link for an account, which is kept as a hash", async () => {
    const { token } = must(await execute(makePasswordLink, admin, on(other)));
    expect(await readPasswordLink(token)).toMatchObject({ email: other.email });
    const { rowCount } = await owner.query("select from password_link where token_hash = $1", [token]);
    expect(rowCount).toBe(0);
  });

  it("disables neither themselves nor, of two who try it on each other, both", async () => {
    expect(await execute(disableAccount, admin, on(admin))).toMatchObject({ code: "refused" });
    const [one, two] = [await newPerson(owner, "One"), await newPerson(owner, "Two")];
    await owner.query("update app_user set is_admin = true where id = any($1)", [[one.userId, two.userId]]);
    const asAdmin = (actor: Actor) => ({ ...actor, isAdmin: true });
    const results = await Promise.all([
      execute(disableAccount, asAdmin(one), on(two)),
      execute(disableAccount, asAdmin(two), on(one)),
    ]);
    expect(results.map((result) => result.ok).sort()).toEqual([false, true]);
  });

  it("makes another administrator and takes it back, and both are told", async () => {
    const helper = await newPerson(owner, "Helper");
    must(await execute(giveAdministration, admin, on(helper)));
    expect(await findActor(helper.signInId)).toMatchObject({ isAdmin: true });
    expect(await execute(giveAdministration, admin, on(helper))).toMatchObject({ code: "conflict" });
    must(await execute(takeAdministration, admin, on(helper)));
    expect(await findActor(helper.signInId)).toMatchObject({ isAdmin: false });
    expect(await execute(takeAdministration, admin, on(helper))).toMatchObject({ code: "conflict" });
    const { acts } = await accounts(admin);
    expect(acts.filter(({ about }) => about === "Helper").map(({ by, event }) => `${by} ${event}`)).toEqual([
      "Admin account.administration_taken",
      "Admin account.administration_given",
    ]);
    must(await execute(disableAccount, admin, on(helper)));
    expect(await execute(giveAdministration, admin, on(helper))).toMatchObject({ code: "conflict" });
  });

  it("gives it up while there is another, and the last one never does", async () => {
    const { rows } = await owner.query<{ id: string }>("select id from app_user where is_admin");
    const [one, two] = [await newPerson(owner, "First"), await newPerson(owner, "Second")];
    await owner.query("update app_user set is_admin = id = any($1)", [[one.userId, two.userId]]);
    const asAdmin = (actor: Actor) => ({ ...actor, isAdmin: true });
    try {
      const results = await Promise.all([
        execute(takeAdministration, asAdmin(one), on(two)),
        execute(takeAdministration, asAdmin(two), on(one)),
      ]);
      expect(results.map((result) => result.ok).sort()).toEqual([false, true]);
      const last = asAdmin(results[0]?.ok ? one : two);
      expect(await execute(takeAdministration, last, on(last))).toMatchObject({ code: "refused" });
      // Somebody who cannot sign in is no other one.
      const away = await newPerson(owner, "Away");
      must(await execute(giveAdministration, last, on(away)));
      must(await execute(disableAccount, last, on(away)));
      expect(await execute(takeAdministration, last, on(last))).toMatchObject({ code: "refused" });
      must(await execute(enableAccount, last, on(away)));
      expect(must(await execute(takeAdministration, last, on(last)))).toMatchObject({ isOwn: true });
    } finally {
      await owner.query("update app_user set is_admin = id = any($1)", [rows.map(({ id }) => id)]);
    }
  });

  it("sees no negotiation by that right", async () => {
    const { negotiationId, people } = await newTeam(owner, {});
    const seen = await asActor(admin, async (tx) => [
      await tx.negotiation.count({ where: { id: negotiationId } }),
      await tx.membership.count({ where: { negotiationId } }),
      await tx.auditEntry.count({ where: { negotiationId } }),
      await tx.user.count({ where: { id: people.founder.userId } }),
    ]);
    expect(seen).toEqual([0, 0, 0, 0]);
  });
});

describe("anybody else", () => {
  it("finds no account and no act, not even past the commands", async () => {
    const somebody = await newPerson(owner, "Somebody");
    for (const command of [disableAccount, enableAccount, giveAdministration, takeAdministration, makePasswordLink]) {
      expect(await execute(command, somebody, on(other))).toMatchObject({ code: "not_found" });
      expect(await execute(command, null, on(other))).toMatchObject({ code: "signed_out" });
    }
    expect(await accounts(somebody)).toEqual({ accounts: [], acts: [] });
    const past = (sql: (id: string) => Parameters<typeof asWritingActor<unknown>>[1]) =>
      expect(asWritingActor(somebody, sql(other.userId))).rejects.toThrow(/administrator/);
    await past((id) => (tx) => tx.$queryRaw`select disable_account(${id}::uuid)`);
    await past((id) => (tx) => tx.$queryRaw`select enable_account(${id}::uuid)`);
    await past((id) => (tx) => tx.$queryRaw`select give_administration(${id}::uuid)`);
    await past((id) => (tx) => tx.$queryRaw`select take_administration(${id}::uuid)`);
    await past((id) => (tx) => tx.$queryRaw`select make_password_link_for(${id}::uuid, 'x', interval '1 hour')`);
  });
});

it("a command on no negotiation that notes nothing is a fault, and changes nothing", async () => {
  const silent = accountCommand({
    name: "test.silent",
    input: z.strictObject({}),
    change: async ({ tx }) => {
      await tx.accountEntry.createMany({ data: { userId: person.userId, event: `test.${randomUUID()}` } });
    },
  });
  const before = (await accounts(admin)).acts.length;
  expect(await execute(silent, admin, {})).toMatchObject({ ok: false, code: "fault" });
  expect((await accounts(admin)).acts).toHaveLength(before);
});

it("a command prepares what takes long without a connection that others wait for", async () => {
  let waiting = 0;
  let go = () => {};
  const allWait = new Promise<void>((resolve) => (go = resolve));
  const slow = accountCommand({
    name: "test.slow",
    input: z.strictObject({}),
    // More than there are connections: with one each, the last would never come.
    prepare: () => {
      if (++waiting === 12) go();
      return allWait;
    },
    change: async () => {
      throw new Refusal("There is nothing to do.");
    },
  });
  const done = await Promise.all(Array.from({ length: 12 }, () => execute(slow, admin, {})));
  expect(done.map((each) => !each.ok && each.code)).toEqual(Array(12).fill("refused"));
});
