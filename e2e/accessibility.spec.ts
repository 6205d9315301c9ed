/**
 * Every page, on a laptop by day and on a phone at night: nothing that axe objects to, nothing that scrolls sideways,
 * and nothing that the browser complains of.
 */
import type { BrowserContext, Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { faultsOf } from "./axe";
import { demoSlug, expect, test as base } from "./fixtures";
import { crawl, shapeOf } from "./matrix/reading";
import { found } from "./matrix/stage";
import { invite } from "./matrix/team";

const test = base.extend<{ page: Page }, { addresses: string[]; owner: BrowserContext }>({
  /** Where the demo's links lead its owner, one address of each shape. */
  addresses: [
    async ({ callers }, use) => use([...(await crawl(await callers("owner"), paths.board(demoSlug), 1)).keys()]),
    { scope: "worker", timeout: 300_000 },
  ],
  /** One browser of the owner's for all of them: it reads the scripts and the fonts once. */
  owner: [
    async ({ browser, callers }, use) => {
      const { request, origin } = await callers("owner");
      const context = await browser.newContext({ baseURL: origin, storageState: await request.storageState() });
      await use(context);
      await context.close();
    },
    { scope: "worker" },
  ],
  page: async ({ owner }, use) => {
    const page = await owner.newPage();
    await use(page);
    await page.close();
  },
});

test.use({ trace: "off" });
test.describe.configure({ mode: "parallel", timeout: 300_000 });

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
type Setting = { colorScheme: "light" | "dark"; viewport: { width: number; height: number } };
const onLaptop: Setting = { colorScheme: "light", viewport: { width: 1280, height: 800 } };
const onPhoneAtNight: Setting = { colorScheme: "dark", viewport: { width: 390, height: 844 } };
/** Both themes and both widths; a theme's colours are the same tokens at either. */
const everySetting: Setting[] = [onLaptop, onPhoneAtNight];

const sections = ["board", "timeline", "sessions", "newSession", "text", "terms", "positions", "analysis"] as const;
const more = [
  "parties",
  "evidence",
  "activity",
  "members",
  "brackets",
  "changes",
  "brief",
  "briefs",
  "pauses",
  "packages",
  "questions",
  "forecasts",
  "reviews",
  "search",
  "said",
  "takeInTable",
] as const;

/**
 * Expects nothing wrong with what the page shows now, or with a part of it, in each of the settings: by every rule in the
 * first, and in the others with how it looks.
 */
async function expectSound(page: Page, what: string, settings: readonly Setting[], part?: string): Promise<void> {
  for (const [place, { colorScheme, viewport }] of settings.entries()) {
    // Without motion: a colour on its way from one theme to the other is neither's.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize(viewport);
    const where = `${what}, ${colorScheme}, ${viewport.width} px`;
    expect.soft(await faultsOf(page, { part, tags: standards, isLooksOnly: place > 0 }), where).toEqual([]);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(beyond, `${where}: wider than the window by`).toBeLessThanOrEqual(0);
  }
}

/**
 * Goes on to another address as a link does, in the page that is there with axe in it. That an address opens on its own,
 * and what the browser says to that, is seen wherever `goto` leads to it.
 */
async function goOn(page: Page, address: string): Promise<void> {
  // Before React has taken the page over, the router takes no address and throws.
  await page.waitForFunction(() =>
    Object.keys(document.querySelector("main") ?? {}).some((key) => /^__react/.test(key)),
  );
  await page.evaluate((to) => (window as unknown as Linked).next.router.push(to), address);
  await page.waitForURL((url) => url.pathname + url.search === address);
}

type Linked = { next: { router: { push: (address: string) => void } } };

/** What the browser complains of from now on. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}

for (const section of [...sections, ...more]) {
  test(`the demo's ${section} has no fault`, async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.goto(paths[section](demoSlug));
    await expectSound(page, section, everySetting);
    expect(complaints).toEqual([]);
  });
}

for (const shape of [
  "/terms/ID",
  "/sessions/ID",
  "/text/ID",
  "/parties/ID",
  "/people/ID",
  "/evidence/ID",
  "/known/ID",
  "/reviews/ID",
  "/positions?party=ID&term=ID",
]) {
  test(`the demo's ${shape} has no fault`, async ({ page, addresses }) => {
    const address = addresses.find((each) => shapeOf(each) === paths.board(demoSlug) + shape);
    expect(address, addresses.map(shapeOf).join(" ")).toBeDefined();
    const complaints = complaintsOf(page);
    await page.goto(address ?? "");
    await expectSound(page, shape, everySetting);
    expect(complaints).toEqual([]);
  });
}

const onPaths = [
  paths.home,
  paths.newNegotiation,
  paths.account,
  paths.newWebhook,
  paths.api,
  paths.unsubscribe("never-was"),
  paths.inbox(),
  paths.inbox("done"),
  `${paths.newPackage(demoSlug)}?term=1.4`,
  paths.comparePackages(demoSlug),
  `${paths.compare(demoSlug)}?since=2019-02-26`,
  `${paths.board(demoSlug)}?asOf=2019-02-26&knownAt=2100-01-01`,
];

for (const path of onPaths) {
  test(`${path} has no fault`, async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.goto(path);
    await expectSound(page, path, everySetting);
    expect(complaints).toEqual([]);
  });
}

test("the doors have no fault: signing in, an invitation, and what is not there", async ({ browserOf, callers }) => {
  const page = await (await browserOf("nobody")).newPage();
  for (const path of [paths.signIn(), paths.forgottenPassword, paths.newPassword("never was")]) {
    await page.goto(path);
    await expectSound(page, path, everySetting);
  }
  const owner = await callers("owner");
  const { id } = await found(owner, { founder: "owner", others: {} });
  await page.goto(paths.invitation((await invite(owner, id)).token));
  await expectSound(page, "an invitation", everySetting);
  const outsider = await (await browserOf("outsider")).newPage();
  await outsider.goto(paths.board(demoSlug));
  await expect(outsider.getByRole("heading", { level: 1 })).toBeVisible();
  await expectSound(outsider, "what is not there", everySetting);
});

for (const part of [0, 1]) {
  test(`open forms have no fault, part ${part + 1}`, async ({ page, addresses }) => {
    const forms = addresses
      .filter((each) => /[?&](add|act|correct|event|answer|retract|withdraw|compartment)=/.test(each))
      .filter((each) => !/[?&](show|view)=/.test(each));
    expect(forms.length).toBeGreaterThan(15);
    const complaints = complaintsOf(page);
    await page.goto(paths.board(demoSlug));
    for (const form of forms.filter((_, place) => place % 2 === part)) {
      await goOn(page, form);
      // Forms are made of the same few parts: each is looked at once, half of them here and half of them there, without
      // the page that it opens on, which has its own test.
      await expectSound(page, form, [part === 0 ? onLaptop : onPhoneAtNight], "form");
    }
    expect(complaints).toEqual([]);
  });
}

test("menus and dialogs have no fault while they are open", async ({ page }) => {
  await page.goto(paths.board(demoSlug));
  await page.locator("summary", { hasText: "account and settings" }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await expectSound(page, "the user's menu", [onLaptop, onPhoneAtNight]);
  await page.goto(paths.timeline(demoSlug));
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectSound(page, "the keys", [onPhoneAtNight, onLaptop]);
});

test("pages of a negotiation with nothing in it yet have no fault", async ({ page, callers }) => {
  const { slug } = await found(await callers("owner"), { founder: "owner", others: {} });
  const complaints = complaintsOf(page);
  await page.goto(paths.home);
  for (const section of [...sections, ...more]) {
    await goOn(page, paths[section](slug));
    await expectSound(page, `${section} with nothing in it`, [onPhoneAtNight]);
  }
  expect(complaints).toEqual([]);
});
