/** Passkeys in Chromium, whose virtual authenticator (DevTools protocol, WebAuthn) stands in for a phone or a key. */
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import pg from "pg";
import { paths } from "@/lib/platform/paths";
import { expect, test } from "./fixtures";
import { everySetting, expectSound } from "./sound";

const password = "plum ladder quartz Tuesday";

/** Browsers make passkeys for a name; the other tests go by a number. */
const home = (baseURL: string | undefined) => (baseURL ?? "").replace("127.0.0.1", "localhost");

type Credential = { credentialId: string; signCount: number; privateKey: string; isResidentCredential: boolean };

async function withAuthenticator(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  return {
    credentials: async () => (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
    verifies: (isUserVerified: boolean) =>
      session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
    /** Holds this in the place of the one under its id. */
    becomes: async (credential: Credential) => {
      await session.send("WebAuthn.removeCredential", { authenticatorId, credentialId: credential.credentialId });
      await session.send("WebAuthn.addCredential", { authenticatorId, credential });
    },
  };
}

test("a passkey is made, signs in by itself, confirms, is asked for after the password, and is removed", async ({
  browser,
  baseURL,
}) => {
  const email = `${randomUUID()}@ministry.example`;
  const program = join(import.meta.dirname, "..", "lib", "platform", "boot", "user-create.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, [program, "--email", email, "--name", "Ruth Amari"]);
  const context = await browser.newContext({ baseURL: home(baseURL) });
  const page = await context.newPage();
  const authenticator = await withAuthenticator(page);
  await page.goto(/\/sign-in\/password\?link=[\w-]+/.exec(stdout)?.[0] ?? "no link");
  await page.getByLabel("New password").fill(password);
  await page.getByLabel("New password").press("Enter");
  await expect(page).toHaveURL((url) => url.pathname === paths.home);

  await page.goto(paths.secondFactor());
  await page.getByRole("button", { name: "Make a passkey" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Write what it is kept by." })).toBeVisible();
  await page.getByLabel("What is it kept by?").fill("My laptop");
  await page.getByRole("button", { name: "Make a passkey" }).click();
  await expect(page.getByRole("heading", { name: "Keep these ten recovery codes" })).toBeVisible();
  await page.getByRole("link", { name: "I have kept them: go on" }).click();
  await expect(page.getByText("10 recovery codes are left.")).toBeVisible();
  await page.goto(paths.secondFactor());
  await expectSound(page, "passkeys", everySetting);
  const [made] = await authenticator.credentials();
  expect(made?.rpId).toBe("localhost");

  // The password alone opens nothing any more.
  await context.clearCookies();
  await page.goto(paths.signIn(paths.inbox()));
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByLabel("Password").press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Now your second factor.");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL((url) => url.pathname === paths.inbox());

  // By itself: no address, no password. Whoever does not give a finger or a PIN is not let in.
  await context.clearCookies();
  await page.goto(paths.signIn(paths.account));
  await authenticator.verifies(false);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("main").getByRole("alert").filter({ hasText: /\w/ })).toBeVisible();
  await authenticator.verifies(true);
  // A copy of it counts behind the one that signed in.
  const [one] = await authenticator.credentials();
  if (!one) throw new Error("there is no passkey");
  await authenticator.becomes({ ...one, signCount: 0 });
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("main").getByRole("alert").filter({ hasText: "was not accepted" })).toBeVisible();
  await authenticator.becomes({ ...one, signCount: one.signCount + 10 });
  const answered = page.waitForRequest((request) => request.postData()?.includes("authenticatorData") ?? false);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  const answer = await answered;
  await expect(page).toHaveURL((url) => url.pathname === paths.account);

  // The same answer sent again, by who listened, opens nothing: its challenge is used.
  const again = await browser.newContext({ baseURL: home(baseURL) });
  const headers = await answer.allHeaders();
  const replayed = await again.request.post(answer.url(), {
    headers: Object.fromEntries(
      Object.entries(headers).filter(([name]) => /^(next-|content-type|origin|accept$)/.test(name)),
    ),
    data: answer.postData() ?? "",
  });
  expect(await replayed.text()).toContain("This passkey was not accepted");
  expect((await again.cookies()).map(({ name }) => name)).not.toContain("next-auth.session-token");
  await again.close();

  const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  const mine = "user_id = (select id from app_user where email = $1)";
  await owner.query(`update sign_in set confirmed_at = now() - interval '1 day' where ${mine}`, [email]);
  await page.goto(paths.secondFactor());
  const remove = page.getByRole("button", { name: "Remove the passkey My laptop" });
  await page.locator("summary", { hasText: "Remove My laptop" }).click();
  await remove.click();
  const dialog = page.getByRole("dialog", { name: "Confirm that it is you" });
  await dialog.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your password alone signs you in.");

  // What is removed signs in no more, though the device still has it.
  await context.clearCookies();
  await page.goto(paths.signIn());
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("main").getByRole("alert").filter({ hasText: "was not accepted" })).toBeVisible();
  const { rows } = await owner.query<{ event: string }>(
    `select event from account_entry where ${mine} order by event`,
    [email],
  );
  expect(rows.map(({ event }) => event)).toEqual(["account.passkey_made", "account.passkey_removed"]);
  await owner.end();
  await context.close();
});
