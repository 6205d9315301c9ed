/** A report becomes more than twenty records with their passages, by keyboard, and each leads back to its words. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { paths } from "@/lib/platform/paths";
import { faultsOf } from "./axe";
import { expect, test } from "./fixtures";
import { logbookStage } from "./logbook-stage";

const report = readFileSync(join(import.meta.dirname, "..", "prisma", "demo", "made-up-report.txt"), "utf8").trim();
const asPage = `<!doctype html><html><body><nav>Home</nav><script>document.title = "ran"</script><article>${report
  .split("\n\n")
  .map((paragraph) => `<p>${paragraph}</p>`)
  .join("")}</article></body></html>`;

test("an officer takes in a report, accepts, amends and drops what it suggests, and records from its words", async ({
  browserOf,
  callers,
}) => {
  test.setTimeout(150_000);
  const { id, slug } = await logbookStage(callers);
  const owner = await callers("owner");
  const since = { negotiationId: id, heldFrom: "2019-01" };
  for (const [code, name] of [
    ["AG", "Afghan Government"],
    ["AL", "European and NATO allies"],
  ])
    await owner.must("party.record", { ...since, code, name, kind: "state", role: "consulted", isAtTable: false });
  for (const name of ["James Stavridis", "Lt. Col. Kone Faulkner"])
    await owner.must("delegate.record", { ...since, name });
  for (const [number, title] of [
    ["1", "Full withdrawal of foreign troops"],
    ["1.2", "Coalition withdrawal"],
    ["1.3", "First reduction"],
    ["2", "No safe haven for attack planning"],
    ["2.1", "Shift to counter-terrorism strikes"],
    ["3", "Training by allied forces"],
    ["4", "Funding of the Afghan security forces"],
    ["5", "Power sharing in Kabul"],
  ])
    await owner.must("term.record", { ...since, number, title, kind: "paragraph" });
  const talks = { number: 5, title: "Doha", venue: "Doha", timeZone: "Asia/Qatar", track: "track_1" };
  await owner.must("round.record", { ...since, ...talks });

  const page = await (await browserOf("officer")).newPage();
  await page.goto(`${paths.evidence(slug)}?add=source#form`);
  await page.getByLabel("Title, or the person’s name").fill("Talks pause in Doha");
  await page.getByLabel("Where it has this from").fill("Nobody: it is made up");
  await page.getByLabel("How far it can be relied on").selectOption("C");
  await page.getByLabel("Published").fill("28 Feb 2019");
  await page.getByLabel("Language").selectOption("en");
  await page.getByLabel("Or from a file").setInputFiles({
    name: "report.html",
    mimeType: "text/html",
    buffer: Buffer.from(asPage),
  });
  await expect(page.getByLabel("Its own words")).toHaveValue(report);
  // Asked on the page that read the file: the next one has a title of its own.
  await expect(page).toHaveTitle(/Evidence/);
  await page.getByRole("button", { name: "Record", exact: true }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Talks pause in Doha" })).toBeVisible();

  const suggested = page.getByRole("region", { name: "Suggested" });
  const waiting = suggested.getByRole("listitem");
  const recorded = page.getByRole("region", { name: "Recorded from it" }).getByRole("listitem");
  const record = page.getByRole("button", { name: /^Record/ });
  await page.getByLabel("How credible what it says is").selectOption("3");
  await page.reload();
  await expect(page.getByLabel("How credible what it says is")).toHaveValue("3");
  const offered = await waiting.count();
  expect(offered).toBeGreaterThanOrEqual(24);

  // What it says itself is inferred, and says from what.
  await page.getByLabel("How credible what it says is").press("Tab");
  await page.keyboard.press("Enter");
  await expect(
    page.getByText("inferred from “on Monday”, counted from the publication on Thu 28 Feb 2019"),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(record).toHaveCount(0);

  await page.keyboard.press("j");
  await page.keyboard.press("k");
  for (let count = 1; count <= 20; count += 1) {
    await expect(suggested.locator("[aria-current]")).toBeFocused();
    await page.keyboard.press("a");
    await expect(recorded).toHaveCount(count);
    await expect(waiting).toHaveCount(offered - count);
  }
  await expect(suggested.locator("[aria-current]")).toBeFocused();
  await page.keyboard.press("x");
  await expect(waiting).toHaveCount(offered - 21);

  // A sentence of the reader's own choice, taken by keyboard.
  await page.keyboard.press("n");
  await page.keyboard.press("r");
  const risk = page.getByLabel("Risk");
  await expect(risk).toBeFocused();
  await risk.fill("The hardest question may stay open.");
  await record.press("Enter");
  await expect(recorded).toHaveCount(21);

  for (const [colorScheme, width] of [
    ["light", 1280],
    ["dark", 390],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 844 });
    expect.soft(await faultsOf(page, { tags: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] })).toEqual([]);
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 844 });

  // From the record to the passage that it rests on.
  await page.goto(paths.evidence(slug));
  const grade = page.getByRole("link", { name: /^C3/ });
  const said = page.getByRole("listitem").filter({ hasText: "No decisions have been made", has: grade });
  await said.first().getByRole("link", { name: /^C3/ }).press("Enter");
  await expect(page).toHaveURL(/#passage-/);
  await expect(page.locator("mark").filter({ hasText: "No decisions have been made" })).toBeInViewport();

  // A page of the past says that nothing is recorded there, and leads to where it is.
  await page.goto(`${new URL(page.url()).pathname}?asOf=2019-02-25`);
  const back = page.getByRole("link", { name: "Return to now to record from these words" });
  await expect(back).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("p");
    await expect(back).toBeFocused({ timeout: 500 });
  }).toPass();
});
