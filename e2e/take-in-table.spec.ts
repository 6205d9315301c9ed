/** A recorder takes in a table: what is wrong stands beside its cell, what is unknown is asked once, and all is undone as one. */
import { expect, test } from "./fixtures";
import { wordedStage } from "./worded-stage";

test("a pasted table is mapped, mended, recorded and taken back", async ({ browserOf, callers }) => {
  const { slug } = await wordedStage(callers);
  const page = await (await browserOf("officer")).newPage();
  await page.goto(`/negotiations/${slug}/positions`);
  await page.getByRole("link", { name: "Take in a table" }).click();
  await page
    .getByLabel("Or pasted from a spreadsheet")
    .fill("Term;Party;Stance;Date\n1;United States;supports;25 Feb 2019\n1;Atlantis;opposes;26 Feb 2019\n");
  await page.getByRole("button", { name: "Read it" }).click();
  const status = page.getByRole("status").first();
  await expect(status).toContainText("2 rows. Say what the columns mean");
  await expect(page.getByLabel("Stance", { exact: true })).toHaveValue("2");

  await page.getByRole("button", { name: "Check every row" }).click();
  await expect(status).toContainText("Checked. 1 row can be recorded and 1 cannot be recorded as it is.");
  await expect(page.getByRole("cell", { name: /^Atlantis/ })).toContainText("There is no party called “Atlantis”.");
  await page.getByLabel("What “Atlantis” means").selectOption({ label: "A new party: add it" });
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByRole("button", { name: "Record 2 rows" })).toBeVisible();
  // What was said is seen, and can be said otherwise.
  const atlantis = page.getByLabel("What “atlantis” means");
  await atlantis.selectOption({ label: "Leave its rows out" });
  await page.getByRole("button", { name: "Check every row" }).click();
  await expect(page.getByRole("button", { name: "Record 1 row" })).toBeVisible();
  await atlantis.selectOption({ label: "A new party: add it" });
  await page.getByRole("button", { name: "Check every row" }).click();
  await page.getByRole("button", { name: "Record 2 rows" }).click();
  await expect(status).toContainText("Recorded: 2 rows.");

  await page.getByText("Undo all of it").click();
  await page.getByRole("button", { name: "Take back 3 records" }).click();
  await expect(status).toContainText("Taken back.");
});
