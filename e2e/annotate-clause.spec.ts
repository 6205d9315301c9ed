/** A staff member comments on the clause, by pointer, by keyboard, on a phone, without scripts, and loses nothing. */
import type { Locator, Page } from "@playwright/test";
import { expect, signInAs, signOut, test as base } from "./fixtures";
import { everythingKept, keptNames } from "./kept";
import { type WordedStage, wordedStage } from "./worded-stage";

const test = base.extend<object, { stage: WordedStage }>({
  stage: [async ({ callers }, use) => use(await wordedStage(callers)), { scope: "worker" }],
});

const clauseIn = (page: Page, language = "English") =>
  page.getByRole("group", { name: `Wording of 1.4 in ${language}` });
const notesIn = (page: Page) => page.getByRole("list", { name: "Notes on 1.4 Residual presence" });
const noteWith = (page: Page, words: string) => notesIn(page).getByRole("listitem").filter({ hasText: words }).first();

/** Drags over these words of the clause, as a hand would. */
async function selectWords(clause: Locator, words: string) {
  const [from, to] = await clause.evaluate((element, asked) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(asked) ?? -1;
      if (at === -1) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + asked.length);
      // A hand reaches what is in the window.
      node.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
      const rects = [...range.getClientRects()];
      const [first, last] = [rects[0], rects.at(-1)];
      if (!first || !last) break;
      return [
        { x: first.left + 1, y: first.top + first.height / 2 },
        { x: last.right - 1, y: last.top + last.height / 2 },
      ] as const;
    }
    throw new Error(`no words: ${asked}`);
  }, words);
  const { mouse } = clause.page();
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move(to.x, to.y, { steps: 4 });
  await mouse.up();
}

/** Selects the words and presses what is then offered. Words selected before the page listens offer nothing. */
async function commentOn(page: Page, words: string) {
  const comment = page.getByRole("button", { name: "Comment" });
  await expect(async () => {
    await selectWords(clauseIn(page), words);
    await expect(comment).toBeVisible({ timeout: 2000 });
  }).toPass();
  await comment.click();
}

test("a staff member selects words of the clause and comments; a colleague replies and it is resolved", async ({
  browserOf,
  stage,
}) => {
  const page = await (await browserOf("staff")).newPage();
  await page.goto("/negotiations");
  await page.getByRole("link", { name: stage.name }).first().click();
  await page.getByRole("link", { name: "Text", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2 brackets are open in 1 of 2 terms.");

  await commentOn(page, "several thousand");
  await page.getByRole("radio", { name: "Concern" }).check({ force: true });
  await page.getByLabel("Concern").last().fill("No official gave a figure.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(noteWith(page, "No official gave a figure.")).toContainText("Ines Marchetti");
  await expect(page.locator("[data-anchored]").filter({ hasText: "several thousand" })).toBeVisible();

  const other = await (await browserOf("officer")).newPage();
  await other.goto(`/negotiations/${stage.slug}/text`);
  const note = noteWith(other, "No official gave a figure.");
  await note.getByText("Reply").first().click();
  await note.getByLabel("Reply").fill("Then keep it in words.");
  await note.getByRole("button", { name: "Reply" }).click();
  await expect(note).toContainText("Then keep it in words.");
  await note.getByRole("button", { name: "Resolve" }).click();
  await expect(note).toContainText("Resolved by Tomas Lind");

  await page.reload();
  await expect(noteWith(page, "No official gave a figure.")).toContainText("Resolved by Tomas Lind");
});

test("by keyboard alone: choose words of two runs, suggest others, walk through the notes", async ({
  browserOf,
  stage,
}) => {
  const page = await (await browserOf("staff")).newPage();
  await page.goto(`/negotiations/${stage.slug}/text`);
  const clause = clauseIn(page);
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(clause).toBeFocused({ timeout: 500 });
  }).toPass();
  // "[Until the final withdrawal several thousand troops may remain [for": the words on both sides of a bracket.
  for (let words = 0; words < 9; words += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe("remain [for up");
  await page.keyboard.press("s");
  await expect(page.getByLabel("Instead")).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("link", { name: /These are the words that stand there/ })).toBeVisible();
  await page.getByLabel("Instead").fill("stay [for less");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Nobody was asked");
  // The same words chosen again lead back to what is being written on them.
  await clause.focus();
  for (let words = 0; words < 9; words += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("c");
  await expect(page.getByLabel("Instead")).toBeFocused();
  await expect(page.getByLabel("Instead")).toHaveValue("stay [for less");
  await page.keyboard.press("Tab");
  await page.keyboard.press("End");
  await page.keyboard.type(" about less.");
  await page.keyboard.press("Control+Enter");
  const note = noteWith(page, "Nobody was asked about less.");
  await expect(note).toBeFocused();
  await expect(note.locator("ins")).toHaveText("stay [for less");

  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await expect(notesIn(page).getByRole("listitem").first()).toBeFocused();
  await page.keyboard.press("Escape");

  await clause.focus();
  await page.keyboard.press("c");
  await page.getByLabel("Comment").last().fill("The whole of it binds nobody.");
  await page.keyboard.press("Control+Enter");
  await expect(noteWith(page, "The whole of it binds nobody.")).toBeVisible();
});

test("right to left: the words of the Dari wording are the ones that are remarked on", async ({ browserOf, stage }) => {
  const page = await (await browserOf("staff")).newPage();
  await page.goto(`/negotiations/${stage.slug}/text?beside=fa-AF`);
  const clause = clauseIn(page, "Dari");
  await expect(clause.locator("[lang=fa-AF]")).toHaveAttribute("dir", "rtl");
  await expect(page.getByText("A translation of English version 1.")).toBeVisible();
  await clause.focus();
  for (let words = 0; words < 4; words += 1) await page.keyboard.press("ArrowLeft");
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe("می‌توانند");
  await page.keyboard.press("c");
  await page.getByLabel("Comment").last().fill("“May” or “can”?");
  await page.keyboard.press("Control+Enter");
  await expect(noteWith(page, "“May” or “can”?")).toContainText("in Dari");
  await expect(page.locator("[data-anchored]").filter({ hasText: "می‌توانند" })).toHaveText("می‌توانند");
});

test("what is typed survives a reload and an expired sign-in, for its writer alone, and not a sign-out", async ({
  browser,
  stage,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const address = `/negotiations/${stage.slug}/text`;
  await signInAs(page, "staff", address);
  const clause = clauseIn(page);
  await expect(async () => {
    await clause.focus();
    await page.keyboard.press("c");
    await expect(page.getByLabel("Comment").last()).toBeFocused({ timeout: 500 });
  }).toPass();
  await context.setOffline(true);
  await page.getByLabel("Comment").last().fill("Kept until it is saved.");
  await expect.poll(() => keptNames(page)).toHaveLength(2);
  expect(await everythingKept(page)).not.toMatch(/Kept until|saved/);
  await context.setOffline(false);
  await page.reload();
  await expect(page.getByLabel("Comment").last()).toHaveValue("Kept until it is saved.");

  await context.clearCookies({ name: /session-token/ });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "sign-in has ended" })).toBeVisible();
  await page.getByRole("link", { name: "Sign in again" }).click();
  await signInAs(page, "staff", address);
  await expect(page.getByLabel("Comment").last()).toHaveValue("Kept until it is saved.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(noteWith(page, "Kept until it is saved.")).toContainText("Ines Marchetti");

  // Left by a sign-in that has ended, and found by somebody else.
  await expect(async () => {
    await clause.focus();
    await page.keyboard.press("c");
    await expect(page.getByLabel("Comment").last()).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.getByLabel("Comment").last().fill("Not for Tomas.");
  const left = await page.evaluate(() => ({ ...localStorage }));
  await context.clearCookies({ name: /session-token/ });
  await signInAs(page, "officer", address);
  await expect.poll(() => keptNames(page)).toEqual(["parley-sealed-by"]);
  await page.evaluate((copied) => Object.assign(localStorage, copied), left);
  await page.reload();
  await expect(clause).toBeVisible();
  await expect.poll(() => keptNames(page)).toEqual(["parley-sealed-by"]);
  await expect(page.getByText("Not for Tomas.")).toHaveCount(0);
  await signOut(page);
  await expect.poll(() => keptNames(page)).toEqual([]);
  await context.close();
});

test("on a phone the remark is written in a sheet at the foot, and notes stand under their clause", async ({
  browserOf,
  stage,
}) => {
  const page = await (await browserOf("staff", { viewport: { width: 390, height: 844 }, hasTouch: true })).newPage();
  await page.goto(`/negotiations/${stage.slug}/text`);
  await commentOn(page, "several thousand");
  const field = page.getByLabel("Comment").last();
  await field.fill("From the train.");
  await expect(field).toBeInViewport();
  await page.getByRole("button", { name: "Save" }).click();
  const note = noteWith(page, "From the train.");
  await expect(note).toBeVisible();
  // The page is still scrolling to the note: both places are of one moment, until it has come to rest.
  const isUnderItsClause = async () => {
    const [clauseBox, noteBox] = await Promise.all([clauseIn(page).boundingBox(), note.boundingBox()]);
    return (noteBox?.y ?? 0) > (clauseBox?.y ?? 0) + (clauseBox?.height ?? 0);
  };
  await expect.poll(isUnderItsClause).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test("without scripts the text and its threads are read, and a reply is posted", async ({
  browserOf,
  callers,
  stage,
}) => {
  const quote = "Until the final withdrawal";
  const body = "Read without scripts.";
  const remark = {
    negotiationId: stage.id,
    clauseVersionId: stage.versionId,
    start: 1,
    end: 1 + quote.length,
    quote,
    body,
  };
  await (await callers("officer")).must("annotation.make", remark);
  const page = await (await browserOf("staff", { javaScriptEnabled: false })).newPage();
  await page.goto(`/negotiations/${stage.slug}/text`);
  await expect(clauseIn(page)).toContainText("troops may remain");
  const note = noteWith(page, body);
  await note.locator("summary").first().click();
  // Of hundreds of notes, the forms are sent for the one that is asked for.
  await note.getByRole("link", { name: "Reply, resolve or edit" }).click();
  await note.getByLabel("Reply").fill("Answered without scripts.");
  await note.getByRole("button", { name: "Reply" }).click();
  await expect(noteWith(page, body)).toContainText("Answered without scripts.");
});

test("a reader reads the notes and is offered no pen", async ({ browserOf, stage }) => {
  const page = await (await browserOf("reader")).newPage();
  await page.goto(`/negotiations/${stage.slug}/text`);
  await expect(clauseIn(page)).toBeVisible();
  await selectWords(clauseIn(page), "several thousand");
  await expect(page.getByRole("button", { name: "Comment" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Write a new wording" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Reply" })).toHaveCount(0);
});

test("a colleague is mentioned and a source linked by keyboard, and both lead to the remark", async ({
  browserOf,
  callers,
  stage,
}) => {
  const source = { title: "Report on the plan", kind: "press", reliability: "B", origin: "Officials" };
  await (await callers("officer")).must("source.record", { negotiationId: stage.id, ...source });
  const page = await (await browserOf("staff")).newPage();
  await page.goto(`/negotiations/${stage.slug}/text`);
  await commentOn(page, "several thousand");
  await page.keyboard.type("Is there a figure, @to");
  const offered = page.getByRole("listbox", { name: "Colleagues who may read this" });
  await expect(offered.getByRole("option", { name: "Tomas Lind" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Comment").last()).toHaveValue("Is there a figure, @Tomas Lind ");
  await page.keyboard.type("in #rep");
  const records = page.getByRole("listbox", { name: "Positions and sources" });
  await expect(records.getByRole("option", { name: "Report on the plan" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Comment").last()).toHaveValue("Is there a figure, @Tomas Lind in #Report on the plan ");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(noteWith(page, "Is there a figure, @Tomas Lind")).toContainText("Ines Marchetti");

  const other = await (await browserOf("officer")).newPage();
  await other.goto(`/negotiations/${stage.slug}/text?notes=mentions_me`);
  await expect(notesIn(other).getByRole("listitem")).toHaveCount(1);
  const note = noteWith(other, "Is there a figure, @Tomas Lind in Report on the plan");
  await note.getByRole("link", { name: "Report on the plan" }).click();
  const linked = other.getByRole("listitem").filter({ hasText: "Report on the plan" });
  await linked.getByText("1 remark mentions this").click();
  await linked.getByRole("link", { name: "The comment of Ines Marchetti on “several thousand”" }).click();
  await expect(note).toHaveAttribute("data-open", "");
});
