/** Whoever goes somewhere and comes back, or begins from nothing, is where they expect to be. */
import { randomUUID } from "node:crypto";
import { paths } from "@/lib/platform/paths";
import { demoSlug, expect, test } from "./fixtures";

test("who comes back to the board goes on at the row that they left", async ({ browserOf }) => {
  const page = await (await browserOf("manager")).newPage();
  await page.goto(paths.board(demoSlug));
  const link = page.locator("[data-row]").nth(2).getByRole("link");
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(link).toBeFocused({ timeout: 200 });
  }).toPass();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/terms\//);
  await page.goBack();
  await expect(link).toBeFocused();
  await page.keyboard.press("j");
  await expect(page.locator("[data-row]").nth(3).getByRole("link")).toBeFocused();
});

test("a recorder who has chosen no cell is led to one, and records there", async ({ browserOf }) => {
  const page = await (await browserOf("officer")).newPage();
  await page.goto(paths.positions(demoSlug));
  const first = page.locator("[data-cell]").first();
  await expect(async () => {
    await page.keyboard.press("r");
    await expect(first).toBeFocused({ timeout: 200 });
  }).toPass();
  await expect(page.getByText("Choose the cell with the arrows")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("r");
  await page.waitForURL(/act=record/);
  await expect(page.locator("[data-form-title]")).toBeVisible();
});

test("what an empty page leads to takes the place of the words that led there", async ({ browserOf, callers }) => {
  const founding = { name: `Bare ${randomUUID()}`, timeZone: "Asia/Qatar" };
  const { slug } = await (await callers("owner")).must<{ slug: string }>("negotiation.found", founding);
  const page = await (await browserOf("owner")).newPage();
  await page.goto(paths.parties(slug));
  const begin = page.getByRole("link", { name: "Add the first party" });
  await begin.click();
  await expect(page.getByRole("heading", { name: "Add a party" })).toBeVisible();
  await expect(begin).toBeHidden();
  await page.getByRole("link", { name: "Cancel" }).click();
  await expect(begin).toBeFocused();
});
