/** A recorder words a clause anew: brackets are checked, nothing typed is lost, and nobody's wording is overwritten. */
import { expect, test as base } from "./fixtures";
import { residual, wordingEditor, type WordedStage, wordedStage } from "./worded-stage";

const test = base.extend<{ stage: WordedStage }>({
  stage: async ({ callers }, use) => use(await wordedStage(callers)),
});

test("a new wording is previewed, refused while a bracket is open, kept over a reload, and stands as version 2", async ({
  browserOf,
  stage,
}) => {
  const page = await (await browserOf("officer")).newPage();
  await page.goto(`/negotiations/${stage.slug}/text?term=${stage.termId}`);
  await page.getByRole("link", { name: "Write a new wording" }).click();
  const form = page.getByRole("form", { name: "New wording" });
  const field = wordingEditor(form, "Wording");
  // The field that is sent, whatever it is written in.
  const typed = form.locator("[name=text]").first();
  await expect(typed).toHaveValue(/Until the final withdrawal/);
  const preview = form.getByRole("region", { name: "Wording as it will be read" });
  await field.fill("Troops may remain [for up to forty months^TB.");
  await expect(preview).toContainText("never closed");
  await page.keyboard.press("Control+Enter");
  await expect(form.getByRole("alert")).toContainText("after “Troops may remain”");
  await expect(field).toBeFocused();
  await expect(typed).toHaveValue("Troops may remain [for up to forty months^TB.");

  await field.fill("Troops may remain [for up to forty months]^TB.");
  await expect(form.getByText("Saved a moment ago")).toBeVisible();
  await page.goto(`/negotiations/${stage.slug}/text`);
  await page.getByText("You have a draft").getByRole("link", { name: "1.4" }).click();
  await expect(typed).toHaveValue("Troops may remain [for up to forty months]^TB.");
  // While the network is away the form stays as it is, and what is typed on leads nowhere else.
  await page.context().setOffline(true);
  await form.getByRole("button", { name: "Record as version 2" }).click();
  await expect(form.getByRole("alert")).toContainText("The server cannot be reached.");
  await expect(form.getByRole("alert")).toBeFocused();
  await page.keyboard.type("gl");
  await expect(typed).toHaveValue("Troops may remain [for up to forty months]^TB.");
  await page.context().setOffline(false);
  await form.getByRole("button", { name: "Record as version 2" }).click();
  await page.waitForURL(/\/text\?/);
  await expect(page.getByRole("group", { name: "Wording of 1.4 in English" })).toContainText("forty months");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "1 bracket is open in 1 of 2 terms. 1 translation is behind its original.",
  );

  await page.locator(".version-menu > summary").click();
  await page.getByRole("link", { name: /^Version 1\b/ }).click();
  await expect(page.getByText("Version 1, which is no longer in force.")).toBeVisible();
  await expect(page.getByRole("group", { name: "Wording of 1.4 in English" })).toContainText("several thousand");

  await page.goto(`/negotiations/${stage.slug}/text/${stage.termId}`);
  await expect(typed).toHaveValue("Troops may remain [for up to forty months]^TB.");
  await expect(form.getByText("as your draft")).toBeHidden();
});

test("what is typed on after a bracket goes into the text, and a name into the bracket", async ({
  browserOf,
  stage,
}) => {
  const page = await (await browserOf("officer")).newPage();
  await page.goto(`/negotiations/${stage.slug}/text/${stage.termId}`);
  const form = page.getByRole("form", { name: "New wording" });
  const field = wordingEditor(form, "Wording");
  await field.fill("");
  await field.pressSequentially("Funding [of the army] shall grow [for ten years]^US, not [shrink]us");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.type(" soon.");
  await expect(form.locator("[name=text]").first()).toHaveValue(
    "Funding [of the army] shall grow [for ten years]^US, not [shrink]^US soon.",
  );
  // Asked for by its key, it goes with the choice, and one writes on behind the bracket.
  for (const _ of "^US soon. ") await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("F2");
  await page.keyboard.type("us");
  await page.keyboard.press("Enter");
  await page.keyboard.type("!");
  await expect(form.locator("[name=text]").first()).toHaveValue(
    "Funding [of the army] shall grow [for ten years]^US, not [shrink]! soon.",
  );
});

test("a suggestion is written into the text where its words stand", async ({ browserOf, callers, stage }) => {
  const quote = "for up to sixty months";
  const start = residual.indexOf(quote);
  await (await callers("staff")).must("annotation.make", {
    negotiationId: stage.id,
    clauseVersionId: stage.versionId,
    kind: "suggestion",
    start,
    end: start + quote.length,
    quote,
    replacement: "for less than sixty months",
  });
  const page = await (await browserOf("officer")).newPage();
  await page.goto(`/negotiations/${stage.slug}/text`);
  const note = page.getByRole("listitem").filter({ hasText: "for less than sixty months" }).first();
  await note.getByText("Reply").first().click();
  await note.getByRole("link", { name: "Write it into the text" }).click();
  await page.waitForURL(/suggestion=/);
  await expect(page.getByRole("form", { name: "New wording" }).locator("[name=text]").first()).toHaveValue(
    residual.replace(quote, "for less than sixty months"),
  );
  await page.getByRole("button", { name: "Record as version 2" }).click();
  await page.waitForURL(/\/text\?/);
  await expect(page.getByRole("group", { name: "Wording of 1.4 in English" })).toContainText(
    "for less than sixty months",
  );
  await expect(
    page
      .getByRole("listitem")
      .filter({ hasText: /Its words (are gone|have changed)|is not certain/ })
      .first(),
  ).toBeVisible();
});

test("who was slower sees what the other wrote, and keeps their own words", async ({ browserOf, callers, stage }) => {
  const page = await (await browserOf("officer")).newPage();
  await page.goto(`/negotiations/${stage.slug}/text/${stage.termId}`);
  const form = page.getByRole("form", { name: "New wording" });
  await wordingEditor(form, "Wording").fill("Mine.");
  await expect(form.getByRole("region", { name: "Wording as it will be read" })).toContainText(/read\s*Mine\.What/);
  const theirs = { negotiationId: stage.id, termId: stage.termId, text: "Theirs came first." };
  await (await callers("owner")).must("clause_version.record", theirs);
  await form.getByRole("button", { name: "Record as version 2" }).click();
  await expect(form.getByText("Theirs came first.").first()).toBeVisible();
  await expect(form.locator("[name=text]").first()).toHaveValue("Mine.");
  await form.getByRole("button", { name: "Record as version 3" }).click();
  await page.waitForURL(/\/text\?/);
  await expect(page.getByRole("group", { name: "Wording of 1.4 in English" })).toHaveText("Mine.");
});

test("an option stands under its clause with its label", async ({ browserOf, stage }) => {
  const page = await (await browserOf("officer")).newPage();
  await page.goto(`/negotiations/${stage.slug}/text/${stage.termId}`);
  const form = page.getByRole("form", { name: "New option" });
  await form.getByLabel("Label").fill("From outside");
  await wordingEditor(form, "Passage").fill("Training is given [from outside]^US the country.");
  await form.getByRole("checkbox", { name: "United States" }).check();
  await form.getByRole("button", { name: "Add the option" }).click();
  await page.waitForURL(/\/text\?/);
  await expect(page.getByRole("list", { name: "Options" })).toContainText("Option: From outside");
});

test("who may not record is told so, and another negotiation's term does not exist", async ({ browserOf, stage }) => {
  const page = await (await browserOf("reader")).newPage();
  await page.goto(`/negotiations/${stage.slug}/text/${stage.termId}`);
  await expect(page.getByText("Only recorders, managers and owners write to the record.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Record as" })).toHaveCount(0);
  const answer = await page.goto(`/negotiations/united-states-and-taliban-doha/text/${stage.termId}`);
  expect(answer?.status()).toBe(404);
});
