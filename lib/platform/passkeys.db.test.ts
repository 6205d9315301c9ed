import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { type Actor, asWritingActor } from "./actor";
import { closeDatabase, database, type Tx } from "./database";
import { newToken, hashToken } from "./passwords";
import {
  askForPasskey,
  beginPasskey,
  canUsePasskeys,
  confirmByPasskey,
  enterByPasskey,
  ownPasskeys,
  removePasskey,
} from "./passkeys";
import { ownSecondFactor, renewRecoveryCodes } from "./second-factor";
import { authenticate } from "./sign-in";

const password = "correct horse battery staple";
const nowhere = { address: null, agent: null, device: null };
let owner: Owner;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
});

afterEach(() => vi.unstubAllEnvs());

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

async function somebody(): Promise<Actor> {
  const email = `${randomUUID()}@parley.example`;
  return actAs(owner, await makeUser(owner, { email, name: "Somebody", password }));
}

/** A passkey of theirs, as if a device had made it. */
async function holding(actor: Actor): Promise<string> {
  const id = newToken();
  await owner.query(
    "insert into passkey (id, user_id, public_key, counter, name, is_synced) values ($1, $2, 'none', 0, 'A key', false)",
    [id, actor.userId],
  );
  return id;
}

/** Answers it as this person at their browser, or as nobody. */
async function take(challenge: string, purpose: string, actor: Actor | null): Promise<boolean> {
  const ask = (tx: Tx) =>
    tx.$queryRaw<{ ok: boolean }[]>`select take_passkey_challenge(${hashToken(challenge)}, ${purpose}) as ok`;
  const [taken] = await (actor ? asWritingActor(actor, ask) : ask(database()));
  return taken?.ok ?? false;
}

/** Confirms by a passkey that was proven against this counter. */
async function confirm(actor: Actor, id: string, counter: number): Promise<boolean | undefined> {
  const [done] = await asWritingActor(actor, (tx) => {
    return tx.$queryRaw<{ ok: boolean }[]>`
      select confirm_my_sign_in_by_passkey(${id}, ${counter}::bigint, ${counter + 1}::bigint) as ok`;
  });
  return done?.ok;
}

/** So long ago that it has to be shown again. */
const forget = ({ signInId }: Actor) =>
  owner.query("update sign_in set confirmed_at = now() - interval '11 minutes' where id = $1", [signInId]);

const isConfirmed = async ({ signInId }: Actor) => {
  const { rows } = await owner.query<{ is: boolean }>(
    "select confirmed_at > now() - interval '10 minutes' as is from sign_in where id = $1",
    [signInId],
  );
  return rows[0]?.is;
};

describe("a challenge", () => {
  it("is answered once, for what it was made, by whom it was made for", async () => {
    const [actor, other] = [await somebody(), await somebody()];
    const { challenge } = await beginPasskey(actor, new Date());
    expect(await take(challenge, "enter", null)).toBe(false);
    expect(await take(challenge, "make", null)).toBe(false);
    expect(await take(challenge, "make", other)).toBe(false);
    const taken = await Promise.all([1, 2, 3].map(() => take(challenge, "make", actor)));
    expect(taken.filter(Boolean)).toEqual([true]);
  });

  it("ends after minutes", async () => {
    const { challenge } = await askForPasskey(null);
    await owner.query(
      "update passkey_challenge set expires_at = now() - interval '1 second' where challenge_hash = $1",
      [hashToken(challenge)],
    );
    expect(await take(challenge, "enter", null)).toBe(false);
  });

  it("to make a passkey is for who has shown lately who they are", async () => {
    const actor = await somebody();
    await forget(actor);
    await expect(beginPasskey(actor, new Date())).rejects.toMatchObject({ code: "unconfirmed" });
    const id = await holding(actor);
    await expect(removePasskey(actor, id, new Date())).rejects.toMatchObject({ code: "unconfirmed" });
  });
});

describe("confirming by a passkey", () => {
  it("takes one's own, proven against the counter that it has, and nobody else's", async () => {
    const [actor, other] = [await somebody(), await somebody()];
    const id = await holding(actor);
    for (const each of [actor, other]) await forget(each);
    expect(await confirm(other, id, 0)).toBe(false);
    expect(await confirm(actor, id, 7)).toBe(false);
    expect([await isConfirmed(actor), await isConfirmed(other)]).toEqual([false, false]);
    expect(await confirm(actor, id, 0)).toBe(true);
    expect([await isConfirmed(actor), await isConfirmed(other)]).toEqual([true, false]);
    // It has counted on, so the same proof is worth nothing.
    expect(await confirm(actor, id, 0)).toBe(false);
  });

  it("takes none of an account that is disabled", async () => {
    const actor = await somebody();
    const id = await holding(actor);
    await forget(actor);
    await owner.query("update app_user set disabled_at = now() where id = $1", [actor.userId]);
    expect(await confirm(actor, id, 0)).toBe(false);
    expect(await isConfirmed(actor)).toBe(false);
  });

  it("answers a challenge that was made for it, and none for signing in or for somebody else", async () => {
    const [actor, other] = [await somebody(), await somebody()];
    expect(await take((await askForPasskey(null)).challenge, "confirm", actor)).toBe(false);
    const { challenge } = await askForPasskey(actor);
    expect(await take(challenge, "enter", null)).toBe(false);
    expect(await take(challenge, "confirm", other)).toBe(false);
    expect(await take(challenge, "confirm", actor)).toBe(true);
  });
});

it("what breaks on our side is not told as a passkey that is none", async () => {
  const actor = await somebody();
  const id = await holding(actor);
  const encoded = (said: object) => Buffer.from(JSON.stringify(said)).toString("base64url");
  const clientDataJSON = encoded({ type: "webauthn.get", challenge: newToken(), origin: "http://localhost:3000" });
  const response = { clientDataJSON, authenticatorData: "", signature: "" };
  const given = { id, rawId: id, type: "public-key" as const, clientExtensionResults: {}, response };
  await expect(confirmByPasskey(actor, given)).rejects.toMatchObject({ code: "refused" });
  // A character that Postgres takes in no text.
  const broken = confirmByPasskey({ ...actor, signInId: "\u0000" }, given);
  await expect(broken).rejects.not.toHaveProperty("code", "refused");
});

it("of twenty passkeys no other is begun, before a device makes one that cannot be kept", async () => {
  const actor = await somebody();
  for (let made = 0; made < 20; made++) await holding(actor);
  await expect(beginPasskey(actor, new Date())).rejects.toThrow("You have twenty passkeys.");
});

it("an answer by no passkey of ours, and one that proves nothing, open nothing", async () => {
  const actor = await somebody();
  for (const id of [newToken(), await holding(actor)]) {
    const response = { clientDataJSON: "", authenticatorData: "", signature: "" };
    const given = { id, rawId: id, type: "public-key" as const, clientExtensionResults: {}, response };
    await expect(enterByPasskey(given, nowhere)).rejects.toThrow("This passkey was not accepted.");
  }
});

it("a passkey is a second factor: the password alone opens nothing, and its last removal ends the recovery codes", async () => {
  const actor = await somebody();
  const ids = [await holding(actor), await holding(actor)];
  expect(await authenticate({ email: actor.email, password, ...nowhere })).toMatchObject({
    ok: false,
    half: expect.any(String),
  });
  await renewRecoveryCodes(actor, new Date());
  const other = await somebody();
  await expect(removePasskey(other, ids[0] ?? "", new Date())).rejects.toThrow("There is no such passkey of yours");
  expect(await removePasskey(actor, ids[0] ?? "", new Date())).toBe(true);
  expect(await ownSecondFactor(actor, new Date())).toMatchObject({ isOn: true, codesLeft: 10 });
  expect(await removePasskey(actor, ids[1] ?? "", new Date())).toBe(false);
  expect(await ownSecondFactor(actor, new Date())).toMatchObject({ isOn: false, codesLeft: 0 });
  expect(await ownPasskeys(actor)).toEqual([]);
  expect(await authenticate({ email: actor.email, password, ...nowhere })).toMatchObject({ ok: true });
});

it.each([
  ["https://parley.example.org", true],
  ["http://localhost:3000", true],
  ["http://parley.example.org", false],
  ["https://192.0.2.7", false],
  ["https://[2001:db8::1]", false],
])("at %s browsers make passkeys: %s", (address, can) => {
  vi.stubEnv("APP_URL", address);
  expect(canUsePasskeys()).toBe(can);
});
