/** What concerns somebody comes to their inbox, and is read, done with and put off from the keyboard. */
import { paths } from "@/lib/platform/paths";
import { expect, test as base } from "./fixtures";
import { type WordedStage, wordedStage } from "./worded-stage";

const test = base.extend<{ stage: WordedStage }>({
  stage: async ({ callers }, use) => use(await wordedStage(callers)),
});

test("a member follows a term, is told of what others do to it, and works through the inbox by keys", async ({
  browserOf,
  callers,
  stage,
}) => {
  const page = await (await browserOf("officer")).newPage();
  await page.goto(paths.term(stage.slug, stage.termId));
  await page.getByRole("button", { name: "Follow this term" }).click();
  await expect(page.getByRole("button", { name: "Following this term" })).toBeVisible();
  await page.keyboard.press("w");
  await expect(page.getByRole("button", { name: "Follow this term" })).toBeVisible();
  await page.keyboard.press("w");
  await expect(page.getByRole("button", { name: "Following this term" })).toBeVisible();

  const owner = await callers("owner");
  const on = { negotiationId: stage.id, termIds: [stage.termId] };
  await owner.must("term_status.record_many", { ...on, status: "under_discussion" });

  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/wants? your attention/);
  const row = page.locator("[data-row]").filter({ hasText: stage.name });
  await expect(row).toContainText("You follow it");
  await expect(row).toContainText("1.4 Residual presence");
  await row.getByRole("link").focus();
  await page.keyboard.press("u");
  await expect(row.getByRole("button", { name: "Mark as new" })).toBeVisible();
  await row.getByRole("link").focus();
  await page.keyboard.press("e");
  await expect(row).toBeHidden();
  await expect(page.getByRole("complementary", { name: "What you just did" })).toContainText("1.4 Residual presence");
  await page.keyboard.press("z");
  await expect(row.getByRole("link")).toBeFocused();
  await page.keyboard.press("h");
  await page.getByRole("button", { name: "Tomorrow morning" }).press("Enter");
  await expect(row).toBeHidden();

  await page.goto(paths.inbox("snoozed"));
  await expect(row).toContainText("back on");
  await row.getByRole("link").focus();
  await page.keyboard.press("e");
  await expect(row).toBeHidden();
  await page.goto(paths.inbox("done"));
  await row.getByRole("button", { name: "Back to the inbox" }).click();
  await expect(row).toBeHidden();

  // What comes while one stays on a page of all negotiations.
  const live = page.getByRole("contentinfo").getByRole("status");
  const staff = await callers("staff");
  const remark = { negotiationId: stage.id, clauseVersionId: stage.versionId, start: 1, end: 6, quote: "Until" };
  const said = { ...remark, kind: "comment", body: "Until when?" };
  await page.goto(paths.home);
  await expect(live).toHaveText("Live");
  const inbox = page.getByRole("link", { name: /^Inbox/ });
  const before = await inbox.textContent();
  await staff.must("annotation.make", said);
  await expect(page.locator("[data-row]").filter({ hasText: stage.name })).toContainText("Ines Marchetti");
  await expect(inbox).not.toHaveText(before ?? "");
  await page.goto(paths.inbox());
  await expect(live).toHaveText("Live");
  await staff.must("annotation.make", { ...said, body: "And after that?" });
  await expect(row).toContainText("And after that?");
  await row.getByRole("link").press("Enter");
  await expect(page).toHaveURL(new RegExp(`${stage.termId}`));
});
