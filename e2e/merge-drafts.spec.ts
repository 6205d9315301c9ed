/** One person writes at a desk and on a phone: what both wrote of a remark and of a wording is put together, and nothing lost. */
import type { Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { expect, test } from "./fixtures";
import { residual, wordedStage, wordingEditor } from "./worded-stage";

/** Types, and waits until the server has answered to what holds these words: other answers come meanwhile. */
async function saved(page: Page, words: string, type: () => Promise<void>) {
  const answered = page.waitForResponse((response) => {
    const request = response.request();
    return "next-action" in request.headers() && (request.postData() ?? "").includes(words);
  });
  await type();
  await answered;
}

test("a remark and a wording written in two browsers at once become one", async ({ browserOf, callers }) => {
  const { id: negotiationId, slug, termId, versionId } = await wordedStage(callers);
  const officer = await callers("officer");
  const [desk, phone] = [
    await (await browserOf("officer")).newPage(),
    await (await browserOf("officer", { viewport: { width: 390, height: 844 } })).newPage(),
  ];

  await test.step("a remark that both go on with", async () => {
    const quote = "several thousand";
    const start = residual.indexOf(quote);
    const on = { clauseVersionId: versionId, quote, start, end: start + quote.length, version: 0 };
    const draft = { kind: "comment", body: "Who says so, and since when?", replacement: "" };
    await officer.must("remark_draft.keep", { negotiationId, ...on, ...draft });
    for (const page of [desk, phone]) {
      await page.goto(`${paths.text(slug)}?term=${termId}`);
      await page.getByRole("button", { name: "Go on with it" }).click();
    }
    const comment = (page: Page) => page.getByRole("textbox", { name: "Comment" });
    await saved(phone, "Ask Ruth.", () => comment(phone).fill("Who says so, and since when? Ask Ruth."));
    await comment(desk).fill("Tell me: who says so, and since when?");
    const both = desk.getByRole("region", { name: "The remark as saved elsewhere" });
    const choice = both.getByRole("group", { name: "Which to go on with: Comment" });
    await expect(choice.getByRole("button", { name: "Both" })).toHaveAttribute("aria-pressed", "true");
    await both.getByRole("button", { name: "Go on with this" }).press("Enter");
    await expect(comment(desk)).toHaveValue("Tell me: who says so, and since when? Ask Ruth.");
    await desk.getByRole("button", { name: "Save" }).click();
    await expect(
      desk.getByRole("listitem").filter({ hasText: "Tell me: who says so, and since when? Ask Ruth." }),
    ).toHaveCount(1);
  });

  await test.step("and a wording", async () => {
    const editor = (page: Page) => wordingEditor(page.getByRole("form", { name: "New wording" }), "Wording");
    for (const page of [desk, phone]) {
      await page.goto(paths.wording(slug, termId));
      await expect(editor(page)).toBeVisible();
    }
    await saved(phone, "They leave then.", () => editor(phone).fill(`${residual} They leave then.`));
    await editor(desk).fill(`In any case: ${residual}`);
    await desk.getByRole("button", { name: "Put both together" }).press("Enter");
    await expect(editor(desk)).toContainText("In any case:");
    await expect(editor(desk)).toContainText("They leave then.");
    await expect(desk.getByText(/as your draft: nobody else sees it/)).toBeVisible();
  });
});
