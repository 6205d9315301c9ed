import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import type { Actor } from "./actor";
import { closeDatabase, database } from "./database";
import { newToken, hashToken } from "./passwords";
import { askForPasskey, beginPasskey, canUsePasskeys, enterByPasskey, ownPasskeys, removePasskey } from "./passkeys";
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

async function take(challenge: string, purpose: string, userId: string | null): Promise<boolean> {
  const [taken] = await database().$queryRaw<{ ok: boolean }[]>`
    select take_passkey_challenge(${hashToken(challenge)}, ${purpose}, ${userId}::uuid) as ok`;
  return taken?.ok ?? false;
}

describe("a challenge", () => {
  it("is answered once, for what it was made, by whom it was made for", async () => {
    const [actor, other] = [await somebody(), await somebody()];
    const { challenge } = await beginPasskey(actor, new Date());
    expect(await take(challenge, "enter", null)).toBe(false);
    expect(await take(challenge, "make", other.userId)).toBe(false);
    const taken = await Promise.all([1, 2, 3].map(() => take(challenge, "make", actor.userId)));
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
    await owner.query("update sign_in set confirmed_at = now() - interval '11 minutes' where id = $1", [
      actor.signInId,
    ]);
    await expect(beginPasskey(actor, new Date())).rejects.toMatchObject({ code: "unconfirmed" });
    const id = await holding(actor);
    await expect(removePasskey(actor, id, new Date())).rejects.toMatchObject({ code: "unconfirmed" });
  });
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
  await removePasskey(actor, ids[0] ?? "", new Date());
  expect(await ownSecondFactor(actor, new Date())).toMatchObject({ isOn: true, codesLeft: 10 });
  await removePasskey(actor, ids[1] ?? "", new Date());
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
