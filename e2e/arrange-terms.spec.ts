/**
 * An agreement made in the browser: pasted as an outline and shown before it is recorded, put in order by keyboard and by
 * drag, and given one status for several terms.
 */
import type { Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { faultsOf } from "./axe";
import { expect as impatient, signInAs, test } from "./fixtures";
import { found } from "./matrix/stage";

test.use({ actionTimeout: 15_000 });

// After an act the page is read anew and then left: two ways to the server, on a machine that may be busy.
const expect = impatient.configure({ timeout: 25_000 });

const outline = "Preamble\n1 Withdrawal\n\t1.1 Troops\n\t1.2 Bases\n2 Guarantees\n2 Ceasefire";

/** The rows of the tree as they are read: how deep, number and title. */
const tree = (page: Page) =>
  page
    .getByRole("treeitem")
    .evaluateAll((rows) =>
      rows.map(
        (row) => `${"-".repeat(Number(row.getAttribute("aria-level")) - 1)}${row.querySelector("bdi")?.textContent}`,
      ),
    );
const expectNoViolations = async (page: Page) => expect(await faultsOf(page, { part: "main" })).toEqual([]);

test("terms are pasted, arranged and given a status, by keyboard and by drag", async ({ page, callers, browserOf }) => {
  test.setTimeout(300_000);
  const owner = await callers("owner");
  const { id: negotiationId, slug } = await found(owner, { founder: "owner", others: { officer: "recorder" } });
  await signInAs(page, "officer", paths.terms(slug));

  await test.step("an outline is shown as a tree before it is recorded, and a taken number is named by its line", async () => {
    await page.getByRole("link", { name: "Paste an outline" }).click();
    await page.getByLabel("The outline").fill(outline);
    const preview = page.getByRole("region", { name: "What will be recorded" });
    await expect(preview).toContainText("Line 6: 2 stands at the top twice: see line 5.");
    await expect(preview.getByRole("listitem").nth(2)).toContainText("1.1Troops");
    await expectNoViolations(page);
    await page.getByRole("button", { name: "Record", exact: true }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("Line 6");
    await page.getByLabel("The outline").fill(outline.replace("2 Ceasefire", "3 Ceasefire"));
    await page.getByRole("button", { name: "Record", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("6 terms: 6 not tabled.");
  });

  await test.step("the keyboard moves a term, tells where it stands, and nothing is recorded until it is saved", async () => {
    await page.getByRole("link", { name: "Arrange" }).click();
    const row = (name: string) => page.getByRole("treeitem", { name });
    await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
    await row("Ceasefire").focus();
    await page.keyboard.press("Alt+ArrowUp");
    await expect(page.getByText("3 Ceasefire: place 3 of 4 at the top, level 1.")).toBeAttached();
    await page.keyboard.press("Alt+ArrowRight");
    await expect(row("Ceasefire")).toBeFocused();
    expect(await tree(page)).toEqual(["Preamble", "Withdrawal", "-Troops", "-Bases", "-Ceasefire", "Guarantees"]);
    await page.keyboard.press("Alt+ArrowRight");
    await page.keyboard.press("Alt+ArrowLeft");
    await page.keyboard.press("Alt+ArrowLeft");
    expect(await tree(page)).toEqual(["Preamble", "Withdrawal", "-Troops", "-Bases", "Ceasefire", "Guarantees"]);
    await expect(page.getByText("Not saved: 1 term changed.")).toBeVisible();
    await expectNoViolations(page);
  });

  await test.step("a reload keeps it, a drag goes on, and numbers follow the order", async () => {
    page.on("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await expect(page.getByText("Not saved: 1 term changed.")).toBeVisible();
    const handle = page.getByRole("treeitem", { name: "Bases" }).getByTitle("Drag");
    const before = page.getByRole("treeitem", { name: "Troops" });
    await handle.dragTo(before, { targetPosition: { x: 32, y: 3 } });
    await expect
      .poll(() => tree(page))
      .toEqual(["Preamble", "Withdrawal", "-Bases", "-Troops", "Ceasefire", "Guarantees"]);
    await page.getByLabel("Renumber by place").check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("row", { name: /1\.1\s*Bases/ })).toBeVisible();
    await expect(page.getByRole("row", { name: /2\s*Ceasefire/ })).toBeVisible();
    await expect(page.getByRole("row", { name: /3\s*Guarantees/ })).toBeVisible();
  });

  await test.step("somebody else's newer move is shown, and not put back unseen", async () => {
    await page.getByRole("link", { name: "Arrange" }).click();
    await page.getByRole("treeitem", { name: "Troops" }).focus();
    await page.keyboard.press("Alt+ArrowLeft");
    const idOf = (name: string) =>
      page.getByRole("treeitem", { name }).evaluate((row) => (row as HTMLElement).dataset.term ?? "");
    const place = { termId: await idOf("Troops"), parentId: await idOf("Withdrawal"), number: "1.9" };
    await owner.must("term.arrange", { negotiationId, places: [place] });
    await page.getByRole("button", { name: "Save" }).click();
    const both = page.getByRole("region", { name: "Both versions" });
    await expect(both.getByRole("row", { name: /Troops/ })).toContainText("1.9, under 1 Withdrawal");
    await page.getByRole("link", { name: "Leave without saving" }).click();
    await expect(page.getByRole("row", { name: /1\.9\s*Troops/ })).toBeVisible();
  });

  await test.step("several are chosen by box, by range and by key, and given one status or none", async () => {
    await page.getByLabel("Choose 1 Withdrawal").check();
    await page.getByLabel("Choose 1.9 Troops").click({ modifiers: ["Shift"] });
    await expect(page.getByText("3 terms chosen")).toBeVisible();
    await page.getByRole("link", { name: "Ceasefire" }).focus();
    await page.keyboard.press("x");
    await expect(page.getByText("4 terms chosen")).toBeVisible();
    await page.getByRole("button", { name: "Set one status" }).click();
    const status = page.getByLabel("Stand at");
    await expect(status).toBeFocused();
    await status.selectOption("agreed");
    await page.getByRole("button", { name: "Record", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("6 terms: 4 agreed, 2 not tabled.");
    await expect(page.getByText("terms chosen")).toHaveCount(0);

    await page.getByLabel("Choose 2 Ceasefire").check();
    await page.getByLabel("Choose 3 Guarantees").check();
    await page.getByRole("button", { name: "Set one status" }).click();
    await page.getByLabel("Stand at").selectOption("tabled");
    await page.getByRole("button", { name: "Record", exact: true }).click();
    await expect(page.getByText(/This reopens 2 Ceasefire \(agreed\)/).first()).toBeVisible();
    await expectNoViolations(page);
  });

  await test.step("it all fits a narrow window in the dark", async () => {
    const narrow = await browserOf("officer", { viewport: { width: 390, height: 844 }, colorScheme: "dark" });
    const small = await narrow.newPage();
    for (const address of ["", "?add=outline", "?add=order"]) {
      await small.goto(paths.terms(slug) + address);
      await expect(small.getByRole("heading", { level: 1 })).toBeVisible();
      const width = await small.evaluate(() => document.documentElement.scrollWidth);
      expect(width, address).toBeLessThanOrEqual(390);
      await expectNoViolations(small);
      if (process.env.SHOTS)
        await small.screenshot({ path: `${process.env.SHOTS}/narrow${address.slice(1)}.png`, fullPage: true });
    }
  });
});
