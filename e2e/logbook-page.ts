/** The logging screen as a writer sees it. */
import type { Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { expect } from "./fixtures";
import type { LogbookStage } from "./logbook-stage";

/** A line of the notes. */
export const line = (page: Page, number: number) => page.getByRole("textbox", { name: `Line ${number}`, exact: true });

/** A field in which one of many is chosen. */
export const pick = (page: Page, name: string) => page.getByRole("combobox", { name, exact: true });

/** What says that the server has everything. */
export const saved = (page: Page) => page.getByText(/^saved \d\d:\d\d, as your draft until you file it$/);

/** Opens a new draft through the form, in a round of its own. */
export async function beginDraft(page: Page, stage: Pick<LogbookStage, "slug">, round: number): Promise<void> {
  await page.goto(paths.newSession(stage.slug));
  const isFirst = (await page.getByLabel("Round", { exact: true }).count()) === 0;
  if (!isFirst) await page.getByLabel("Round", { exact: true }).selectOption({ label: "A new round" });
  await page.getByLabel("Number of the round").fill(String(round));
  await page.getByLabel("Title of the round").fill("Doha talks");
  await page.getByLabel("When").fill("Mon 25 Feb 2019");
  await page.getByRole("textbox", { name: "Venue", exact: true }).fill("Doha");
  await page.getByRole("button", { name: "Begin the notes" }).click();
  await page.waitForURL("**/sessions/drafts/**");
  await expect(line(page, 1)).toBeEditable();
}
