/** A new negotiation from nothing, by keyboard alone: signing in, its name, parties, terms, a round and a position. */
import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { demoEmail, demoPassword } from "@/lib/platform/demo-people";
import { paths } from "@/lib/platform/paths";
import { expect, test } from "./fixtures";

const outline = `1 Withdrawal of forces
1.1 Timetable
1.2 Residual presence
2 Guarantees against attacks
2.1 Verification
3 Talks among Afghans
4 Ceasefire
Annex A Maps`;

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${String(target)}`);
}

test("from signing in to a first position, without a mouse", async ({ page }) => {
  test.setTimeout(300_000);
  const { keyboard } = page;
  const main = page.getByRole("main");
  const step = (act: string) => main.getByRole("link", { name: act });
  // A page that has only just come may not hear the keys yet.
  const toBoard = () =>
    expect(async () => {
      await keyboard.press("g");
      await keyboard.press("b");
      await expect(page).toHaveURL((url) => /^\/negotiations\/[^/]+$/.test(url.pathname), { timeout: 4000 });
    }).toPass();

  await page.goto(paths.signIn());
  await tabTo(page, page.getByLabel("E-mail address"));
  await keyboard.type(demoEmail("owner"));
  await keyboard.press("Tab");
  await keyboard.type(demoPassword);
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("You are in");

  // The name and the time zone: that of the browser is proposed, another is found by the name of its country.
  await keyboard.press("n");
  const name = `Talks from nothing ${randomUUID()}`;
  await expect(page.getByLabel("Name")).toBeFocused();
  await keyboard.type(name);
  await keyboard.press("Tab");
  await expect(page.getByLabel("Time zone of the talks")).toHaveValue("Europe/Rome");
  await keyboard.type("qatar");
  await keyboard.press("Enter");

  // The board leads on from step to step, and Enter takes the next.
  await expect(step("Record the parties")).toBeFocused();
  await expect(main).toContainText("Name and time zone: Qatar time");
  await keyboard.press("Enter");
  const party = page.getByRole("region", { name: "Add a party" });
  await expect(party.getByLabel("Name")).toBeFocused();
  const writeParty = async (called: string, code: string, kind: string) => {
    await keyboard.type(called);
    await expect(party.getByLabel("Code")).toHaveValue(code);
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    await keyboard.type(kind);
    await expect(party.getByLabel("What it is")).not.toHaveValue("");
  };
  for (const [called, code, kind] of [
    ["United States", "US", "State"],
    ["Taliban", "TA", "Armed"],
  ] as const) {
    await writeParty(called, code, kind);
    await keyboard.press("Control+Enter");
    await expect(main.getByRole("link", { name: called, exact: true })).toBeVisible();
    await expect(party.getByLabel("Name")).toHaveValue("");
    await expect(party.getByLabel("Name")).toBeFocused();
  }
  await writeParty("Qatar", "QA", "State");
  await keyboard.press("Shift+Tab");
  await keyboard.press("Enter");
  await expect(party).toHaveCount(0);
  await expect(main.getByRole("link", { name: "Qatar", exact: true })).toBeVisible();

  await toBoard();
  await expect(main).toContainText("Who negotiates: 3 parties");
  await expect(step("Paste the outline")).toBeFocused();
  await keyboard.press("Enter");
  await expect(page.getByLabel("The outline")).toBeFocused();
  await keyboard.insertText(outline);
  await keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("8 terms: 8 not tabled.");
  await expect(page.getByLabel("The outline")).toHaveCount(0);

  await toBoard();
  await expect(step("Record the first round")).toBeFocused();
  await keyboard.press("Enter");
  const round = page.getByRole("region", { name: "Add a round" });
  await expect(round.getByLabel("Number")).toBeFocused();
  await keyboard.press("Tab");
  await keyboard.type("Doha talks");
  await keyboard.press("Tab");
  await keyboard.type("Doha");
  await keyboard.press("Enter");
  await expect(round).toHaveCount(0);
  await expect(main.getByRole("heading", { name: /Doha talks/ })).toBeVisible();

  await toBoard();
  await expect(step("Record a position")).toBeFocused();
  await keyboard.press("Enter");
  await expect(main.getByRole("table")).toBeVisible();
  const firstCell = main.getByRole("link", { name: "not on record" }).first();
  await expect(async () => {
    await keyboard.press("r");
    await expect(firstCell).toBeFocused({ timeout: 500 });
  }).toPass();
  await keyboard.press("r");
  const position = page.getByRole("form", { name: "Record a position" });
  await tabTo(page, position.getByLabel("Stance"));
  await keyboard.type("supports");
  await tabTo(page, position.getByLabel("Basis"));
  await keyboard.type("public");
  await tabTo(page, position.getByLabel("Confidence"));
  await keyboard.type("high");
  await tabTo(page, position.getByRole("button", { name: "Record" }));
  await keyboard.press("Enter");
  const supporting = main.getByRole("table").getByRole("link", { name: /supports/ });
  await expect(supporting).toBeVisible();
  await expect(async () => {
    await keyboard.press("t");
    await expect(supporting).toBeFocused({ timeout: 500 });
  }).toPass();

  // All of it stands on the board, which has nothing left to lead to.
  await toBoard();
  await expect(page.getByRole("heading", { name: "What to record next" })).toHaveCount(0);
  await expect(main.getByRole("table")).toContainText("Residual presence");
});
