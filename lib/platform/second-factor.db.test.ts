import { randomUUID } from "node:crypto";
import { TOTP } from "otpauth";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { must } from "@/prisma/team-fixtures";
import { changePassword } from "./account";
import { type Actor, asActor, asWritingActor, findActor, findSignedIn } from "./actor";
import { execute } from "./command";
import { removeSecondFactorOf, requireSecondFactor } from "./commands/manage-accounts";
import { makeToken } from "./commands/own-tokens";
import { confirmSelf } from "./confirming";
import { closeDatabase, database } from "./database";
import { findHalf, passHalf } from "./half-sign-in";
import { findTokenActor } from "./own-tokens";
import { hashToken } from "./passwords";
import {
  beginSecondFactor,
  confirmSecondFactor,
  ownSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from "./second-factor";
import { authenticate, openSignIn } from "./sign-in";

const password = "correct horse battery staple";
const nowhere = { address: null, agent: null, device: null };
let owner: Owner;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
});

afterEach(() => {
  delete process.env.SECOND_FACTOR;
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

async function somebody(): Promise<Actor> {
  const email = `${randomUUID()}@parley.example`;
  return actAs(owner, await makeUser(owner, { email, name: "Somebody", password }));
}

const codeAt = (secret: string, at: Date) => new TOTP({ secret }).generate({ timestamp: at.getTime() });
const later = (steps: number) => new Date(Date.now() + steps * 30_000);

/** Another browser of theirs, which the password has opened. */
async function anotherOf({ email }: Actor): Promise<Actor> {
  const entered = await authenticate({ email, password, ...nowhere });
  const actor = entered.ok ? await findActor(entered.signInId) : null;
  if (!actor) throw new Error("not signed in");
  return actor;
}

/** A passkey of theirs, as if a device had made it. */
const giveKey = ({ userId }: Actor, by: Pick<Owner, "query"> = owner) =>
  by.query(
    "insert into passkey (id, user_id, public_key, counter, name, is_synced) values ($1, $2, 'none', 0, 'A key', false)",
    [randomUUID(), userId],
  );

/** An app that has the secret, whose code of `at` set it up: somebody's, or of who is given. */
async function withApp(given?: Actor) {
  const at = later(0);
  const actor = given ?? (await somebody());
  await beginSecondFactor(actor, at);
  const begun = await ownSecondFactor(actor, at);
  if (begun.app.is !== "begun") throw new Error("nothing was begun");
  const { secret } = begun.app;
  const codes = await confirmSecondFactor(actor, codeAt(secret, at), at);
  return { actor, secret, codes, at };
}

/** Gives the password, and what waits for the code is carried by the browser. */
async function halfOf({ email }: Actor): Promise<string> {
  const entered = await authenticate({ email, password, ...nowhere });
  if (entered.ok || !entered.half) throw new Error("no code is asked for");
  return entered.half;
}

const forget = ({ signInId }: Actor) =>
  owner.query("update sign_in set confirmed_at = now() - interval '11 minutes' where id = $1", [signInId]);

const entriesOf = async ({ userId }: Actor) => {
  const { rows } = await owner.query<{ event: string }>(
    "select event from account_entry where user_id = $1 order by event",
    [userId],
  );
  return rows.map(({ event }) => event);
};

describe("setting up an authenticator app", () => {
  it("counts for nothing before one of its codes is given", async () => {
    const actor = await somebody();
    await beginSecondFactor(actor, new Date());
    await expect(confirmSecondFactor(actor, "000000 ", later(5))).rejects.toThrow("not the code");
    expect(await authenticate({ email: actor.email, password, ...nowhere })).toMatchObject({ ok: true });
  });

  it("gives ten recovery codes, and keeps neither them nor the secret as they are", async () => {
    const { actor, secret, codes } = await withApp();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$/);
    expect(await ownSecondFactor(actor, new Date())).toMatchObject({ app: { is: "on" }, isOn: true, codesLeft: 10 });
    const { rows } = await owner.query(
      "select t.secret, array_agg(r.code_hash) as codes from totp t join recovery_code r using (user_id) where user_id = $1 group by 1",
      [actor.userId],
    );
    const kept = JSON.stringify(rows);
    expect(kept).not.toContain(secret);
    for (const code of codes) expect(kept).not.toContain(code.replaceAll("-", ""));
    // Put in another's place it opens nothing.
    const other = await withApp();
    await owner.query("update totp set secret = (select secret from totp where user_id = $1) where user_id = $2", [
      actor.userId,
      other.actor.userId,
    ]);
    expect(await passHalf(await halfOf(other.actor), codeAt(secret, later(1)), nowhere, later(1))).toMatchObject({
      ok: false,
    });
    expect(await entriesOf(actor)).toEqual(["account.second_factor_set_up"]);
  });
});

describe("the first second factor", () => {
  it("signs out every other browser, since the password alone opened it, and leaves their programs alone", async () => {
    const actor = await somebody();
    const [other, stranger] = [await anotherOf(actor), await somebody()];
    const aToken = { name: "A program", scopes: ["read"], negotiationIds: [], days: 1 };
    const { token } = must(await execute(makeToken, actor, aToken));
    await withApp(actor);
    expect(await findActor(other.signInId)).toBeNull();
    expect(await findActor(actor.signInId)).toMatchObject({ userId: actor.userId });
    expect(await findActor(stranger.signInId)).not.toBeNull();
    expect(await findTokenActor(token)).toMatchObject({ userId: actor.userId });
  });

  it("beside a passkey an app signs nobody out and keeps the recovery codes that there are", async () => {
    const actor = await somebody();
    const other = await anotherOf(actor);
    await giveKey(actor);
    const [first = ""] = await renewRecoveryCodes(actor, new Date());
    expect((await withApp(actor)).codes).toEqual([]);
    expect(await findActor(other.signInId)).not.toBeNull();
    expect(await ownSecondFactor(actor, new Date())).toMatchObject({ app: { is: "on" }, codesLeft: 10 });
    expect(await passHalf(await halfOf(actor), first, nowhere, new Date())).toMatchObject({ ok: true });
    // Without the app the passkey is asked for, and the codes hold on.
    expect(await removeSecondFactor(actor, new Date())).toBe(true);
    expect(await ownSecondFactor(actor, new Date())).toMatchObject({ isOn: true, codesLeft: 9 });
  });

  it("is one, of two that are set up at once", async () => {
    const actor = await somebody();
    await beginSecondFactor(actor, later(0));
    const begun = await ownSecondFactor(actor, later(0));
    const secret = begun.app.is === "begun" ? begun.app.secret : "";
    const key = (codes: string[]) =>
      asWritingActor(actor, (tx) => {
        return tx.$queryRaw<{ came: string }[]>`
          select keep_passkey(${randomUUID()}, 'none', 0, 'A key', false, ${codes}::text[]) as came`;
      });
    const [codes, [kept]] = await Promise.all([
      confirmSecondFactor(actor, codeAt(secret, later(0)), later(0)),
      key(Array.from({ length: 10 }, () => randomUUID())),
    ]);
    expect([codes.length > 0, kept?.came === "with_codes"].filter(Boolean)).toHaveLength(1);
    expect(await ownSecondFactor(actor, new Date())).toMatchObject({ codesLeft: 10 });
  });
});

describe("signing in with a second factor", () => {
  it("opens nothing by the password alone, by no door", async () => {
    const { actor } = await withApp();
    const half = await halfOf(actor);
    expect(await findHalf(half)).toMatchObject({ email: actor.email });
    await expect(openSignIn(actor.userId, nowhere)).rejects.toThrow("The second factor is missing.");
    const { rows } = await owner.query("select 1 from sign_in where user_id = $1", [actor.userId]);
    expect(rows).toHaveLength(1);
  });

  it("takes each code once, also when two requests come with it at the same moment", async () => {
    const { actor, secret, at } = await withApp();
    // The one by which it was set up is used, whatever the clock says by now.
    const [used, next] = [codeAt(secret, at), codeAt(secret, new Date(at.getTime() + 30_000))];
    expect(await passHalf(await halfOf(actor), used, nowhere, at)).toMatchObject({ ok: false });
    const halves = [await halfOf(actor), await halfOf(actor), await halfOf(actor)];
    const passed = await Promise.all(halves.map((half) => passHalf(half, next, nowhere, at)));
    const [opened, ...others] = passed.filter((each) => each.ok);
    expect(others).toEqual([]);
    expect(opened?.ok && (await findActor(opened.signInId))).toMatchObject({ userId: actor.userId });
  });

  it("takes the code of half a minute before and after, and none further off", async () => {
    const { actor, secret } = await withApp();
    const at = later(10);
    const give = async (steps: number) => {
      const code = codeAt(secret, new Date(at.getTime() + steps * 30_000));
      return (await passHalf(await halfOf(actor), code, nowhere, at)).ok;
    };
    expect(await give(-2)).toBe(false);
    expect(await give(2)).toBe(false);
    expect(await give(-1)).toBe(true);
    expect(await give(1)).toBe(true);
    // One that was passed over is not taken any more.
    expect(await give(0)).toBe(false);
  });

  it("ends when its time is over, once it is used, and with a new password", async () => {
    const { actor, secret } = await withApp();
    const [late, used, old] = [await halfOf(actor), await halfOf(actor), await halfOf(actor)];
    await owner.query("update half_sign_in set expires_at = now() - interval '1 second' where token_hash in ($1)", [
      hashToken(late),
    ]);
    expect(await passHalf(late, codeAt(secret, later(1)), nowhere, later(1))).toMatchObject({
      ok: false,
      isCode: false,
    });
    expect(await passHalf(used, codeAt(secret, later(1)), nowhere, later(1))).toMatchObject({ ok: true });
    expect(await passHalf(used, codeAt(secret, later(2)), nowhere, later(2))).toMatchObject({
      ok: false,
      isCode: false,
    });
    await changePassword(actor, { present: password, password: "plum ladder quartz Tuesday" }, nowhere, new Date());
    expect(await findHalf(old)).toBeNull();
  });

  it("hears a few wrong codes, and then none for a while, right ones neither", async () => {
    const { actor, secret } = await withApp();
    const half = await halfOf(actor);
    const answers = [];
    for (let tries = 0; tries < 7; tries++) answers.push(await passHalf(half, "12", nowhere, later(1)));
    expect(answers[0]).toMatchObject({ isCode: true });
    expect(answers.at(-1)).toMatchObject({ isCode: false, message: expect.stringContaining("Too many wrong codes") });
    expect(await passHalf(half, codeAt(secret, later(1)), nowhere, later(1))).toMatchObject({ ok: false });
    // Of passwords none was wrong.
    expect(await halfOf(actor)).toBeTruthy();
  });

  it("hears codes however many passwords were guessed at an address that reads like theirs", async () => {
    const { actor, secret } = await withApp();
    const email = `SECOND FACTOR OF ${actor.email}`;
    for (let tries = 0; tries < 7; tries++) await authenticate({ email, password: "not it", ...nowhere });
    expect(await authenticate({ email, password, ...nowhere })).toMatchObject({ retryAfter: expect.any(Number) });
    expect(await passHalf(await halfOf(actor), codeAt(secret, later(1)), nowhere, later(1))).toMatchObject({
      ok: true,
    });
  });

  it("takes each recovery code once, however it is written, and none once there are new ones", async () => {
    const { actor, codes } = await withApp();
    const [first = "", second = ""] = codes;
    const written = first.toLowerCase().replaceAll("-", " ");
    const halves = [await halfOf(actor), await halfOf(actor)];
    const passed = await Promise.all(halves.map((half) => passHalf(half, written, nowhere, new Date())));
    expect(passed.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await ownSecondFactor(actor, new Date())).toMatchObject({ codesLeft: 9 });
    const [another = ""] = await renewRecoveryCodes(actor, new Date());
    expect(await passHalf(await halfOf(actor), second, nowhere, new Date())).toMatchObject({ ok: false });
    expect(await passHalf(await halfOf(actor), another, nowhere, new Date())).toMatchObject({ ok: true });
    expect(await entriesOf(actor)).toEqual([
      "account.recovery_code_used",
      "account.recovery_code_used",
      "account.recovery_codes_renewed",
      "account.second_factor_set_up",
    ]);
  });
});

describe("what matters", () => {
  it("asks again who it is, some minutes after they showed it", async () => {
    const actor = await somebody();
    const aToken = { name: "A program", scopes: ["read"], negotiationIds: [], days: 1 };
    await forget(actor);
    expect(await execute(makeToken, actor, aToken)).toMatchObject({ ok: false, code: "unconfirmed" });
    await expect(beginSecondFactor(actor, new Date())).rejects.toMatchObject({ code: "unconfirmed" });
    expect(await confirmSelf(actor, "not it", nowhere, new Date())).toMatchObject({ ok: false });
    expect(await execute(makeToken, actor, aToken)).toMatchObject({ ok: false, code: "unconfirmed" });
    expect(await confirmSelf(actor, password, nowhere, new Date())).toEqual({ ok: true });
    must(await execute(makeToken, actor, aToken));
  });

  it("asks who has a second factor for it, and a password alone removes none", async () => {
    const { actor, secret } = await withApp();
    await forget(actor);
    expect(await confirmSelf(actor, password, nowhere, new Date())).toMatchObject({ ok: false });
    await expect(removeSecondFactor(actor, new Date())).rejects.toMatchObject({ code: "unconfirmed" });
    await expect(renewRecoveryCodes(actor, new Date())).rejects.toMatchObject({ code: "unconfirmed" });
    expect(await confirmSelf(actor, codeAt(secret, later(1)), nowhere, later(1))).toEqual({ ok: true });
    expect(await removeSecondFactor(actor, new Date())).toBe(false);
    expect(await authenticate({ email: actor.email, password, ...nowhere })).toMatchObject({ ok: true });
    expect(await entriesOf(actor)).toEqual(["account.second_factor_removed", "account.second_factor_set_up"]);
  });

  it("asks who has one for it before their password is changed, and who has none for nothing more", async () => {
    const [{ actor }, plain] = [await withApp(), await somebody()];
    const passwords = { present: password, password: "plum ladder quartz Tuesday" };
    for (const each of [actor, plain]) await forget(each);
    await expect(changePassword(actor, passwords, nowhere, new Date())).rejects.toMatchObject({ code: "unconfirmed" });
    expect(await changePassword(plain, passwords, nowhere, new Date())).toEqual({ ok: true });
    expect(await halfOf(actor)).toBeTruthy();
  });

  it("is for a person at a browser: a token's sign-in has no second factor to look at", async () => {
    const { actor } = await withApp();
    const { token } = must(
      await execute(makeToken, actor, { name: "A program", scopes: ["read", "write"], negotiationIds: [], days: 1 }),
    );
    const program = await findTokenActor(token);
    if (!program) throw new Error("no token");
    expect(await asActor(program, (tx) => tx.$queryRaw`select secret from my_second_factor()`)).toEqual([]);
  });
});

describe("an administrator", () => {
  async function administrator() {
    const actor = await somebody();
    await owner.query("update app_user set is_admin = true where id = $1", [actor.userId]);
    return { ...actor, isAdmin: true };
  }

  it("takes off what somebody has lost, which signs their browsers out; nobody else does, nor their own", async () => {
    const [admin, { actor }] = [await administrator(), await withApp()];
    const it = { accountId: actor.userId };
    expect(await execute(removeSecondFactorOf, await somebody(), it)).toMatchObject({ code: "not_found" });
    expect(await execute(removeSecondFactorOf, admin, { accountId: admin.userId })).toMatchObject({ code: "refused" });
    must(await execute(removeSecondFactorOf, admin, it));
    expect(await findActor(actor.signInId)).toBeNull();
    expect(await authenticate({ email: actor.email, password, ...nowhere })).toMatchObject({ ok: true });
    expect(await execute(removeSecondFactorOf, admin, it)).toMatchObject({ code: "conflict" });
    expect(await entriesOf(actor)).toEqual(["account.second_factor_set_up", "account.second_factor_taken_off"]);
  });

  it("who is the only one is helped by the owner of the database, and not by the app", async () => {
    const { actor } = await withApp();
    const taking = database().$queryRaw`select forget_second_factor(${actor.userId}::uuid)`;
    await expect(taking).rejects.toThrow("permission denied");
    await owner.query("select forget_second_factor(id) from app_user where email = $1", [actor.email]);
    expect(await authenticate({ email: actor.email, password, ...nowhere })).toMatchObject({ ok: true });
  });

  it("may ask for one of everybody; nobody else does", async () => {
    expect(await execute(requireSecondFactor, await somebody(), { isRequired: "yes" })).toMatchObject({
      code: "not_found",
    });
    const admin = await administrator();
    // Undone at once: others read the same row.
    const client = await owner.connect();
    await client.query("begin");
    await client.query("select set_config('app.sign_in', $1, true)", [admin.signInId]);
    const { rows: done } = await client.query(
      "select require_second_factor(true) as first, require_second_factor(true) as again",
    );
    const { rows: seen } = await client.query("select has_factor, needs_factor from see_sign_in($1)", [admin.signInId]);
    const lacking = "select lacks_second_factor($1, false) as lacks";
    const { rows: lacks } = await client.query(lacking, [admin.signInId]);
    await giveKey(admin, client);
    const { rows: hasOne } = await client.query(lacking, [admin.signInId]);
    await client.query("rollback");
    client.release();
    expect(done).toEqual([{ first: true, again: false }]);
    expect(seen).toEqual([{ has_factor: false, needs_factor: true }]);
    expect([lacks, hasOne]).toEqual([[{ lacks: true }], [{ lacks: false }]]);
  });
});

it("who lacks what everybody needs can do nothing but set it up; their programs go on", async () => {
  const actor = await somebody();
  const { token } = must(
    await execute(makeToken, actor, { name: "A program", scopes: ["read"], negotiationIds: [], days: 1 }),
  );
  process.env.SECOND_FACTOR = "required";
  expect(await findActor(actor.signInId)).toBeNull();
  expect(await findSignedIn(actor.signInId)).toMatchObject({ lacksFactor: true });
  expect(await findTokenActor(token)).toMatchObject({ userId: actor.userId });
  await beginSecondFactor(actor, new Date());
  expect(await findActor(actor.signInId)).toBeNull();
  const begun = await ownSecondFactor(actor, new Date());
  await confirmSecondFactor(actor, codeAt(begun.app.is === "begun" ? begun.app.secret : "", later(0)), later(0));
  expect(await findActor(actor.signInId)).toMatchObject({ userId: actor.userId });
});
