import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { type MailServer, startMailServer } from "@/prisma/mail-server";
import { findActor } from "./actor";
import { closeDatabase } from "./database";
import { linkOwn } from "./oidc/linking";
import { leastSettings, said } from "./oidc/said-fixtures";
import { askForPasswordLink, readPasswordLink, setPasswordByLink } from "./password-links";
import { hashToken } from "./passwords";
import { authenticate, fingerprint } from "./sign-in";

const oldPassword = "correct horse battery staple";
const newPassword = "plum ladder quartz Tuesday";
let owner: Owner;
let server: MailServer;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  server = await startMailServer();
});

// Around each, so that what a test sets besides does not outlive it, also where it fails.
beforeEach(() => {
  vi.stubEnv("SMTP_URL", server.url);
  vi.stubEnv("MAIL_FROM", "Parley <desk@parley.example>");
  vi.stubEnv("APP_URL", "https://parley.example");
});

afterEach(() => {
  vi.unstubAllEnvs();
});

afterAll(async () => {
  await server.close();
  await owner.end();
  await closeDatabase();
});

async function account() {
  const email = `${randomUUID()}@ministry.example`;
  return { email, id: await makeUser(owner, { email, name: "Rüth “R” Ádéyemi", password: oldPassword }) };
}

const ask = (email: string, address = randomUUID() as string) => askForPasswordLink({ email, address });
const origin = { address: null, agent: null, device: null };

/** Asks, lets the mail go out, and takes the link's token out of it. */
async function linkFor(email: string): Promise<string> {
  const asked = await ask(email);
  if (!asked.ok) throw new Error(asked.message);
  await asked.afterwards();
  const link = /https:\/\/parley\.example\/sign-in\/password\?link=([\w-]+)/.exec(
    server.mailsTo(email).at(-1)?.text ?? "",
  );
  return link?.[1] ?? "";
}

describe("a forgotten password", () => {
  it("is replaced by a link that comes by mail", async () => {
    const { email, id } = await account();
    const token = await linkFor(` ${email.toUpperCase()} `.trim().toLowerCase());
    const mail = server.mailsTo(email)[0];
    expect(mail?.from?.text).toContain("desk@parley.example");
    expect(mail?.text).toContain("Hello Rüth “R” Ádéyemi");
    expect(await readPasswordLink(token)).toMatchObject({ email });
    expect(await setPasswordByLink(token, newPassword)).toEqual({ ok: true, userId: id });
    expect(await authenticate({ email, password: oldPassword, ...origin })).toMatchObject({ ok: false });
    expect(await authenticate({ email, password: newPassword, ...origin })).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(server.mailsTo(email).at(-1)?.subject).toMatch(/was changed/));
  });

  it("signs every browser out, and makes the other links worthless", async () => {
    const { email } = await account();
    const before = await authenticate({ email, password: oldPassword, ...origin });
    const [one, other] = [await linkFor(email), await linkFor(email)];
    expect(await setPasswordByLink(one, newPassword)).toMatchObject({ ok: true });
    expect(before.ok && (await findActor(before.signInId))).toBeNull();
    expect(await setPasswordByLink(other, newPassword)).toMatchObject({ ok: false });
  });

  it("is set once by one link, however often it is sent at once", async () => {
    const { email } = await account();
    const token = await linkFor(email);
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => setPasswordByLink(token, newPassword)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("keeps the link for another try when the new password will not do", async () => {
    const { email } = await account();
    const token = await linkFor(email);
    expect(await setPasswordByLink(token, "too short")).toMatchObject({
      ok: false,
      fault: expect.any(String) as string,
    });
    expect(await setPasswordByLink(token, `my ${email} at last`)).toMatchObject({
      ok: false,
      fault: expect.any(String) as string,
    });
    expect(await setPasswordByLink(token, newPassword)).toMatchObject({ ok: true });
  });

  it("cannot be set by a link whose time is over, that never was, or of a disabled account", async () => {
    const [late, disabled] = [await account(), await account()];
    const [tooLate, ofDisabled] = [await linkFor(late.email), await linkFor(disabled.email)];
    await owner.query("update password_link set expires_at = now() - interval '1 second' where user_id = $1", [
      late.id,
    ]);
    await owner.query("update app_user set disabled_at = now() where id = $1", [disabled.id]);
    for (const token of [tooLate, ofDisabled, "", "never was"]) {
      expect(await readPasswordLink(token)).toBeNull();
      expect(await setPasswordByLink(token, newPassword)).toMatchObject({ ok: false });
    }
  });

  it("comes with the way in instead of a link where the identity provider alone opens the account", async () => {
    const [{ email, id }, plain] = [await account(), await account()];
    const settings = { ...leastSettings, OIDC_PASSWORDS: "off" };
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
    expect(await linkOwn(await actAs(owner, id), said())).toBeNull();
    expect(await linkFor(email)).toBe("");
    const mail = server.mailsTo(email).at(-1);
    expect(mail?.text).toContain("Your password opens nothing here any more: sign in with");
    expect(mail?.text).toContain("https://parley.example/sign-in");
    expect(await linkFor(plain.email)).not.toBe("");
  });

  it("is kept as a hash of its token alone", async () => {
    const { email, id } = await account();
    const token = await linkFor(email);
    const { rows } = await owner.query<{ token_hash: string }>(
      "select token_hash from password_link where user_id = $1",
      [id],
    );
    expect(rows).toEqual([{ token_hash: hashToken(token) }]);
  });
});

describe("asking for a link", () => {
  it("answers alike whether the address has an account or not, and writes only to one that has", async () => {
    const [known, disabled] = [await account(), await account()];
    await owner.query("update app_user set disabled_at = now() where id = $1", [disabled.id]);
    const stranger = `${randomUUID()}@ministry.example`;
    for (let n = 0; n < 5; n++) {
      const answers = await Promise.all([known.email, stranger, disabled.email].map((email) => ask(email)));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      for (const answer of answers) if (answer.ok) await answer.afterwards();
    }
    expect(server.mailsTo(known.email)).toHaveLength(3);
    expect(server.mailsTo(stranger)).toEqual([]);
    expect(server.mailsTo(disabled.email)).toEqual([]);
  });

  it("is heard three times an hour for an account, also when asked at once, and twenty times for an address", async () => {
    const { email } = await account();
    const atOnce = await Promise.all(Array.from({ length: 12 }, () => ask(email)));
    expect(atOnce.filter(({ ok }) => ok)).toHaveLength(3);
    await owner.query("update attempt set at = at - interval '1 hour' where account_hash = $1", [fingerprint(email)]);
    expect(await ask(email)).toMatchObject({ ok: true });
    const address = randomUUID();
    const fromOne = await Promise.all(Array.from({ length: 25 }, () => ask(`${randomUUID()}@x.example`, address)));
    expect(fromOne.filter(({ ok }) => ok)).toHaveLength(20);
  });

  it("does not fail where the mail server does", async () => {
    const { email } = await account();
    vi.resetModules();
    vi.stubEnv("SMTP_URL", "smtp://parley:wrong@127.0.0.1:1");
    const { askForPasswordLink: askAnew } = await import("./password-links");
    const { closeDatabase: closeAnew } = await import("./database");
    try {
      const asked = await askAnew({ email, address: null });
      expect(asked.ok && (await asked.afterwards())).toBeUndefined();
    } finally {
      await closeAnew();
    }
  });
});
