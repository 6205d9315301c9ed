/** A forecast is made and kept by keyboard, shared, read by a colleague, and said anew. */
import { paths } from "@/lib/platform/paths";
import { expect, test } from "./fixtures";
import { logbookStage } from "./logbook-stage";

test("an officer keeps a forecast to themselves, shares it, and thinks otherwise later", async ({
  browserOf,
  callers,
}) => {
  test.setTimeout(120_000);
  const { id, slug } = await logbookStage(callers);
  const owner = await callers("owner");
  await owner.must("member.add", { negotiationId: id, email: "staff@parley.example", role: "reader" });
  const page = await (await browserOf("officer")).newPage();
  const answer = page.getByRole("heading", { level: 1 });
  const chance = page.getByLabel("in per cent");

  await page.goto(paths.board(slug));
  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await expect(answer).toHaveText("Nobody has shared a forecast yet.");
  await page.keyboard.press("a");
  const what = page.getByLabel("How likely is it that");
  await expect(what).toBeFocused();
  await page.keyboard.type("1.4");
  await page.keyboard.press("Tab");
  await page.keyboard.type("2100-06-30");
  await page.keyboard.press("Tab");
  await page.keyboard.type("140");
  await page.keyboard.press("Enter");
  await expect(page.getByText("from 0 to 100").first()).toBeVisible();
  await expect(page.getByLabel("is settled by")).toHaveValue("2100-06-30");
  await chance.fill("40");
  await page.keyboard.press("Enter");

  // Kept, it is nobody else's.
  const own = page.getByRole("region", { name: "Kept to yourself" });
  await expect(own.getByRole("row", { name: /Residual presence/ })).toContainText("40%");
  const staff = await (await browserOf("staff")).newPage();
  await staff.goto(paths.forecasts(slug));
  await expect(staff.getByRole("heading", { level: 1 })).toHaveText("Nobody has shared a forecast yet.");
  await expect(staff.getByRole("link", { name: "Make a forecast" })).toHaveCount(0);

  await own.getByRole("button", { name: /^Share .*Residual presence/ }).focus();
  await page.keyboard.press("Enter");
  const question = page.getByRole("region", { name: /Residual presence/ });
  await expect(question.getByRole("row", { name: /You/ })).toContainText("40%");
  await expect(own).toHaveCount(0);

  // Another one on the same question is how the member's mind changed.
  await question.getByRole("link", { name: "Say how likely you hold it" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("is settled by")).toHaveValue("2100-06-30");
  await chance.fill("65");
  await page.getByRole("button", { name: "Share with the team" }).focus();
  await page.keyboard.press("Enter");
  await expect(question.getByRole("row", { name: /You/ })).toContainText("65%");
  await expect(question.getByRole("row", { name: /You/ })).toContainText(/40% on .+, then 65% on/);
  await staff.reload();
  await expect(staff.getByRole("heading", { level: 1 })).toContainText("One member holds it 65% likely");

  // Where the term is, a line leads to what is forecast of it.
  await staff.getByRole("link", { name: "1.4 Residual presence" }).click();
  await staff.getByRole("link", { name: "One forecast that it is settled: 65% by 30 June 2100" }).click();
  await expect(staff.getByRole("link", { name: "All forecasts" })).toBeVisible();
  await expect(staff.getByRole("region", { name: /Residual presence/ })).toBeVisible();
});
