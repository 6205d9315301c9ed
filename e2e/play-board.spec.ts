/** The board played forward, from one named day to the next. */
import { paths } from "@/lib/platform/paths";
import { demoSlug, expect, test } from "./fixtures";

test("a manager plays the board by one key, holds it, and sees what each day moved", async ({ browserOf }) => {
  const page = await (await browserOf("manager")).newPage();
  await page.goto(paths.board(demoSlug));
  const bar = page.getByRole("region", { name: "The board played forward" });
  await expect(async () => {
    await page.keyboard.press("f");
    await expect(bar).toBeVisible({ timeout: 1000 });
  }).toPass();
  // Begun at the last day, it runs from the first, where nothing can have moved.
  await page.waitForURL(/asOf=2019-01-01&play=step/);
  await expect(page.getByText("The record begins here.")).toBeVisible();
  await bar.getByLabel("Seconds a day").selectOption("2");
  await page.waitForURL(/asOf=2019-02-25/);
  await page.keyboard.press("f");
  await expect(bar.getByRole("button", { name: "Play" })).toBeVisible();
  await expect(bar.getByRole("status")).toContainText("Mon 25 Feb 2019");

  await bar.getByRole("slider").focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForURL(/asOf=2019-02-27/);
  await expect(bar.getByRole("status")).toContainText("Round 1 paused");
  const moved = page.locator("[data-moved]");
  await expect(moved).toHaveCount(2);
  await expect(moved.filter({ hasText: "Residual" })).toContainText("Moved: status, wording, 1 position");
  await expect(page.getByRole("region", { name: "What this day changed" })).toContainText(
    "Under discussion, now bracketed",
  );
  // It stands where it was held, and leads back to the board of that day.
  await bar.getByRole("link", { name: "Stop" }).click();
  await expect(bar).toBeHidden();
  await expect(page).toHaveURL(/asOf=2019-02-27$/);
});
