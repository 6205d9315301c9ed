/** Two colleagues write the notes of one session at once, one of them off the wire for a while, and file them once. */
import type { Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { expect, test as base } from "./fixtures";
import { beginDraft, line } from "./logbook-page";
import { type LogbookStage, logbookStage } from "./logbook-stage";

const test = base.extend<object, { stage: LogbookStage }>({
  stage: [async ({ callers }, use) => use(await logbookStage(callers)), { scope: "worker" }],
});

/** What says that the server has all that was typed here. */
const saved = (page: Page) => page.locator("[data-saving=saved]");
const valuesOf = (page: Page) =>
  page
    .getByRole("textbox", { name: /^Line \d+$/ })
    .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value));

test("two write in the same notes, through a cut of the wire, and one of them files for both", async ({
  browserOf,
  stage,
}) => {
  const [one, context] = [await (await browserOf("officer")).newPage(), await browserOf("manager")];
  await beginDraft(one, stage, 51);
  await line(one, 1).fill("The talks go on.");
  await one.getByRole("button", { name: "Write together" }).click();
  const dialog = one.getByRole("dialog");
  const [colleague = ""] = await dialog
    .getByRole("group", { name: "Colleagues" })
    .getByRole("checkbox")
    .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).labels?.[0]?.textContent ?? ""));
  expect(colleague).not.toBe("");
  for (const box of await dialog.getByRole("group", { name: "Colleagues" }).getByRole("checkbox").all())
    await box.check();
  await dialog.getByRole("button", { name: "Share" }).click();
  await expect(one.getByText(/^Written together with /)).toBeVisible();

  const other = await context.newPage();
  await other.goto(paths.sessions(stage.slug));
  await expect(other.getByText(", written together")).toBeVisible();
  await other.getByRole("link", { name: /^Go on with the notes of/ }).click();
  await expect(line(other, 1)).toHaveValue("The talks go on.");
  await expect(other.getByText(/’s notes, written together with you/)).toBeVisible();

  // In one line, the caret of who writes on at its end stays where it is.
  await line(one, 1).press("End");
  await line(other, 1).press("Home");
  await other.keyboard.type("On Monday. ");
  await expect(line(one, 1)).toHaveValue("On Monday. The talks go on.");
  await one.keyboard.type(" Nobody leaves.");
  await expect(line(other, 1)).toHaveValue("On Monday. The talks go on. Nobody leaves.");

  await context.setOffline(true);
  await line(other, 1).press("End");
  await other.keyboard.press("Enter");
  await other.keyboard.type("Written off the wire.");
  await line(one, 1).press("End");
  await one.keyboard.press("Enter");
  await one.keyboard.type("Written on the wire.");
  await expect(saved(one)).toBeVisible();
  await expect(other.getByText(/Not saved: the server does not answer/)).toBeVisible();
  await context.setOffline(false);
  await expect
    .poll(async () => (await valuesOf(one)).toSorted())
    .toEqual(["On Monday. The talks go on. Nobody leaves.", "Written off the wire.", "Written on the wire."]);
  await expect.poll(() => valuesOf(other)).toEqual(await valuesOf(one));
  await expect(saved(other)).toBeVisible();

  // Who still types when the other files stays where they type; what was not in what was filed is theirs to go on with.
  await expect(other.getByText(/ is still writing\.$/)).toBeVisible();
  await other.keyboard.press("Control+Enter");
  await other.waitForURL(/\/sessions\/[0-9a-f-]{36}$/);
  await expect(other.getByText("Written off the wire.")).toBeVisible();
  await expect(one.getByRole("heading", { name: / filed these notes$/ })).toBeVisible();
  await one.keyboard.type(" And g c more.");
  await expect(one.getByText("This part was not in them.")).toBeVisible();
  await one.reload();
  await expect(one.getByText(/^Written on the wire\. And g c more\.$/)).toBeVisible();
  await one.getByRole("button", { name: "Go on in notes of my own" }).click();
  await expect(line(one, 1)).toHaveValue("Written on the wire. And g c more.");
});
