/** A term with five threads is split by keyboard alone; what the words do not decide is placed by its digit, on a phone too. */
import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { demoEmail } from "@/lib/platform/demo-people";
import { paths } from "@/lib/platform/paths";
import { faultsOf } from "./axe";
import { type Callers, expect, test } from "./fixtures";

const first =
  "The force leaves the five bases within one hundred and thirty-five days. Each is handed over in good order.";
const second = "A joint commission of both sides verifies each departure from a base. It reports to the guarantors.";
const wording = `${first}\n\n${second}`;
const quotes = ["five bases", "good order", "joint commission", "guarantors", "good order.\n\nA joint"];

/** Founds it as the owner: one term in two paragraphs, five threads on it, and a party that opposes it. */
async function stageOf(callers: Callers) {
  const owner = await callers("owner");
  const name = `Split ${randomUUID()}`;
  const { id, slug } = await owner.must<{ id: string; slug: string }>("negotiation.found", {
    name,
    timeZone: "Asia/Qatar",
  });
  const record = (command: string, input: object) => owner.must(command, { negotiationId: id, ...input });
  await record("member.add", { email: demoEmail("officer"), role: "recorder" });
  const party = { code: "TB", name: "Taliban", kind: "armed_group", role: "negotiating", isAtTable: true };
  const { partyId } = await record("party.record", party);
  const { termId = "" } = await record("term.record", { number: "4.2", title: "Bases", kind: "paragraph" });
  await record("term.record", { number: "4.3", title: "Dates", kind: "paragraph" });
  const { clauseVersionId } = await record("clause_version.record", { termId, text: wording });
  for (const quote of quotes) {
    const start = wording.indexOf(quote);
    const place = { clauseVersionId, start, end: start + quote.length, quote };
    await record("annotation.make", { ...place, kind: "question", body: `Why ${quote.replace(/\s+/g, " ")}?` });
  }
  const why = "They hold that nobody need verify it.";
  await record("position.record", { partyId, termId, stance: "opposes", basis: "public", confidence: "high", why });
  return { slug, termId };
}

/** Goes there as a hand on the Tab key does. */
async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 90; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the Tab key does not reach ${String(target)}`);
}

async function expectSoundOnPhone(page: Page, what: string) {
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await faultsOf(page), what).toEqual([]);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond, `${what}: wider than the window by`).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 800 });
}

test("a recorder splits a term with five threads by keyboard alone, and places what its words do not decide", async ({
  browserOf,
  callers,
}) => {
  const { slug, termId } = await stageOf(callers);
  const page = await (await browserOf("officer")).newPage();
  const keys = page.keyboard;
  const heading = page.getByRole("heading", { level: 1 });
  await page.goto(paths.term(slug, termId));
  await tabTo(page, page.getByRole("link", { name: "Split… 4.2" }));
  await keys.press("Enter");
  await expect(heading).toHaveText("Where does 4.2, Bases, part?");

  const form = page.getByRole("form", { name: "Split the term" });
  await tabTo(page, form.getByRole("button", { name: /^Cut before “Each is handed/ }));
  await keys.press("ArrowDown");
  await expect(form.getByRole("button", { name: /^Cut before “A joint/ })).toBeFocused();
  await keys.press("Enter");
  await expect(form.getByText("2 notes go along.")).toHaveCount(2);
  await expect(form.getByText("To be placed by hand afterwards: 1 note and 1 position.")).toBeVisible();
  await expectSoundOnPhone(page, "the split");
  const submit = form.getByRole("button", { name: "Split 4.2" });
  await tabTo(page, submit);
  await keys.press("Enter");
  await expect(form.getByText("Write something here.").last()).toBeVisible();
  await tabTo(page, form.getByLabel("Title"));
  await keys.type("Verification");
  await page.reload();
  await expect(form.getByLabel("Title")).toHaveValue("Verification");
  await expect(form.getByText("2 notes go along.")).toHaveCount(2);
  await tabTo(page, submit);
  await keys.press("Enter");

  await expect(heading).toHaveText("4.2 Bases");
  const lineage = page.getByRole("list", { name: "Where it came from and what it became" });
  await expect(lineage).toContainText("Part of it became 4.2a Verification since");
  await tabTo(page, lineage.getByRole("link", { name: "2 things said of it are still to be placed" }));
  await keys.press("Enter");

  await expect(heading).toHaveText("2 things wait to be placed.");
  await expectSoundOnPhone(page, "what is to be placed");
  await keys.press("j");
  await expect(page.getByRole("link", { name: "4.2 Bases" }).first()).toBeFocused();
  await keys.press("1");
  await expect(heading).toHaveText("1 thing waits to be placed.");
  await expect(page.getByText("Taliban: opposes")).toBeVisible();
  await expect(page.getByRole("link", { name: "4.2 Bases" })).toBeFocused();
  await keys.press("a");
  await expect(heading).toHaveText("Nothing waits to be placed.");
  await keys.press("z");
  await expect(heading).toHaveText("1 thing waits to be placed.");
  await keys.press("a");
  await expect(heading).toHaveText("Nothing waits to be placed.");

  await page.goto(paths.text(slug));
  await expect(page.getByRole("list", { name: "Notes on 4.2a Verification" }).getByText(/^Why /)).toHaveCount(3);
  await expect(page.getByRole("list", { name: "Notes on 4.2 Bases" }).getByText(/^Why /)).toHaveCount(2);
  await page.goto(paths.positions(slug));
  await expect(page.getByRole("table").getByText("opposes")).toHaveCount(2);
});

test("terms are merged on a phone, and the one that goes says where it went", async ({ browserOf, callers }) => {
  const { slug, termId } = await stageOf(callers);
  const page = await (await browserOf("officer", { viewport: { width: 390, height: 844 } })).newPage();
  await page.goto(paths.mergeTerms(slug, termId));
  await page.getByLabel("One more term").selectOption({ label: "4.3 Dates" });
  await page.getByRole("button", { name: "Add it" }).click();
  await page.getByRole("radio", { name: /4.3 Dates/ }).check();
  await page.getByRole("button", { name: "Move 4.3 up" }).click();
  await expect(page.getByText("4.2 is withdrawn and can still be read.")).toBeVisible();
  await expectSoundOnPhone(page, "the merge");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "Merge into 4.3" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("4.3 Dates");
  const lineage = page.getByRole("list", { name: "Where it came from and what it became" });
  await expect(lineage).toContainText("Took in 4.2 Bases since");
  await lineage.getByRole("link", { name: "4.2 Bases" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("4.2 Bases");
  await expect(lineage).toContainText("Went into 4.3 Dates since");
  await expect(page.getByText("joint commission").first()).toBeVisible();
  await expectSoundOnPhone(page, "a term that went");
});
