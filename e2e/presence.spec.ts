/** Two colleagues on one page: each sees that the other is there and where they write, unless one does not wish it. */
import type { Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { expect, test } from "./fixtures";
import { wordedStage, wordingEditor } from "./worded-stage";

const here = (page: Page) => page.getByText(/^.+ (is|are) on this page$/);

test("colleagues see who is on the page and who writes, without being told of themselves", async ({
  browserOf,
  callers,
}) => {
  const { slug, termId } = await wordedStage(callers);
  const [hers, his] = [await browserOf("officer"), await browserOf("owner")];
  const [one, other] = [await hers.newPage(), await his.newPage()];
  const text = `${paths.text(slug)}?term=${termId}`;
  const clause = other.getByRole("article").filter({ hasText: "Residual presence" });

  await test.step("each sees the other, by initials that have a name", async () => {
    await one.goto(text);
    await other.goto(text);
    await expect(here(one)).toHaveText("Ruth Adeyemi is on this page");
    await expect(here(other)).toHaveText("Tomas Lind is on this page");
  });

  await test.step("a second page of the same person counts once", async () => {
    const second = await hers.newPage();
    await second.goto(text);
    await expect(here(second)).toBeAttached();
    await expect(here(other)).toHaveText("Tomas Lind is on this page");
    await second.close();
  });

  await test.step("who writes on a clause is told there, while they do", async () => {
    await one.goto(paths.wording(slug, termId));
    await wordingEditor(one.getByRole("form", { name: "New wording" }), "Wording").focus();
    await expect(clause.getByText(/is writing a wording here$/)).toBeVisible();
    await expect(here(other)).toHaveCount(0);
  });

  await test.step("who closes the page is gone", async () => {
    await one.close();
    await expect(clause.getByText(/is writing/)).toHaveCount(0);
  });

  await test.step("who does not wish to be shown is nowhere, and sees nobody", async () => {
    const page = await hers.newPage();
    await page.goto(text);
    await expect(here(other)).toBeAttached();
    const account = await hers.newPage();
    await account.goto(paths.account);
    await account.getByRole("button", { name: "Do not show me" }).click();
    await expect(here(other)).toHaveCount(0);
    await expect(here(page)).toHaveCount(0);
    await account.getByRole("button", { name: "Show me" }).click();
    await expect(account.getByText("You and your colleagues see where the others are.")).toBeVisible();
    await page.reload();
    await expect(here(other)).toBeAttached();
  });
});
