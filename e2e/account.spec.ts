/** A person's own account, in browsers of their own: set up, looked after, and got back into by mail. */
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { type MailServer, startMailServer } from "@/prisma/mail-server";
import { expect, test as base } from "./fixtures";
import { wordedStage } from "./worded-stage";

const first = "plum ladder quartz Tuesday";
const second = "harbour violin under snow";

const test = base.extend<{ email: string; link: string; mail: MailServer }>({
  /** Where the app under test sends its mail. */
  mail: async ({ browserName: _ }, use) => {
    const mail = await startMailServer(Number(process.env.MAIL_PORT));
    await use(mail);
    await mail.close();
  },
  email: async ({ browserName: _ }, use) => use(`${randomUUID()}@ministry.example`),
  /** Where the link of a new account leads. */
  link: async ({ email }, use) => {
    const program = join(import.meta.dirname, "..", "lib", "platform", "boot", "user-create.mjs");
    const { stdout } = await promisify(execFile)(process.execPath, [program, "--email", email, "--name", "Ruth Amari"]);
    await use(pathIn(stdout));
  },
});

const pathIn = (text: string) => /\/sign-in\/password\?link=[\w-]+/.exec(text)?.[0] ?? "no link";

async function setPassword(page: Page, link: string, password: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("New password").fill(password);
  await page.getByLabel("New password").press("Enter");
  await expect(page).toHaveURL((url) => url.pathname === paths.home);
}

async function enter(page: Page, email: string, password: string): Promise<void> {
  await page.goto(paths.signIn());
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByLabel("Password").press("Enter");
}

test("somebody new sets a password by their link, and signs another browser of theirs out", async ({
  page,
  email,
  link,
  browserOf,
}) => {
  await page.goto(link);
  await page.getByLabel("New password").fill(email);
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Leave out");
  await setPassword(page, link, first);
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link sets no password any more.");

  const elsewhere = await (await browserOf("nobody")).newPage();
  await enter(elsewhere, email, first);
  await expect(elsewhere).toHaveURL((url) => url.pathname === paths.home);

  await page.goto(paths.home);
  await page.locator("summary", { hasText: "account and settings" }).click();
  await page.getByRole("link", { name: "Account" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are signed in here and in one other browser.");
  await page.getByRole("button", { name: /^Sign out\s*Chrome/ }).click();
  await expect(page.getByText("That browser is signed out.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are signed in here and nowhere else.");
  await elsewhere.goto(paths.account);
  await expect(elsewhere).toHaveURL(/\/sign-in\?callbackUrl=%2Faccount$/);
});

test("a password is changed by who knows the present one, which signs every other browser out", async ({
  page,
  email,
  link,
  browserOf,
}) => {
  await setPassword(page, link, first);
  const elsewhere = await (await browserOf("nobody")).newPage();
  await enter(elsewhere, email, first);
  await expect(elsewhere).toHaveURL((url) => url.pathname === paths.home);

  await page.goto(paths.account);
  const change = async (present: string, password: string) => {
    await page.getByLabel("Present password").fill(present);
    await page.getByLabel("New password").fill(password);
    await page.getByLabel("New password").press("Enter");
  };
  await change("not it", second);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("This is not your present password.");
  await change(first, second);
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await expect(page.getByLabel("Present password")).toHaveValue("");
  await elsewhere.goto(paths.account);
  await expect(elsewhere).toHaveURL(/\/sign-in/);
});

test("who has forgotten a password gets a link by mail", async ({ page, email, link, mail, browserOf }) => {
  await setPassword(page, link, first);
  const elsewhere = await (await browserOf("nobody")).newPage();
  await elsewhere.goto(paths.signIn());
  await elsewhere.getByRole("link", { name: "Forgotten your password?" }).click();
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("A link by mail lets you set a new password.");
  await elsewhere.getByLabel("E-mail address").fill(email);
  await elsewhere.getByRole("button", { name: "Send a link" }).click();
  await expect(elsewhere.getByText(`If ${email} has an account here, a link is on its way there.`)).toBeVisible();
  const linkMail = () => mail.mailsTo(email).find(({ subject }) => subject?.startsWith("Set a new password"))?.text;
  await expect.poll(linkMail).toBeDefined();
  await setPassword(elsewhere, pathIn(linkMail() ?? ""), second);
  await page.goto(paths.account);
  await expect(page).toHaveURL(/\/sign-in/);
  const subjects = () => mail.mailsTo(email).map(({ subject }) => subject);
  await expect.poll(() => subjects().filter((each) => each?.endsWith("was changed")).length).toBe(2);
});

test("a member chooses how to be told, hears by mail that they are mentioned, and ends such mails from it", async ({
  page,
  email,
  link,
  mail,
  browserOf,
  callers,
}) => {
  await setPassword(page, link, first);
  await page.goto(paths.mailSettings);
  const settings = page.getByRole("region", { name: "Mail" });
  const byName = settings.getByRole("group", { name: "When somebody asks you by name" });
  await expect(byName.getByLabel("At once")).toBeChecked();
  await expect(settings.getByLabel("By the clocks of")).toHaveValue("Europe/Rome");
  await settings.getByRole("group", { name: "What you follow or took part in" }).getByLabel("In a daily mail").check();
  await settings.getByLabel("By the clocks of").fill("Nowhere/At all");
  await settings.getByRole("button", { name: "Save" }).click();
  await expect(settings.getByRole("alert")).toContainText("Name a time zone");
  await settings.getByLabel("By the clocks of").fill("Kabul");
  await settings.getByRole("button", { name: "Save" }).click();
  await expect(settings.getByText("Saved.")).toBeVisible();
  await expect(settings.getByText("The next daily mail is due on")).toContainText("08:00");

  const { id, versionId, name } = await wordedStage(callers);
  const owner = await callers("owner");
  await owner.must("member.add", { negotiationId: id, email, role: "commenter" });
  await (await callers("officer")).must("annotation.make", {
    ...{ negotiationId: id, clauseVersionId: versionId, start: 1, end: 6, quote: "Until" },
    ...{ kind: "question", body: "@Ruth Amari, until when?" },
  });
  const told = () => mail.mailsTo(email).find(({ subject }) => subject?.includes("mentions you"));
  await expect.poll(told).toBeDefined();
  expect(told()?.text).toContain("until when?");
  expect(told()?.text).toContain(name);

  const elsewhere = await (await browserOf("nobody")).newPage();
  await elsewhere.goto(/\/unsubscribe\/[\w-]+/.exec(told()?.text ?? "")?.[0] ?? "no address");
  await expect(elsewhere.getByRole("main")).not.toContainText(/Ruth|ministry/);
  await elsewhere.getByRole("button", { name: "No more such mail" }).click();
  await expect(elsewhere.getByText("Parley sends no more mail")).toBeVisible();
  await page.reload();
  await expect(byName.getByLabel("Not by mail")).toBeChecked();

  // What a mail program sends for its user (RFC 8058), from wherever it is.
  const { url = "" } = (told()?.headers.get("list") as Record<string, { url?: string }> | undefined)?.unsubscribe ?? {};
  await byName.getByLabel("At once").check();
  await settings.getByRole("button", { name: "Save" }).click();
  await expect(settings.getByText("Saved.")).toBeVisible();
  const form = { "List-Unsubscribe": "One-Click" };
  const { request } = await callers("nobody");
  expect((await request.post(new URL(url).pathname, { form })).status()).toBe(200);
  await page.reload();
  await expect(byName.getByLabel("Not by mail")).toBeChecked();
});
