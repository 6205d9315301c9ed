/** Signing in and out, in a browser and at the addresses behind it. */
import { randomUUID } from "node:crypto";
import { demoEmail, demoPassword } from "@/lib/platform/demo-people";
import { paths } from "@/lib/platform/paths";
import { demoSlug, expect, signIn, signInAs, signOut, test } from "./fixtures";

const positions = `${paths.positions(demoSlug)}?asOf=2019-02-27`;
const wrong = "That e-mail address and password do not belong together.";

test("a reader who signs in is back where they were", async ({ page }) => {
  await page.goto(positions);
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  await page.getByLabel("E-mail address").fill(demoEmail("manager"));
  await page.getByLabel("Password").fill(demoPassword);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL((url) => url.pathname + url.search === positions);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test.describe("with a wrong password", () => {
  test("the address stays, and the form says so", async ({ page }) => {
    const email = `${randomUUID()}@parley.example`;
    await page.goto("/sign-in");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    const form = page.locator("form", { has: page.getByLabel("Password") });
    await expect(form.getByRole("alert")).toHaveText(wrong);
    await expect(page.getByLabel("E-mail address")).toHaveValue(email);
  });

  test("an address that has an account hears what one without hears", async ({ playwright, baseURL }) => {
    const answers = [];
    for (const email of [demoEmail("reader"), `${randomUUID()}@parley.example`]) {
      const request = await playwright.request.newContext(baseURL ? { baseURL } : {});
      const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
      const form = { csrfToken, email, password: "not the password", json: "true" };
      const answer = await request.post("/api/auth/callback/credentials", { form });
      answers.push({ status: answer.status(), body: await answer.text() });
      await request.dispose();
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(401);
  });

  test("five times, the next try has to wait", async ({ page }) => {
    await page.goto("/sign-in");
    await page.getByLabel("E-mail address").fill(`${randomUUID()}@parley.example`);
    const alert = page.locator("form").getByRole("alert");
    let tries = 0;
    // Each failure doubles the wait: a slow machine that lets the first one pass meets the next.
    await expect(async () => {
      tries += 1;
      await page.getByLabel("Password").fill(`guess ${tries}`);
      const answered = page.waitForResponse((response) => response.request().method() === "POST");
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await answered;
      await expect(alert).toContainText("Too many wrong passwords. Try again in", { timeout: 1000 });
    }).toPass({ intervals: [0], timeout: 45_000 });
    expect(tries).toBeGreaterThan(5);
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a reader signs in, is back where they were, and signs out", async ({ page }) => {
    await page.goto(positions);
    await page.getByLabel("E-mail address").fill(demoEmail("reader"));
    await page.getByLabel("Password").fill(demoPassword);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL((url) => url.pathname + url.search === positions);
    const names = async () => (await page.context().cookies()).map(({ name }) => name);
    expect(await names()).toContain("parley-seal");
    await signOut(page);
    // Without it nothing that was kept here can be opened, though no script has wiped anything.
    expect(await names()).not.toContain("parley-seal");
  });

  test("a wrong password is told, and the address stays", async ({ page }) => {
    const email = `${randomUUID()}@parley.example`;
    await page.goto("/sign-in");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("alert")).toContainText(wrong);
    await expect(page.getByLabel("E-mail address")).toHaveValue(email);
  });
});

test("signing out ends the sign-in itself: its old cookie is worth nothing", async ({ page, callers, playwright }) => {
  await signInAs(page, "reader");
  const { origin } = await callers("nobody");
  const kept = await page.context().storageState();
  const old = await playwright.request.newContext({ baseURL: origin, storageState: kept });
  expect((await old.get("/api/v1/commands")).status()).toBe(200);

  await signOut(page);

  expect((await old.get("/api/v1/commands")).status()).toBe(401);
  const board = await old.get(paths.board(demoSlug), { maxRedirects: 0 });
  expect(board.status()).toBe(307);
  expect(board.headers().location).toContain("/sign-in");
  await old.dispose();
});

test("a script in the page cannot read which sign-in it carries", async ({ callers }) => {
  const { text } = await (await callers("reader")).get("/api/auth/session");
  expect(Object.keys(JSON.parse(text) as object)).toEqual(["expires"]);
});

test("signing out at next-auth's own address ends it too", async ({ callers, playwright }) => {
  const { origin } = await callers("nobody");
  const request = await playwright.request.newContext({ baseURL: origin });
  await signIn(request, demoEmail("reader"), demoPassword);
  const old = await playwright.request.newContext({ baseURL: origin, storageState: await request.storageState() });
  const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  await request.post("/api/auth/signout", { form: { csrfToken, json: "true" } });
  expect((await old.get("/api/v1/commands")).status()).toBe(401);
  await request.dispose();
  await old.dispose();
});

const elsewhere = [
  "https://elsewhere.example/",
  "//elsewhere.example/",
  "/\\elsewhere.example/",
  "/\t/elsewhere.example/",
  "/.//elsewhere.example/",
  "javascript:alert(1)",
];

test("nobody is led to another site after signing in", async ({ page, callers }) => {
  const { origin } = await callers("nobody");
  await signInAs(page, "reader", elsewhere[0]);
  await expect(page).toHaveURL(`${origin}${paths.home}`);
  // Who is signed in already is sent on at once.
  for (const asked of elsewhere) {
    await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(asked)}`);
    await expect(page, asked).toHaveURL(`${origin}${paths.home}`);
  }
});

test("every script needs the page's nonce, and nothing is complained of", async ({ page }) => {
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  const nonces = new Set<string>();
  for (const address of ["/sign-in", "/sign-in", paths.home]) {
    const answer = await page.goto(address);
    const policy = answer?.headers()["content-security-policy"] ?? "";
    const nonce = /script-src 'self' 'nonce-([^']+)' 'strict-dynamic'/.exec(policy)?.[1];
    expect(nonce, policy).toBeTruthy();
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(answer?.headers()["x-content-type-options"]).toBe("nosniff");
    nonces.add(nonce ?? "");
    const bare = await page
      .locator("script")
      .evaluateAll((all) => all.filter((script) => !(script as HTMLScriptElement).nonce).length);
    expect(bare).toBe(0);
  }
  expect(nonces.size).toBe(3);
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(demoEmail("reader"));
  await page.getByLabel("Password").fill(demoPassword);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/negotiations$/);
  expect(complaints).toEqual([]);
});
