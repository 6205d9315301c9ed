/** A second factor in a browser: set up, asked for after the password, and asked for again before what matters. */
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { TOTP } from "otpauth";
import pg from "pg";
import { paths } from "@/lib/platform/paths";
import { type MailServer, startMailServer } from "@/prisma/mail-server";
import { expect, test as base } from "./fixtures";
import { everySetting, expectSound, onPhoneAtNight } from "./sound";

const password = "plum ladder quartz Tuesday";

const test = base.extend<{ email: string; link: string; mail: MailServer }>({
  mail: async ({ browserName: _ }, use) => {
    const mail = await startMailServer(Number(process.env.MAIL_PORT));
    await use(mail);
    await mail.close();
  },
  email: async ({ browserName: _ }, use) => use(`${randomUUID()}@ministry.example`),
  link: async ({ email }, use) => {
    const program = join(import.meta.dirname, "..", "lib", "platform", "boot", "user-create.mjs");
    const { stdout } = await promisify(execFile)(process.execPath, [program, "--email", email, "--name", "Ruth Amari"]);
    await use(/\/sign-in\/password\?link=[\w-]+/.exec(stdout)?.[0] ?? "no link");
  },
});

test("a code is asked for after the password, once set up, and again before what matters", async ({
  page,
  email,
  link,
  mail,
  browserOf,
}) => {
  await page.goto(link);
  await page.getByLabel("New password").fill(password);
  await page.getByLabel("New password").press("Enter");
  await expect(page).toHaveURL((url) => url.pathname === paths.home);

  await page.goto(paths.account);
  await page.getByRole("link", { name: "Set up a second factor" }).click();
  await page.getByRole("button", { name: "Set up an app" }).click();
  await expect(page.getByAltText("The secret below")).toBeVisible();
  await expectSound(page, "the secret", everySetting);
  const secret = ((await page.locator("code").textContent()) ?? "").replaceAll(" ", "");
  const codeIn = (steps: number) => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
  await page.getByLabel("The code that the app shows").fill(codeIn(7));
  await page.getByRole("button", { name: "Turn it on" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "This is not the code" })).toBeVisible();
  await page.getByLabel("The code that the app shows").fill(codeIn(0));
  await page.getByRole("button", { name: "Turn it on" }).click();
  await expect(page.getByRole("heading", { name: "Keep these ten recovery codes" })).toBeFocused();
  await expectSound(page, "recovery codes", [onPhoneAtNight]);
  const recovery = await page.getByRole("listitem").locator("code").allTextContents();
  expect(recovery).toHaveLength(10);
  await page.getByRole("link", { name: "I have kept them: go on" }).click();
  await expect(page.getByText("10 recovery codes are left.")).toBeVisible();

  const elsewhere = await (await browserOf("nobody")).newPage();
  await elsewhere.goto(paths.inbox());
  await elsewhere.getByLabel("E-mail address").fill(email);
  await elsewhere.getByLabel("Password").fill(password);
  await elsewhere.getByLabel("Password").press("Enter");
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Now your second factor.");
  await expectSound(elsewhere, "the code", [onPhoneAtNight]);
  // The password alone has opened nothing.
  const kept = await elsewhere.context().cookies();
  expect(kept.map(({ name }) => name)).not.toContain("next-auth.session-token");
  expect((await elsewhere.request.get("/api/v1/commands")).status()).toBe(401);
  await elsewhere.getByLabel("Code").fill("000000");
  await elsewhere.getByLabel("Code").press("Enter");
  await expect(elsewhere.getByRole("main").getByRole("alert")).toContainText("This code is not right");
  await elsewhere.getByLabel("Code").fill(codeIn(1));
  await elsewhere.getByLabel("Code").press("Enter");
  await expect(elsewhere).toHaveURL((url) => url.pathname === paths.inbox());

  // At next-auth's own address no session comes by a password, either.
  const { request } = await browserOf("nobody");
  const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const form = { csrfToken, email, password, json: "true" };
  const answer = await request.post("/api/auth/callback/credentials", { form });
  expect(((await answer.json()) as { url: string }).url).toContain(paths.signInCode());
  expect((await request.get("/api/v1/commands")).status()).toBe(401);

  const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  await owner.query(
    "update sign_in set confirmed_at = now() - interval '1 day' where user_id = (select id from app_user where email = $1)",
    [email],
  );
  await owner.end();
  await elsewhere.goto(`${paths.account}#tokens`);
  await elsewhere.getByLabel("What is it for?").fill("A report");
  await elsewhere.getByRole("button", { name: "Make a token" }).click();
  const dialog = elsewhere.getByRole("dialog", { name: "Confirm that it is you" });
  await dialog.getByLabel("Your password, or a code").fill(password);
  await dialog.getByRole("button", { name: "Confirm and go on" }).click();
  await expect(dialog.getByText("This code is not right")).toBeVisible();
  await dialog.getByLabel("Your password, or a code").fill(recovery[0] ?? "");
  await dialog.getByRole("button", { name: "Confirm and go on" }).click();
  await expect(elsewhere.getByText("Made. Copy it now")).toBeVisible();
  await expect(elsewhere.getByRole("row", { name: /A report/ })).toBeVisible();

  await elsewhere.goto(paths.secondFactor());
  await elsewhere.locator("summary", { hasText: "Remove it" }).click();
  await elsewhere.getByRole("button", { name: "Remove the app" }).click();
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Your password alone signs you in.");
  const subjects = () => mail.mailsTo(email).map(({ subject }) => subject);
  await expect.poll(subjects).toContain("Signing in to Parley asks for no code any more");
  expect(subjects()).toContain("Signing in to Parley asks for a code now");
  expect(subjects()).toContain("A recovery code of yours was used");
});
