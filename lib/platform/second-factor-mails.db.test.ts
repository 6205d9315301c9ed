/** What the owner of an account is told of their second factor is so, and comes once it is so for good. */
import { randomUUID } from "node:crypto";
import { TOTP } from "otpauth";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { type MailServer, startMailServer } from "@/prisma/mail-server";
import { must } from "@/prisma/team-fixtures";
import type { Actor } from "./actor";
import { execute } from "./command";
import { removeSecondFactorOf } from "./commands/manage-accounts";
import { closeDatabase } from "./database";
import { passHalf } from "./half-sign-in";
import { removePasskey } from "./passkeys";
import { beginSecondFactor, confirmSecondFactor, ownSecondFactor, removeSecondFactor } from "./second-factor";
import { authenticate } from "./sign-in";

const password = "correct horse battery staple";
const nowhere = { address: null, agent: null, device: null };
let owner: Owner;
let server: MailServer;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  server = await startMailServer();
  vi.stubEnv("SMTP_URL", server.url);
  vi.stubEnv("MAIL_FROM", "Parley <desk@parley.example>");
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
  await owner.end();
  await closeDatabase();
});

async function somebody(): Promise<Actor> {
  const email = `${randomUUID()}@parley.example`;
  return actAs(owner, await makeUser(owner, { email, name: "Somebody", password }));
}

async function giveKey({ userId }: Actor): Promise<string> {
  const id = randomUUID();
  await owner.query(
    "insert into passkey (id, user_id, public_key, counter, name, is_synced) values ($1, $2, 'none', 0, 'My laptop', false)",
    [id, userId],
  );
  return id;
}

async function giveApp(actor: Actor): Promise<void> {
  const at = new Date();
  await beginSecondFactor(actor, at);
  const { app } = await ownSecondFactor(actor, at);
  const secret = app.is === "begun" ? app.secret : "";
  await confirmSecondFactor(actor, new TOTP({ secret }).generate({ timestamp: at.getTime() }), at);
}

/** What they are told in their next mail that says this. */
const told = ({ email }: Actor, words: string) =>
  vi.waitFor(() => {
    const mail = server.mailsTo(email).find(({ text }) => text?.includes(words));
    if (!mail) throw new Error(`no mail says “${words}”`);
    return mail;
  }, 5000);

it("says that the password alone signs in where that is so, and not while there is another", async () => {
  const actor = await somebody();
  await giveApp(actor);
  await told(actor, "Your other browsers have been signed out.");
  const [first, last] = [await giveKey(actor), await giveKey(actor)];
  await removeSecondFactor(actor, new Date());
  expect((await told(actor, "a passkey is asked for")).subject).toBe("Your authenticator app for Parley was removed");
  await removePasskey(actor, first, new Date());
  await told(actor, "the password alone does not, either");
  expect(server.mailsTo(actor.email).some(({ text }) => text?.includes("your password alone signs in"))).toBe(false);
  await removePasskey(actor, last, new Date());
  await told(actor, "your password alone signs in");
});

it("tells once who has guessed at codes after their password", async () => {
  const actor = await somebody();
  await giveApp(actor);
  const begun = await authenticate({ email: actor.email, password, ...nowhere });
  const half = begun.ok ? "" : (begun.half ?? "");
  const answers = [];
  for (let tries = 0; tries < 8; tries++) answers.push(await passHalf(half, "12", nowhere, new Date()));
  expect(answers.filter((each) => !each.ok && !each.isCode).length).toBeGreaterThan(1);
  expect((await told(actor, "so many wrong codes")).subject).toBe("Somebody has your password for Parley");
  // This one is told after whatever was told twice.
  await removeSecondFactor(actor, new Date());
  await told(actor, "has been removed");
  expect(server.mailsTo(actor.email).filter(({ text }) => text?.includes("so many wrong codes"))).toHaveLength(1);
});

it("tells what an administrator took off, and nobody where nothing was", async () => {
  const [admin, actor, plain] = [await somebody(), await somebody(), await somebody()];
  await owner.query("update app_user set is_admin = true where id = $1", [admin.userId]);
  await giveKey(actor);
  const by = { ...admin, isAdmin: true };
  expect(await execute(removeSecondFactorOf, by, { accountId: plain.userId })).toMatchObject({ code: "conflict" });
  must(await execute(removeSecondFactorOf, by, { accountId: actor.userId }));
  expect((await told(actor, "an administrator has taken off")).subject).toContain("was taken off");
  expect(server.mailsTo(plain.email)).toEqual([]);
});
