/** What stands in the way of filing a session, and that nothing stands in the way of whoever logs it. */
import type { Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { faultsOf } from "./axe";
import { expect, test as base } from "./fixtures";
import { beginDraft, line, pick } from "./logbook-page";
import { type LogbookStage, logbookStage } from "./logbook-stage";
import { expectSound, onLaptop, onPhoneAtNight } from "./sound";

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

test("axe finds no fault while notes are written, by day on a laptop and at night on a phone", async ({
  browserOf,
  stage,
}) => {
  const page = await (await browserOf("officer", { viewport: onLaptop.viewport, reducedMotion: "reduce" })).newPage();
  await beginDraft(page, stage, 41);
  await line(page, 1).pressSequentially("@Tal");
  await expect(page.getByRole("listbox", { name: "Parties and delegates" })).toBeVisible();
  await expectNoFault(page);
  await page.keyboard.press("Enter");
  await page.keyboard.type("says no. /position ");
  await expect(pick(page, "Party")).toHaveValue("Taliban");
  await expect(pick(page, "Term")).toBeFocused();
  await expect(page.getByRole("listbox", { name: "Term" })).toBeVisible();
  await expectNoFault(page);
  await page.keyboard.type("1.4");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("listbox", { name: "Stance" })).toBeVisible();
  await expectNoFault(page);
  await page.keyboard.type("u");
  await page.keyboard.press("Enter");
  await line(page, 2).fill("طالبان مخالف است.");
  await page.getByRole("checkbox", { name: /Others of Taliban/ }).check();
  await page.getByText("Session details").click();
  await expectNoFault(page);
});

/** By every rule there is, and at night on a phone by those of the standards; what is open stays open meanwhile. */
async function expectNoFault(page: Page): Promise<void> {
  expect(await faultsOf(page)).toEqual([]);
  await expectSound(page, "the notes", [onPhoneAtNight]);
  await page.emulateMedia({ colorScheme: onLaptop.colorScheme });
  await page.setViewportSize(onLaptop.viewport);
}
