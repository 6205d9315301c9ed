/** A colleague is asked what they think of a wording, answers from their inbox, and who asked sees it come and who is missing. */
import { paths } from "@/lib/platform/paths";
import { expect, test as base } from "./fixtures";
import { type WordedStage, wordedStage } from "./worded-stage";

const test = base.extend<{ stage: WordedStage }>({
  stage: async ({ callers }, use) => use(await wordedStage(callers)),
});

test("an officer asks for a review, a colleague answers it, and both see how it stands", async ({
  browserOf,
  stage,
}) => {
  const officer = await (await browserOf("officer")).newPage();
  await officer.goto(paths.term(stage.slug, stage.termId));
  await officer.getByRole("link", { name: "Ask for a review" }).click();
  const form = officer.getByRole("region", { name: /^Ask for a review of 1.4/ });
  await form.getByLabel("What to look at").fill("The dates.");
  await form.getByRole("button", { name: "Ask for a review" }).click();
  await expect(form.getByRole("link", { name: /Choose who is asked/ })).toBeVisible();
  await expect(form.getByLabel("What to look at")).toHaveValue("The dates.");
  const [asked, missing] = [form.getByLabel("Ines"), form.getByLabel("Ruth")];
  await asked.check();
  await missing.check();
  await form.getByLabel("Answers by").fill("2099-12-31");
  await form.getByRole("button", { name: "Ask for a review" }).click();
  await expect(form).toBeHidden();
  await expect(officer.getByRole("row", { name: /Residual presence/ })).toContainText("0 of 2 answered");
  await officer.getByRole("link", { name: "1.4 Residual presence" }).click();
  const standing = officer.getByRole("heading", { level: 1 });
  await expect(standing).toContainText("0 of 2 answered");
  await expect(officer.getByRole("contentinfo").getByRole("status")).toHaveText("Live");

  const staff = await (await browserOf("staff")).newPage();
  await staff.goto(paths.inbox());
  const row = staff.locator("[data-row]").filter({ hasText: stage.name });
  await expect(row).toContainText("Asks you");
  await row.getByRole("link", { name: /^Review of 1.4 Residual presence, due on 31 Dec/ }).click();
  const own = staff.getByRole("region", { name: "Your answer" });
  await own.getByLabel("Object").check();
  await own.getByRole("button", { name: "Answer" }).click();
  await expect(own.getByRole("link", { name: /Say what you object to/ })).toBeVisible();
  await own.getByLabel("Why, and what should change").fill("Nobody accepts sixty months.");
  await own.getByRole("button", { name: "Answer" }).click();
  await expect(staff.getByRole("heading", { level: 1 })).toContainText("1 of 2 answered, 1 objects");

  await expect(standing).toContainText("1 of 2 answered, 1 objects");
  await expect(officer.getByRole("row", { name: /^Ines/ })).toContainText("Nobody accepts sixty months.");
  await expect(officer.getByRole("row", { name: /^Ruth/ })).toContainText("Missing");
  await officer.getByRole("button", { name: "Close" }).click();
  await expect(standing).toContainText("closed");
  await expect(own).toBeHidden();
});
