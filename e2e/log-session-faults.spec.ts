/** What stands in the way of filing a session, and that nothing stands in the way of whoever logs it. */
import { paths } from "@/lib/platform/paths";
import { faultsOf } from "./axe";
import { expect, test as base } from "./fixtures";
import { beginDraft, line, pick } from "./logbook-page";
import { type LogbookStage, logbookStage } from "./logbook-stage";

const test = base.extend<object, { stage: LogbookStage }>({
  stage: [async ({ callers }, use) => use(await logbookStage(callers)), { scope: "worker" }],
});

test("notes that cannot be filed say why beside the entry, and nothing is recorded", async ({
  browserOf,
  callers,
  stage,
}) => {
  const page = await (await browserOf("officer")).newPage();
  await beginDraft(page, stage, 31);
  const notes = page.getByRole("list", { name: "Notes" });
  await line(page, 1).pressSequentially("They go on. /resume ");
  await page.keyboard.press("Enter");
  await line(page, 2).pressSequentially("/status ");
  await expect(pick(page, "Term")).toBeFocused();
  await page.keyboard.press("Control+Enter");
  const summary = page.getByRole("alert").filter({ hasText: "filed yet" });
  await expect(summary.getByRole("link", { name: /\/status term/ })).toBeVisible();
  await summary.getByRole("link", { name: /\/status term/ }).click();
  await expect(pick(page, "Term")).toBeFocused();
  await expect(pick(page, "Term")).toHaveAccessibleDescription("Choose the term.");
  await page.getByRole("button", { name: "Remove", exact: true }).click();

  await page.keyboard.press("Control+Enter");
  await expect(notes).toContainText("The round is open already");
  const manager = await callers("manager");
  expect((await manager.get(new URL(page.url()).pathname)).status).toBe(404);
  expect((await manager.get(paths.sessions(stage.slug))).text).not.toContain("They go on.");
});

/** Both themes and both widths; a theme's colours are the same tokens at either. */
for (const [colorScheme, width] of [
  ["light", 1280],
  ["dark", 390],
] as const)
  test(`axe finds no fault while notes are written, ${colorScheme} and ${width} px wide`, async ({
    browserOf,
    stage,
  }) => {
    const viewport = { width, height: 844 };
    const page = await (await browserOf("officer", { colorScheme, viewport, reducedMotion: "reduce" })).newPage();
    await beginDraft(page, stage, 41);
    await line(page, 1).pressSequentially("@Tal");
    await expect(page.getByRole("listbox", { name: "Parties and delegates" })).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.keyboard.type("says no. /position ");
    await expect(pick(page, "Party")).toHaveValue("Taliban");
    await expect(pick(page, "Term")).toBeFocused();
    await expect(page.getByRole("listbox", { name: "Term" })).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.type("1.4");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("listbox", { name: "Stance" })).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.type("u");
    await page.keyboard.press("Enter");
    await line(page, 2).fill("طالبان مخالف است.");
    await page.getByRole("checkbox", { name: /Others of Taliban/ }).check();
    await page.getByText("Session details").click();
    expect(await faultsOf(page)).toEqual([]);
    const spilled = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(spilled).toBeLessThanOrEqual(0);
  });
