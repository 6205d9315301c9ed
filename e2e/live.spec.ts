/** Two colleagues at once: what one records the other sees, marked new; while they write it waits, and nothing typed is lost. */
import type { Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { expect, test } from "./fixtures";
import { beginDraft, line } from "./logbook-page";
import { wordedStage, wordingEditor } from "./worded-stage";

const sign = (page: Page) => page.getByRole("contentinfo").getByRole("status");
const isLive = (page: Page) => expect(sign(page)).toHaveText("Live");
const waiting = (page: Page, words: string) => page.locator("summary").filter({ hasText: words });

/** Waits until the others' changes wait, asks for them, and expects them to be shown. */
async function showWaiting(page: Page, words: string) {
  await waiting(page, words).click();
  await expect(page.getByText("What you have written stays as it is.")).toBeVisible();
  await page.getByRole("button", { name: "Show them" }).click();
  await expect(waiting(page, words)).toBeHidden();
}

test("what a colleague records flows in and is marked; while one writes it waits", async ({ browserOf, callers }) => {
  const [owner, stage] = [await callers("owner"), await wordedStage(callers)];
  const { id: negotiationId, slug, termId, versionId } = stage;
  const page = await (await browserOf("officer")).newPage();
  const remark = (body: string) =>
    owner.must("annotation.make", {
      negotiationId,
      clauseVersionId: versionId,
      start: 1,
      end: 6,
      quote: "Until",
      kind: "comment",
      body,
    });

  await test.step("on a page that is only read, it is there at once and marked", async () => {
    await page.goto(paths.terms(slug));
    await isLive(page);
    await page.evaluate(() => Object.assign(window, { isSame: true }));
    const colleague = await (await browserOf("owner")).newPage();
    await colleague.goto(paths.terms(slug));
    await colleague.getByRole("link", { name: "Paste an outline" }).click();
    await colleague.getByLabel("The outline").fill("7 Guarantees");
    await colleague.getByRole("button", { name: "Record", exact: true }).click();
    const row = page.locator("[data-new]").filter({ hasText: "Guarantees" });
    await expect(row).toBeVisible();
    await expect(page.getByText("1 change by")).toHaveText(/on this page/);
    expect(await page.evaluate(() => "isSame" in window)).toBe(true);
  });

  await test.step("in the wording editor it waits, and what was typed stays", async () => {
    await page.goto(paths.wording(slug, termId));
    const field = wordingEditor(page.getByRole("form", { name: "New wording" }), "Wording");
    await field.fill("Troops may remain for a while.");
    await isLive(page);
    await owner.must("term_status.record", { negotiationId, termId, status: "tabled" });
    await showWaiting(page, "1 change by");
    await expect(field).toHaveText("Troops may remain for a while.");
    await expect(field).toBeFocused();
  });

  await test.step("so it does in the margin, where another remark is being written", async () => {
    await remark("A first remark");
    await page.goto(`${paths.text(slug)}?term=${termId}`);
    const first = page.getByRole("list", { name: "Notes on 1.4 Residual presence" }).getByRole("listitem").first();
    await expect(first).toContainText("A first remark");
    const reply = first.getByLabel("Reply");
    await expect(async () => {
      if (!(await reply.isVisible())) await first.getByText("Reply").first().click();
      await reply.fill("I doubt it", { timeout: 1000 });
    }).toPass();
    await isLive(page);
    await remark("A second remark");
    await remark("A third remark");
    await showWaiting(page, "2 changes by");
    await expect(page.getByText("A third remark").first()).toBeVisible();
    await expect(reply).toHaveValue("I doubt it");
  });

  await test.step("and in a form and in the notes of a session", async () => {
    await page.goto(paths.terms(slug));
    await page.getByRole("link", { name: "Paste an outline" }).click();
    const outline = page.getByLabel("The outline");
    await outline.fill("9 Monitoring");
    await owner.must("term.record", { negotiationId, number: "8", title: "Prisoners", kind: "article" });
    await showWaiting(page, "1 change by");
    await expect(page.getByRole("option", { name: "8 Prisoners" }).first()).toBeAttached();
    await expect(outline).toHaveValue("9 Monitoring");

    await beginDraft(page, stage, 1);
    await line(page, 1).fill("They met at nine.");
    await owner.must("party.record", {
      negotiationId,
      code: "QA",
      name: "Qatar",
      kind: "state",
      role: "host",
      isAtTable: true,
    });
    // Nothing that is typed there hangs on how the page was drawn, so that it need not wait: the party can be named at once.
    await page.keyboard.type(" @Qat");
    await expect(page.getByRole("option", { name: /Qatar/ })).toBeVisible();
    await expect(line(page, 1)).toHaveValue("They met at nine. @Qat");
    await expect(line(page, 1)).toBeFocused();
  });

  await test.step("one's own acts are shown, and not told as others'", async () => {
    await page.goto(paths.terms(slug));
    await isLive(page);
    const own = { negotiationId, number: "10", title: "Verification", kind: "article" };
    await (await callers("officer")).must("term.record", own);
    await expect(page.getByText("Verification").first()).toBeVisible();
    await expect(page.locator("[data-new]")).toHaveCount(0);
  });
});

test("a wire that was cut is said, and what was missed comes when it is back", async ({ browserOf, callers }) => {
  const [owner, { id: negotiationId, slug }] = [await callers("owner"), await wordedStage(callers)];
  const context = await browserOf("officer");
  const page = await context.newPage();
  await page.goto(paths.terms(slug));
  await isLive(page);
  await context.setOffline(true);
  await expect(sign(page)).toHaveText(/^Out of date since \d\d:\d\d$/);
  await owner.must("term.record", { negotiationId, number: "7", title: "Guarantees", kind: "article" });
  await owner.must("term.record", { negotiationId, number: "8", title: "Prisoners", kind: "article" });
  await context.setOffline(false);
  await isLive(page);
  for (const title of ["Guarantees", "Prisoners"])
    await expect(page.locator("[data-new]").filter({ hasText: title })).toBeVisible();
});
