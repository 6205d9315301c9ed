import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { findActor } from "./actor";
import { endSignIn } from "./auth";
import { closeDatabase } from "./database";
import { authenticate } from "./sign-in";

const password = "correct horse battery staple";
let owner: Owner;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

async function account() {
  const email = `${randomUUID()}@parley.example`;
  return { email, id: await makeUser(owner, { email, name: "Somebody", password }) };
}

const guess = (email: string, tried: string, address = randomUUID()) =>
  authenticate({ email, password: tried, address, agent: "test" });

describe("signing in", () => {
  it("opens for the right password, whatever the case of the address", async () => {
    const { email, id } = await account();
    const outcome = await guess(` ${email.toUpperCase()} `, password);
    expect(outcome.ok && (await findActor(outcome.signInId))).toMatchObject({ userId: id, email });
  });

  it("answers alike to a wrong password, an unknown address and a disabled account", async () => {
    const [known, disabled] = [await account(), await account()];
    await owner.query("update app_user set disabled_at = now() where id = $1", [disabled.id]);
    const answers = [
      await guess(known.email, "wrong"),
      await guess(`${randomUUID()}@parley.example`, password),
      await guess(disabled.email, password),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: false });
  });

  it("makes the sixth guess wait, from wherever it comes, and forgets after a success", async () => {
    const { email } = await account();
    for (let n = 0; n < 4; n++) expect(await guess(email, "wrong")).toEqual(expect.objectContaining({ ok: false }));
    expect(await guess(email, password)).toMatchObject({ ok: true });
    for (let n = 0; n < 5; n++) await guess(email, "wrong");
    expect(await guess(email, password)).toMatchObject({ ok: false, retryAfter: expect.any(Number) as number });
  });

  it("ends at once: revoked, expired, or its user disabled", async () => {
    const { email, id } = await account();
    const open = async () => {
      const outcome = await guess(email, password);
      if (!outcome.ok) throw new Error(outcome.message);
      return outcome.signInId;
    };
    const [revoked, expired, disabled] = [await open(), await open(), await open()];
    await endSignIn(revoked);
    expect(await findActor(revoked)).toBeNull();
    await owner.query("update sign_in set expires_at = now() - interval '1 second' where id = $1", [expired]);
    expect(await findActor(expired)).toBeNull();
    expect(await findActor(disabled)).not.toBeNull();
    await owner.query("update app_user set disabled_at = now() where id = $1", [id]);
    expect(await findActor(disabled)).toBeNull();
  });
});
