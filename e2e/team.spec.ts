/** Who comes and who goes: let in by a link, taken out again, and the accounts, which somebody else manages. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { hashPassword } from "@/lib/platform/passwords";
import { paths } from "@/lib/platform/paths";
import { Caller, expect, signIn, test } from "./fixtures";
import { found } from "./matrix/stage";

const password = "seven ferries to nowhere";

test("a colleague is let in by a link, and finds nothing from the moment they are taken out", async ({
  browserOf,
  callers,
}) => {
  const { slug } = await found(await callers("owner"), { founder: "owner", others: {} });
  const owner = await (await browserOf("owner")).newPage();
  await owner.goto(paths.members(slug));
  await owner.getByLabel("Whom").fill("Dilnoza");
  await owner.getByRole("region", { name: "Invite somebody" }).getByLabel("Role").selectOption("recorder");
  await owner.getByRole("button", { name: "Make a link" }).click();
  const link = new URL(await owner.getByLabel("Link of the invitation").inputValue()).pathname;
  await expect(owner.getByRole("region", { name: "Open invitations" })).toContainText("Dilnoza, as recorder");

  const guest = await (await browserOf("nobody")).newPage();
  await guest.goto(link);
  await expect(guest.getByRole("heading", { level: 1 })).toContainText("Ruth Adeyemi invites you to Stage");
  await guest.getByLabel("Your name").fill("Dilnoza Karimova");
  await guest.getByLabel("E-mail address").fill(`${randomUUID()}@parley.example`);
  await guest.getByLabel("A password").fill("parley-demo");
  await guest.getByRole("button", { name: "Make an account and accept" }).click();
  await expect(guest.getByRole("main").getByRole("alert")).toContainText("15 characters");
  await expect(guest.getByLabel("Your name")).toHaveValue("Dilnoza Karimova");
  await guest.getByLabel("A password").fill(password);
  await guest.getByRole("button", { name: "Make an account and accept" }).click();
  await guest.waitForURL(paths.board(slug));

  const late = await (await callers("outsider")).get(link);
  expect(late.text).toContain("This invitation has been accepted.");
  expect(late.text).not.toContain("Stage");
  expect(late.text).not.toContain(slug);

  await owner.reload();
  await owner.getByRole("link", { name: "Change Dilnoza Karimova" }).click();
  await owner.getByText("Remove from the negotiation").click();
  await owner.getByRole("button", { name: "Remove Dilnoza Karimova" }).click();
  await expect(owner.getByRole("region", { name: "Members", exact: true })).not.toContainText("Dilnoza");

  // Their page is open still: it stops at once, without anything that they do.
  await expect(guest.getByRole("heading", { name: /nothing here/i })).toBeVisible({ timeout: 2000 });
  expect((await guest.request.get(paths.board(slug))).status()).toBe(404);
  await guest.goto(paths.home);
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("You are in no negotiation yet.");
});

test("an administrator finds the accounts and no negotiation; who is disabled is signed out", async ({
  callers,
  playwright,
  baseURL,
}) => {
  const { slug } = await found(await callers("owner"), { founder: "owner", others: {} });
  const { origin } = new URL(baseURL ?? "");
  const database = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await database.connect();
  const account = async (isAdmin: boolean) => {
    const email = `${randomUUID()}@parley.example`;
    const person = [email, isAdmin ? "Ada Admin" : "Somebody", await hashPassword(password)];
    const { rows } = await database.query<{ id: string }>("select create_user($1, $2, $3) as id", person);
    await database.query("update app_user set is_admin = $1 where email = $2", [isAdmin, email]);
    const caller = new Caller("nobody", await playwright.request.newContext({ baseURL: origin }), origin);
    await signIn(caller.request, email, password);
    return { id: rows[0]?.id, email, caller };
  };
  const [{ caller: admin }, somebody] = [await account(true), await account(false)];
  await database.end();

  const page = await admin.get(paths.administration);
  expect(page.status).toBe(200);
  expect(page.text).toContain(somebody.email);
  expect((await admin.get(paths.board(slug))).status).toBe(404);
  expect((await somebody.caller.get(paths.administration)).status).toBe(404);

  expect((await somebody.caller.get(paths.home)).status).toBe(200);
  await admin.must("account.disable", { accountId: somebody.id });
  expect((await somebody.caller.get(paths.home)).status).toBe(307);
  expect((await admin.get(paths.administration)).text).toContain("disabled the account of");
});
