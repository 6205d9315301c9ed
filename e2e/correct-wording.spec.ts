/** A recorder puts right how a wording and an option were recorded: both stay to be read, with who changed them and why. */
import { paths } from "@/lib/platform/paths";
import { expect, test } from "./fixtures";
import { wordedStage, wordingEditor } from "./worded-stage";

test("a version is corrected from its menu and keeps its number; an option is taken back; both stay in the history", async ({
  browserOf,
  callers,
}) => {
  const stage = await wordedStage(callers);
  await (await callers("officer")).must("option.record", {
    negotiationId: stage.id,
    termId: stage.termId,
    label: "Option B",
    text: "Training is given from outside.",
  });
  const page = await (await browserOf("officer")).newPage();
  await page.goto(`${paths.text(stage.slug)}?term=${stage.termId}`);
  await page.locator(".version-menu > summary").click();
  await page.getByRole("link", { name: "Correct version 1" }).click();
  const form = page.getByRole("form", { name: "Correction of the wording" });
  await wordingEditor(form, "Wording").fill("Troops may remain [for up to forty months]^TB.");
  await form.getByLabel("Why it is corrected").fill("A slip in copying.");
  await form.getByRole("button", { name: "Record", exact: true }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole("group", { name: "Wording of 1.4 in English" })).toContainText("forty months");
  await page.locator(".version-menu > summary").click();
  await page.getByRole("link", { name: /^Before it was corrected/ }).click();
  await expect(page.getByText(/Version 1 as it was, until corrected by .*A slip in copying/)).toBeVisible();
  await expect(page.getByRole("group", { name: "Wording of 1.4 in English" })).toContainText("sixty months");

  await page.goto(paths.term(stage.slug, stage.termId));
  const history = page.getByRole("region", { name: "How it came to be worded so" });
  await history.getByText(/^was Until the final.*until corrected by/).click();
  await expect(history.getByText("Why: A slip in copying.")).toBeVisible();
  await page.getByRole("link", { name: "Correct option Option B" }).click();
  await page.getByText("Retract it instead").click();
  await page.getByLabel("Why it should not have been recorded").fill("Misheard.");
  await page.getByRole("button", { name: "Retract", exact: true }).click();
  await expect(history.getByText(/Taken back by .*: Misheard\./)).toBeVisible();
  await expect(page.getByRole("list", { name: "Options" })).toBeHidden();
});
