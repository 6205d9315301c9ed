/** What to ask is ticked, taken into a session, answered there, and told on the session's page. */
import { paths } from "@/lib/platform/paths";
import { expect, test } from "./fixtures";
import { pick } from "./logbook-page";
import { logbookStage } from "./logbook-stage";

test("an officer takes a question along, notes its answer, begins a position from it, and files them", async ({
  browserOf,
  callers,
}) => {
  test.setTimeout(120_000);
  const { id, slug } = await logbookStage(callers);
  const owner = await callers("owner");
  const round = { negotiationId: id, heldFrom: "2019-01", number: 1, title: "Doha talks", venue: "Doha" };
  await owner.must("round.record", { ...round, timeZone: "Asia/Qatar", track: "track_1" });
  const page = await (await browserOf("officer")).newPage();
  await page.goto(paths.board(slug));
  await page.keyboard.press("g");
  await page.keyboard.press("q");
  await page.waitForURL(`**${paths.questions(slug)}`);
  const row = page.getByRole("listitem").filter({ hasText: "Taliban" }).filter({ hasText: "1.4" });
  await expect(row).toContainText("nobody has raised it yet");
  await row.getByRole("link").focus();
  await page.keyboard.press("x");
  await expect(row.getByRole("checkbox")).toBeChecked();
  await page.getByRole("button", { name: "Take along" }).click();
  await page.waitForURL("**/sessions/drafts/**");

  const asks = page.getByRole("region", { name: "To ask" });
  await expect(asks).toContainText("0 of 1 answered");
  await asks.getByLabel("Answer").fill("Two years.");
  await asks.getByRole("button", { name: "Note Taliban’s position from it" }).click();
  // What is known is filled in; what they hold is for the officer to say.
  await expect(pick(page, "Party")).toHaveValue("Taliban");
  await expect(pick(page, "Term")).toHaveValue("1.4 Residual presence");
  await expect(page.getByLabel("On the axis")).toHaveValue(/accepts 24/);
  await expect(page.getByText("Read from the answer: accepts 24 months.")).toBeVisible();
  await page
    .getByRole("button", { name: /^Remove/ })
    .first()
    .click();
  // Filing goes on, after it was said what is not noted.
  await expect(asks).toContainText("No position is noted from this answer.");
  await page.getByText("Before you file:").click();
  await page.getByRole("button", { name: "Nobody is named as present." }).click();
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/sessions\/[0-9a-f-]{36}$/);
  const asked = page.getByRole("region", { name: "Asked" });
  await expect(asked).toContainText("1 of 1 answered");
  await expect(asked).toContainText("Two years.");
  await page.goto(paths.questions(slug));
  await expect(row).toContainText("“Two years.”");
  await expect(row).toContainText("No position is noted from it.");
  await expect(row).not.toContainText("nobody has raised it yet");
  await row.getByRole("link", { name: "Answered in" }).click();
  await page.waitForURL(/#asked-/);
  await asked.getByRole("link", { name: "Note a position from it" }).click();
  await page.waitForURL(/act=record&answer=/);
  await expect(page.getByLabel(/^Why, as reported/)).toHaveValue("Two years.");
  await page.getByLabel("Stance").selectOption("can_live_with");
  await page.getByLabel("Basis").selectOption("in_the_room");
  await page.getByLabel("Confidence").selectOption("medium");
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await page.waitForURL((url) => !url.search.includes("act="));
  await page.goto(paths.questions(slug));
  await expect(page.getByRole("main")).not.toContainText("Two years");
});
