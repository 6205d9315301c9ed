/** A review from its asking to its end: who is asked answers, who asks sees who is missing without looking again. */
import type { Locator, Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { faultsOf } from "./axe";
import { expect, test } from "./fixtures";
import { wordedStage } from "./worded-stage";

const isLive = (page: Page) => expect(page.getByRole("contentinfo").getByRole("status")).toHaveText("Live");
const answersOf = (page: Page) => page.getByRole("table", { name: "The answers" });
const rowOf = (page: Page, name: string) => answersOf(page).getByRole("row").filter({ hasText: name });

/** Presses it until the page has come to life and does what it says. */
async function pressUntil(button: Locator, sign: Locator) {
  await expect(async () => {
    if (!(await sign.isVisible())) await button.click({ timeout: 2000 });
    await expect(sign).toBeVisible({ timeout: 3000 });
  }).toPass();
}

test("a manager asks two colleagues about a wording, sees who is missing, asks anew and closes it", async ({
  browserOf,
  callers,
}) => {
  const [owner, stage] = [await callers("owner"), await wordedStage(callers)];
  const { id: negotiationId, slug, termId, name } = stage;
  const [asker, asked] = [await (await browserOf("owner")).newPage(), await (await browserOf("staff")).newPage()];

  await test.step("they are asked by name and by a day", async () => {
    await asker.goto(paths.term(slug, termId));
    const form = asker.getByRole("button", { name: "Ask for a review" });
    await pressUntil(asker.getByRole("link", { name: "Ask for a review" }), form);
    await asker.getByLabel("English, version 1").check();
    await asker.getByLabel("Ines Marchetti").check();
    await asker.getByLabel("Tomas Lind").check();
    await asker.getByLabel("Answers by").fill("2 Mar 2099");
    await asker.getByLabel("What to look at").fill("Above all the months.");
    await form.click();
    await asker.getByRole("link", { name: "1.4 Residual presence" }).click();
    await expect(asker.getByRole("heading", { level: 1 })).toContainText("0 of 2 answered");
    await expect(rowOf(asker, "Ines Marchetti")).toContainText("Missing");
    await isLive(asker);
    await asker.evaluate(() => Object.assign(window, { isSame: true }));
  });

  await test.step("one finds it in the inbox and answers with what should change, by keys alone", async () => {
    await asked.goto(paths.inbox());
    const line = asked.locator("[data-row]").filter({ hasText: name });
    await expect(line).toContainText("Asks you");
    await line.getByRole("link").press("Enter");
    await expect(asked.getByText("Above all the months.")).toBeVisible();
    await isLive(asked);
    // Until the page has come to life.
    await expect(async () => {
      await asked.keyboard.press("a");
      await expect(asked.getByLabel("Agree", { exact: true })).toBeFocused({ timeout: 2000 });
    }).toPass();
    await asked.keyboard.press("Space");
    await asked.keyboard.press("ArrowRight");
    await expect(asked.getByLabel("Agree with changes")).toBeChecked();
    await asked.keyboard.press("Control+Enter");
    const why = asked.getByLabel("What should change");
    await expect(why).toBeFocused();
    await expect(asked.getByText("Say what should change.").first()).toBeVisible();
    await why.fill("Sixty months are too long.");
    await expect(asked.getByText("Say what should change.")).toHaveCount(0);
    await asked.keyboard.press("Control+Enter");
    await expect(rowOf(asked, "Ines Marchetti")).toContainText("Sixty months are too long.");
  });

  await test.step("it is seen as it comes, and who is missing still", async () => {
    await expect(asker.getByRole("heading", { level: 1 })).toContainText("1 of 2 answered, 1 agrees with changes");
    await expect(rowOf(asker, "Ines Marchetti")).toContainText("Agree with changes");
    await expect(rowOf(asker, "Tomas Lind")).toContainText("Missing");
    expect(await asker.evaluate(() => "isSame" in window)).toBe(true);
  });

  await test.step("the words change, and both are asked anew about what stands now", async () => {
    await owner.must("clause_version.record", { negotiationId, termId, text: "[Troops may remain.]^US" });
    await expect(asker.getByText("It has been worded anew since")).toBeVisible();
    await asker.getByRole("button", { name: "Ask anew, about what stands now" }).click();
    await expect(asker.getByRole("heading", { level: 1 })).toContainText("0 of 2 answered");
    await expect(asked.getByText("asks about version 2 in English")).toBeVisible();
    await expect(rowOf(asked, "Ines Marchetti")).toContainText("of version 1 in English");
    await asked.getByLabel("Agree", { exact: true }).check();
    await asked.getByRole("button", { name: "Answer" }).click();
    await expect(asked.getByRole("button", { name: "Change the answer" })).toBeVisible();
    await expect(asker.getByRole("heading", { level: 1 })).toContainText("1 of 2 answered");
  });

  await test.step("it is closed, which can be undone, and nobody is asked any more", async () => {
    await asker.getByRole("button", { name: "Close" }).click();
    await expect(asker).toHaveURL(new RegExp(`${paths.reviews(slug)}$`));
    await expect(asker.getByRole("heading", { level: 1 })).toHaveText("No review is open.");
    await expect(asker.getByRole("complementary", { name: "What you just did" })).toContainText("closed the review");
    await expect(asked.getByRole("heading", { level: 1 })).toContainText("closed; 1 of 2 answered");
    await expect(asked.getByRole("button", { name: "Change the answer" })).toHaveCount(0);
    await asked.goto(paths.inbox());
    await expect(asked.locator("[data-row]").filter({ hasText: name })).toContainText("Closed");
    await expect(asked.locator("[data-row]").filter({ hasText: name })).not.toContainText("Asks you");
  });
});

test("an officer keeps a brief and asks about it; what is recorded later is not in it", async ({
  browserOf,
  callers,
}) => {
  const [owner, stage] = [await callers("owner"), await wordedStage(callers)];
  const { id: negotiationId, slug, termId, name } = stage;
  const [asker, asked] = [await (await browserOf("officer")).newPage(), await (await browserOf("staff")).newPage()];

  await test.step("it is kept, and a colleague is asked", async () => {
    await asker.goto(`${paths.brief(slug)}?section=text`);
    await asker.getByLabel("Title").fill("For the minister");
    await pressUntil(
      asker.getByRole("button", { name: "Keep this brief" }),
      asker.getByText("For the minister", { exact: true }),
    );
    expect(await faultsOf(asker)).toEqual([]);
    await asker.getByRole("link", { name: "Ask for a review" }).click();
    await asker.getByLabel("Ines Marchetti").check();
    await asker.getByRole("button", { name: "Ask for a review" }).click();
    await asker.getByRole("link", { name: "The brief “For the minister”" }).click();
    await expect(asker.getByRole("heading", { level: 1 })).toContainText("0 of 1 answered");
    await isLive(asker);
  });

  await test.step("she reads it as it was kept, though the words have changed since, and answers", async () => {
    await owner.must("clause_version.record", { negotiationId, termId, text: "Nobody remains." });
    await asked.goto(paths.inbox());
    await asked.locator("[data-row]").filter({ hasText: name }).getByRole("link").press("Enter");
    await asked.getByRole("link", { name: "Read the brief" }).click();
    await expect(asked.getByRole("article")).toContainText("several thousand troops");
    await expect(asked.getByRole("article")).not.toContainText("Nobody remains.");
    await asked.getByRole("link", { name: "What the record says differently now" }).click();
    await expect(asked.locator("ins").filter({ hasText: "Nobody" })).toBeVisible();
    await asked.getByRole("link", { name: /In review: 0 of 1 answered/ }).click();
    await asked.getByLabel("Agree", { exact: true }).check();
    await asked.getByRole("button", { name: "Answer" }).click();
    await expect(asked.getByRole("button", { name: "Change the answer" })).toBeVisible();
    await expect(asker.getByRole("heading", { level: 1 })).toContainText("answered: agrees");
  });
});
