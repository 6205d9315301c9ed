/** What is on record is found by a few letters, read in its place, and found again first. */
import { paths } from "@/lib/platform/paths";
import { demoSlug, expect, test } from "./fixtures";

test("somebody goes anywhere and finds words by the palette, with a slip, and reads who said what", async ({
  browserOf,
}) => {
  test.setTimeout(90_000);
  const page = await (await browserOf("staff")).newPage();
  await page.goto(paths.board(demoSlug));
  const palette = page.getByRole("dialog", { name: "Find" });
  const words = palette.getByRole("combobox");
  // The key is heard once the page is alive.
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(words).toBeFocused({ timeout: 500 });
  }).toPass();
  await words.fill("residual");
  const option = palette.getByRole("option", { name: /^1.4 Residual/ });
  await expect(option).toBeVisible();
  await option.click();
  await page.waitForURL(`**${paths.terms(demoSlug)}/*`);

  // What was gone to comes first the next time, and a slip in a name is taken for the name.
  await expect(palette).toBeHidden();
  await page.keyboard.press("/");
  await expect(words).toBeFocused();
  await expect(palette.getByRole("option").first()).toContainText("1.4 Residual");
  await words.fill("khalizad");
  await palette.getByRole("option", { name: /^Everything that holds/ }).click();
  await page.waitForURL("**/search?**");
  await expect(page.getByText("is nowhere as typed; these hold khalilzad")).toBeVisible();
  await expect(page.locator("mark", { hasText: /^Khalilzad$/ }).first()).toBeVisible();

  // The words go along to the search of all negotiations, where the keys go from hit to hit.
  await page.getByRole("link", { name: /^Search all negotiations for/ }).click();
  await page.waitForURL(`**${paths.searchEverywhere("khalizad")}`);
  await expect(page.locator("mark", { hasText: /^Khalilzad$/ }).first()).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(page.getByRole("link", { name: "Zalmay Khalilzad" })).toBeFocused({ timeout: 500 });
  }).toPass();

  await page.goto(paths.said(demoSlug));
  await page.getByLabel("Party or person").selectOption({ label: "Taliban" });
  await page.getByLabel("On what").fill("withdrawal");
  await page.getByRole("button", { name: "Show" }).click();
  await page.waitForURL("**/said?**q=withdrawal**");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/Taliban: .*on “withdrawal”/);
});

test("what is typed into the palette before it has come is taken once it has", async ({ browserOf }) => {
  const page = await (await browserOf("staff")).newPage();
  await page.goto(paths.board(demoSlug));
  await page.getByRole("contentinfo").getByRole("status").filter({ hasText: "Live" }).waitFor();
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.keyboard.press("/");
  await expect(page.getByRole("dialog", { name: "Find" }).getByRole("textbox")).toBeFocused();
  await page.keyboard.type("terms");
  await page.keyboard.press("Enter");
  letThrough();
  await page.waitForURL(`**${paths.terms(demoSlug)}`);
});
