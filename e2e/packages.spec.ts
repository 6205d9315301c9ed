/** A package is put together by keyboard, tested as it is, sent as a link, saved, and held beside another. */
import { paths } from "@/lib/platform/paths";
import { expect, test } from "./fixtures";
import { logbookStage } from "./logbook-stage";

test("an officer tries a package, sends it to a colleague, saves it, and compares it with a shorter one", async ({
  browserOf,
  callers,
}) => {
  test.setTimeout(120_000);
  const { id, slug } = await logbookStage(callers);
  const owner = await callers("owner");
  await owner.must("member.add", { negotiationId: id, email: "staff@parley.example", role: "reader" });
  const page = await (await browserOf("officer")).newPage();
  const answer = page.getByRole("heading", { level: 1 });

  // From the board to a package with one term, without touching the mouse.
  await page.goto(paths.board(slug));
  await page.keyboard.press("g");
  await page.keyboard.press("k");
  await expect(answer).toHaveText("No package is on record yet.");
  await page.keyboard.press("a");
  await expect(answer).toHaveText("What if …?");
  await expect(page.getByLabel("Term", { exact: true })).toBeFocused();
  await page.keyboard.type("1.4");
  await page.keyboard.press("Enter");
  const value = page.getByLabel(/^months after signature/);
  await expect(value).toBeFocused();
  await page.keyboard.type("sixty");
  await expect(page.getByRole("alert").filter({ hasText: "sixty" })).toContainText("is not a stretch of this axis");
  await value.fill("60 months");
  await expect(page.getByRole("row", { name: /Residual presence/ })).toContainText("60 months");
  await expect(answer).toContainText("the answers of United States and Taliban are unknown on 1.4", {
    ignoreCase: true,
  });

  // What the parties say meanwhile is in the verdict at once.
  const parties = page.getByRole("region", { name: "Who accepts it" });
  await expect(parties).toContainText("no position on record");

  // The link holds all of it for a colleague, who reads, and may not save.
  const link = page.url();
  const staff = await (await browserOf("staff")).newPage();
  await staff.goto(link);
  await expect(staff.getByRole("row", { name: /Residual presence/ })).toContainText("60 months");
  await expect(staff.getByRole("link", { name: "Save" })).toHaveCount(0);

  // It is saved, and read by the colleague under its own address.
  await page.getByRole("link", { name: "Save" }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("What it is called").fill("Five years");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Five years").first()).toBeVisible();
  await expect(page).toHaveURL(/packages\/[0-9a-f-]{36}$/);
  await staff.goto(page.url());
  await expect(staff.getByRole("row", { name: /Residual presence/ })).toContainText("60 months");

  // Beside it, the same with a shorter stay.
  await page.keyboard.press("c");
  await expect(page.getByText("Not saved. The link holds all of it.")).toBeVisible();
  await page.getByRole("link", { name: "Residual presence" }).first().focus();
  await page.keyboard.press("Enter");
  await expect(value).toBeFocused();
  await value.fill("24");
  await expect(page.getByRole("row", { name: /Residual presence/ })).toContainText("24 months");
  await page.getByRole("link", { name: "Compare" }).focus();
  await page.keyboard.press("Enter");
  const chosen = page.getByRole("region", { name: "What each chooses" });
  await expect(chosen.getByRole("row", { name: /Residual presence/ })).toContainText("24 months");
  await expect(chosen.getByRole("row", { name: /Residual presence/ })).toContainText("60 months");
  await expect(chosen.getByRole("row", { name: /Residual presence/ })).toContainText("differs");
});
