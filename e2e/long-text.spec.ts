/** A long text is taken in, edited, compared and annotated, and nobody waits for the page. */
import type { Page } from "@playwright/test";
import { writtenText } from "@/prisma/desk/whole-text";
import { expect, test } from "./fixtures";
import { partiesStage, wordingEditor } from "./worded-stage";

/** A quarter of what the product is made for (600 and 1,000), since taking it in is most of the test's time. */
const size = { clauses: 150, brackets: 250 };
/**
 * The most that the page may be deaf for in all while some twenty keys are pressed, in milliseconds. It is some tens on a
 * quiet machine, for 600 clauses too, and one press may take several hundred on a busy one; when each key drew all notes
 * anew it was over ten thousand.
 */
const longestDeaf = 4000;

test("a long text of many brackets is taken in, annotated, edited and compared without a stall", async ({
  browserOf,
  callers,
}) => {
  test.setTimeout(90_000);
  const { slug } = await partiesStage(callers);
  const text = writtenText({ ...size, seed: 1, sponsors: ["US", "TB"] }, 0);
  const page = await (await browserOf("officer")).newPage();
  await page.addInitScript(() => {
    const stalls: number[] = [];
    Object.assign(window, { stalls });
    new PerformanceObserver((seen) => stalls.push(...seen.getEntries().map(({ duration }) => duration))).observe({
      type: "longtask",
    });
  });
  await page.goto(`/negotiations/${slug}/text/take-in`);
  await page.getByLabel("The text", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Read it" }).click();
  await page.getByRole("button", { name: "Take in 163 terms" }).click();
  await page.waitForURL(/\/text$/, { timeout: 60_000 });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("307 brackets are open in 150 of 163 terms.");

  const clause = page.getByRole("group", { name: "Wording of 1 in English" }).first();
  await expect(async () => {
    await clause.focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.evaluate(() => document.getSelection()?.toString())).toBe("The");
  }).toPass();
  await deafSince(page);
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("c");
  await page.keyboard.type("Which of them?");
  await expect(page.getByLabel("Comment").last()).toHaveValue("Which of them?");
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("n");
  expect(await deafSince(page), "choosing words and writing a remark").toBeLessThan(longestDeaf);

  await page.getByRole("link", { name: "Write a new wording" }).click();
  const form = page.getByRole("form", { name: "New wording" });
  const field = wordingEditor(form, "Wording");
  await field.focus();
  await page.keyboard.press("Control+End");
  await deafSince(page);
  await page.keyboard.type(" It may be reviewed.");
  await expect(form.locator("[name=text]").first()).toHaveValue(/It may be reviewed\.$/);
  expect(await deafSince(page), "writing a wording").toBeLessThan(longestDeaf);
  await form.getByRole("button", { name: "Record as version 2" }).click();
  await page.waitForURL(/\/text\?/);
  await page.locator("[data-compare]").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("1 passage extended.");
});

/** For how long in all the page answered to nothing since this was asked last. */
async function deafSince(page: Page): Promise<number> {
  const stalls = await page.evaluate(() => (window as unknown as { stalls: number[] }).stalls.splice(0));
  return stalls.reduce((sum, stall) => sum + stall, 0);
}
