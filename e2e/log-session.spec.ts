/** An officer logs a session while it runs: by keyboard alone, losing nothing, and filing it all at once. */
import type { Locator, Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { expect, signInAs, signOut, test as base } from "./fixtures";
import { everythingKept, keptNames } from "./kept";
import { beginDraft, line, pick, saved } from "./logbook-page";
import { type LogbookStage, logbookStage } from "./logbook-stage";

const test = base.extend<object, { stage: LogbookStage }>({
  stage: [async ({ callers }, use) => use(await logbookStage(callers)), { scope: "worker" }],
});

const entry = (page: Page, words: string | RegExp) => page.getByRole("button", { name: words });
/** Presses Tab until the focus is there. */
async function tabTo(page: Page, target: Locator, most = 60) {
  for (let presses = 0; presses < most; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

test("an officer logs the Monday session by keyboard alone, and a manager sees what it changed", async ({
  browserOf,
  stage,
}) => {
  test.setTimeout(Number(process.env.LOG_SESSION_TIMEOUT ?? 300_000));
  const page = await (await browserOf("officer")).newPage();
  const { keyboard } = page;
  const press = async (...keys: string[]) => {
    for (const key of keys) await keyboard.press(key);
  };
  await page.goto("/negotiations");
  await tabTo(page, page.getByRole("link", { name: stage.name }).first());
  await press("Enter");
  await page.waitForURL(`**${paths.board(stage.slug)}`);
  await expect(async () => {
    await press("g", "s");
    await page.waitForURL(`**${paths.sessions(stage.slug)}`, { timeout: 10_000 });
  }).toPass();
  await tabTo(page, page.getByRole("link", { name: /Log (a|the first) session/ }).first());
  await press("Enter");
  await page.waitForURL(`**${paths.newSession(stage.slug)}`);

  await tabTo(page, page.getByLabel("Number of the round"));
  await press("Control+a");
  await keyboard.type("1");
  await press("Tab");
  await keyboard.type("Doha talks, February 2019");
  await tabTo(page, page.getByLabel("What the session is called"));
  await keyboard.type("Opening session with the Taliban");
  await tabTo(page, page.getByLabel("When"));
  await press("Control+a");
  await keyboard.type("Mon 25 Feb 2019");
  await tabTo(page, page.getByLabel("Worked out, not given by a source"));
  await press("Space", "Tab");
  await keyboard.type("Doha");
  await tabTo(page, page.getByRole("button", { name: "Begin the notes" }));
  await press("Enter");
  await page.waitForURL("**/sessions/drafts/**");

  // What is typed from here on is written, wherever the focus was before.
  await expect(line(page, 1)).toBeFocused();
  await expect(line(page, 1)).toBeEditable();
  await keyboard.type("14:05 The round opens between @Uni");
  await press("Tab");
  await keyboard.type("and @Tal");
  await press("Tab");
  await keyboard.type(", the highest level so far.");
  await expect(line(page, 1)).toHaveValue(
    "The round opens between @United States and @Taliban, the highest level so far.",
  );
  await expect(page.getByRole("textbox", { name: "Time of line 1" })).toHaveValue("14:05");

  await press("Enter");
  await keyboard.type("14:20 @Uni");
  await press("Tab");
  await keyboard.type(": all US troops out over the next three to five years. #1.1");
  await press("Tab");
  await keyboard.type("/pos");
  await press("Enter");
  // The party and the term are those of the line; the stance is asked for.
  await expect(pick(page, "Party")).toHaveValue("United States");
  await expect(pick(page, "Term")).toHaveValue("1.1 Withdrawal timetable");
  await expect(pick(page, "Stance")).toBeFocused();
  await keyboard.type("+2");
  await press("Tab");
  await keyboard.type("accepts 36..60");
  await press("Tab", "Tab");
  await keyboard.type("rep");
  await press("Tab", "Tab");
  await keyboard.type("press");
  await press("Tab");
  await keyboard.type("2");
  await press("Enter");
  await expect(
    entry(page, /^\/position United States supports 1.1 Withdrawal timetable.*accepts 36 to 60 months/),
  ).toBeVisible();

  await keyboard.type("14:50 @Tal");
  await press("Tab");
  await keyboard.type("negotiators deeply oppose troops staying up to five years. #res");
  await press("Tab");
  await keyboard.type("/position ");
  await keyboard.type("-2");
  await press("Tab");
  await keyboard.type("rejects 60; unknown <60 (assessed)");
  await press("Enter");
  await keyboard.type("Would the ranks of the @Tal");
  await press("Tab");
  await keyboard.type("accept less than five years? #1.4");
  await press("Tab");
  await keyboard.type("/ask");
  await press("Enter");
  await expect(page.getByLabel("Question", { exact: true })).toHaveValue(/^Would the ranks of the Taliban accept/);
  await press("Enter");

  await keyboard.type("/day");
  await press("Enter");
  await press("Control+a");
  await keyboard.type("Wed 27 Feb 2019");
  await press("Enter");
  await keyboard.type("11:30 Talks pause. They are set to resume on Saturday. /pause");
  await press("Enter");
  await keyboard.type("Sat 2 March 2019");
  await press("Enter");

  await tabTo(page, page.getByRole("checkbox", { name: /Zalmay Khalilzad/ }), 80);
  await press("Space", "Tab");
  await keyboard.type("pri");
  await tabTo(page, page.getByRole("checkbox", { name: /Others of Taliban/ }));
  await press("Space");
  await tabTo(page, page.getByLabel("On the level"));
  await keyboard.type("the highest level yet");
  await tabTo(page, page.getByRole("button", { name: /that the notes name/ }));
  await press("Enter");
  await expect(saved(page)).toBeVisible();

  await press("Control+Enter");
  await page.waitForURL((url) => /\/sessions\/[0-9a-f-]{36}$/.test(url.pathname));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const manager = await (await browserOf("manager")).newPage();
  await manager.goto(page.url());
  const main = manager.getByRole("main");
  await expect(main).toContainText("the highest level yet");
  await expect(main).toContainText("Zalmay Khalilzad");
  await expect(main).toContainText(/strongly opposes/);
  await expect(main).toContainText(/unknown since Jan/);
  await expect(main).toContainText(/resumption planned/);
  await manager.goto(paths.board(stage.slug));
  await expect(manager.getByRole("main")).toContainText(/2 Mar/);
});

test("what is typed survives a reload, a lost connection and an ended sign-in", async ({ page, context, stage }) => {
  test.setTimeout(Number(process.env.LOG_SESSION_TIMEOUT ?? 300_000));
  await signInAs(page, "officer");
  await beginDraft(page, stage, 11);
  await line(page, 1).fill("The first line.");
  await expect(saved(page)).toBeVisible();

  await context.setOffline(true);
  await line(page, 1).fill("The first line, written offline.");
  await expect(page.getByText(/Not saved: the server does not answer/)).toBeVisible();
  await context.setOffline(false);
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(line(page, 1)).toHaveValue("The first line, written offline.");

  const other = await context.newPage();
  await other.goto("/negotiations");
  await signOut(other);
  await line(page, 1).fill("The first line, written while signed out.");
  await expect(page.getByText(/Not saved: your sign-in has ended/)).toBeVisible();
  await signInAs(other, "officer");
  await expect(saved(page)).toBeVisible();

  // A crash before the server has it: this browser still does.
  await context.setOffline(true);
  await line(page, 1).fill("The first line, and the browser crashes.");
  await expect.poll(() => keptNames(page)).toHaveLength(2);
  expect(await everythingKept(page)).not.toMatch(/first line|crashes/);
  const address = page.url();
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(address);
  await expect(line(again, 1)).toHaveValue("The first line, and the browser crashes.");
  await expect(saved(again)).toBeVisible();
  await expect.poll(() => keptNames(again)).toEqual(["parley-sealed-by"]);
});

test("two windows on one draft are put together, and neither loses a line", async ({ browserOf, stage }) => {
  const context = await browserOf("officer");
  const [one, other] = [await context.newPage(), await context.newPage()];
  await beginDraft(one, stage, 21);
  await line(one, 1).fill("A line in the first window.");
  await expect(saved(one)).toBeVisible();
  await other.goto(one.url());
  await expect(line(other, 1)).toHaveValue("A line in the first window.");
  await line(other, 1).press("End");
  await line(other, 1).press("Enter");
  await line(other, 2).fill("A line in the second window.");
  await expect(line(one, 2)).toHaveValue("A line in the second window.");
  await line(one, 1).fill("A line in the first window, changed.");
  await expect(line(other, 1)).toHaveValue("A line in the first window, changed.");
  await expect(saved(one)).toBeVisible();
});
