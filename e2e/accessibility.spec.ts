/**
 * Every page, on a laptop by day and on a phone at night: nothing that axe objects to, nothing that scrolls sideways,
 * and nothing that the browser complains of.
 */
import { paths } from "@/lib/platform/paths";
import { demoSlug, expect } from "./fixtures";
import { found } from "./matrix/stage";
import { invite } from "./matrix/team";
import { complaintsOf, everySetting, expectSound, goOn, onLaptop, onPhoneAtNight, test } from "./sound";

test.describe.configure({ mode: "parallel", timeout: 300_000 });

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

for (const section of [...sections, ...more]) {
  test(`the demo's ${section} has no fault`, async ({ page }) => {
    const complaints = complaintsOf(page);
    await goOn(page, paths[section](demoSlug));
    await expectSound(page, section, everySetting);
    expect(complaints).toEqual([]);
  });
}

const onPaths = [
  paths.home,
  paths.newNegotiation,
  paths.account,
  paths.secondFactor(),
  paths.newWebhook,
  paths.api,
  paths.apiGroup("terms"),
  paths.unsubscribe("never-was"),
  paths.inbox(),
  paths.inbox("done"),
  paths.searchEverywhere("the"),
  `${paths.newPackage(demoSlug)}?term=1.4`,
  paths.comparePackages(demoSlug),
  `${paths.compare(demoSlug)}?since=2019-02-26`,
  `${paths.board(demoSlug)}?asOf=2019-02-26&knownAt=2100-01-01`,
];

for (const path of onPaths) {
  test(`${path} has no fault`, async ({ page }) => {
    const complaints = complaintsOf(page);
    await goOn(page, path);
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

test("menus and dialogs have no fault while they are open", async ({ page }) => {
  await goOn(page, paths.board(demoSlug));
  await page.locator("summary", { hasText: "account and settings" }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await expectSound(page, "the user's menu", [onLaptop, onPhoneAtNight]);
  await goOn(page, paths.timeline(demoSlug));
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog").getByRole("checkbox", { name: "Single keys are on" })).toBeVisible();
  await expectSound(page, "the keys", [onPhoneAtNight, onLaptop]);
});

test("pages of a negotiation with nothing in it yet have no fault", async ({ page, callers }) => {
  const { slug } = await found(await callers("owner"), { founder: "owner", others: {} });
  const complaints = complaintsOf(page);
  for (const section of [...sections, ...more]) {
    await goOn(page, paths[section](slug));
    await expectSound(page, `${section} with nothing in it`, [onPhoneAtNight]);
  }
  expect(complaints).toEqual([]);
});
