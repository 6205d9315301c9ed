/** Signing in by an identity provider in a browser: there and back, confirming in another tab, signing out. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { paths } from "@/lib/platform/paths";
import { type IdentityProvider, startIdentityProvider } from "@/prisma/identity-provider";
import { expect, test as base } from "./fixtures";
import { everySetting, expectSound, onPhoneAtNight } from "./sound";

/** The address that the app knows itself by, which is where the provider leads back to. */
const home = (process.env.BASE_URL ?? "").replace("127.0.0.1", "localhost");

const test = base.extend<{ provider: IdentityProvider }>({
  provider: async ({ browserName: _ }, use) => {
    const provider = await startIdentityProvider({
      port: Number(process.env.IDENTITY_PORT),
      clientSecret: process.env.IDENTITY_SECRET,
      redirectUri: home + paths.providerAnswer,
      signedOutUri: home + paths.signIn(),
      endedUri: home + paths.providerEnded,
    });
    await use(provider);
    await provider.close().catch(() => undefined);
  },
});

test("somebody whom their organisation knows comes in, is asked again there before what matters, and leaves", async ({
  browserOf,
  provider,
}) => {
  const account = `ruth-${randomUUID()}`;
  const email = `${account}@ministry.example`;
  const ruth = { email, email_verified: true, name: "Ruth Amari", groups: ["staff"] };
  provider.people.set(account, ruth);
  const page = await (await browserOf("nobody")).newPage();
  const goThere = page.getByRole("link", { name: "Sign in with your ministry" });

  // The page that was asked for comes back, also by way of a group that gives no role yet.
  await page.goto(home + paths.account);
  await goThere.click();
  await page.getByLabel("Account").fill(account);
  await page.getByRole("button", { name: "Sign in there" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("none of your groups there has a role here");
  await expectSound(page, "a way in that was refused", everySetting);
  provider.people.set(account, { ...ruth, groups: ["negotiators"] });
  await goThere.click();
  await expect(page).toHaveURL((url) => url.origin === home && url.pathname === paths.account);
  await expect(page.getByText("It is your only way in")).toBeVisible();
  const { cookies } = await page.context().storageState();
  expect(cookies.filter(({ name }) => name.includes("flow"))).toEqual([]);

  const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  const mine = "where user_id = (select id from app_user where email = $1)";
  await owner.query(`update sign_in set confirmed_at = now() - interval '1 day' ${mine}`, [email]);
  await page.getByLabel("What is it for?").fill("A report");
  await page.getByRole("button", { name: "Make a token" }).click();
  const dialog = page.getByRole("dialog", { name: "Confirm that it is you" });
  const opening = page.waitForEvent("popup");
  await dialog.getByRole("link", { name: "Confirm with your ministry" }).click();
  const tab = await opening;
  // They are signed in there, and asked all the same.
  await tab.getByLabel("Account").fill(account);
  await tab.getByRole("button", { name: "Sign in there" }).click();
  await expect(tab.getByRole("heading", { level: 1 })).toHaveText("You have confirmed that it is you.");
  await expectSound(tab, "confirmed", [onPhoneAtNight]);
  // What was typed has gone on by itself.
  await expect(page.getByText("Made. Copy it now")).toBeVisible();
  await expect(page.getByRole("row", { name: /A report/ })).toBeVisible();

  await page.locator("summary", { hasText: "account and settings" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("status")).toContainText("still signed in with your ministry");
  await goThere.click();
  await expect(page).toHaveURL((url) => url.pathname === paths.home);
  // Whom the provider signs out is signed out here, without their browser's doing anything.
  const { rows } = await owner.query<{ sid: string }>(
    `select provider_session as sid from sign_in ${mine} and purpose = 'browser' and revoked_at is null`,
    [email],
  );
  const event = { "http://schemas.openid.net/event/backchannel-logout": {} };
  const [iat, jti] = [Math.floor(Date.now() / 1000), randomUUID()];
  const told = { iss: provider.issuer, aud: provider.clientId, iat, jti, sid: rows[0]?.sid, events: event };
  const form = { logout_token: await provider.sign(told, { typ: "logout+jwt" }) };
  expect((await page.request.post(home + paths.providerEnded, { form })).status()).toBe(200);
  expect((await page.request.post(home + paths.providerEnded, { form: { logout_token: "a.b.c" } })).status()).toBe(400);
  await page.goto(home + paths.inbox());
  await expect(page).toHaveURL((url) => url.pathname === paths.signIn());
  await owner.end();
});

test("nobody is signed in by another site's sending them there", async ({ browserOf, provider }) => {
  const page = await (await browserOf("nobody")).newPage();
  await page.goto(`${provider.issuer}/.well-known/openid-configuration`);
  await page.evaluate((to) => location.assign(to), home.replace("localhost", "127.0.0.1") + paths.provider());
  await expect(page).toHaveURL((url) => url.pathname === paths.signIn());
  // Nor by an answer that this browser did not ask for.
  await page.goto(`${home}${paths.providerAnswer}?code=made-up&state=made-up`);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("begun in another browser");
});
