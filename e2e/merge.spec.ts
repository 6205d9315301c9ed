/** Two colleagues correct the same term: what only one changed is merged, what both changed is asked, nothing is lost. */
import { paths } from "@/lib/platform/paths";
import { expect, test } from "./fixtures";
import { partiesStage } from "./worded-stage";

const began = "سربازان ایالات متحده تا شصت ماه باقی می‌مانند و سپس همه می‌روند.";
const theirs = began.replace("شصت", "سی");
const yours = `در هر حال ${began}`;

test("who saves second merges field by field, by keyboard, on a phone", async ({ browserOf, callers }) => {
  const owner = await callers("owner");
  const { slug, id: negotiationId, record } = await partiesStage(callers);
  const fields = { number: "1", title: "Presence", kind: "article", summary: began };
  const term = (await record("term.record", fields)) as { termId: string; recordId: string };
  // Without its anchor nothing would tell where the quotation stands.
  const letter = "It is so called. The term is new. It is so called.";
  const source = { title: "A letter", kind: "document", origin: "The ministry", reliability: "B", words: letter };
  const { sourceId } = (await record("source.record", source)) as { sourceId: string };
  const page = await (await browserOf("officer", { viewport: { width: 390, height: 844 } })).newPage();
  const [number, title, about] = ["Number", "Title", "What it is about"].map((name) =>
    page.getByRole("textbox", { name }),
  );
  if (!title || !number || !about) throw new Error("the form has no fields");

  await test.step("while one types, another records", async () => {
    await page.goto(`${paths.term(slug, term.termId)}?correct=${term.recordId}`);
    await number.fill("3");
    await about.fill(yours);
    await owner.must("term.record", {
      ...{ negotiationId, ...fields, supersedesId: term.recordId, reason: "As they call it." },
      ...{ title: "Residual presence", number: "2", summary: theirs },
      citations: [{ sourceId, credibility: "2", quote: "It is so called.", anchor: { start: 34, end: 50 } }],
    });
    await page.getByRole("button", { name: "Record", exact: true }).press("Enter");
  });

  const both = page.getByRole("region", { name: "Both versions" });
  await test.step("what only they changed is in the fields, and both changes of a text", async () => {
    await expect(both).toContainText("Only Ruth Adeyemi changed these");
    await expect(title).toHaveValue("Residual presence");
    await expect(page.getByLabel("Its words")).toHaveValue("It is so called.");
    await expect(about).toHaveValue(`در هر حال ${theirs}`);
    await expect(number).toHaveValue("3");
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  });

  await test.step("each can be chosen otherwise, and taken back", async () => {
    await both.getByRole("button", { name: "Keep yours: Title" }).press("Enter");
    await expect(title).toHaveValue("Presence");
    await both.getByRole("button", { name: "Take theirs: Title" }).press("Enter");
    await expect(title).toHaveValue("Residual presence");
    await both.getByRole("button", { name: "Keep yours: Sources" }).press("Enter");
    await expect(page.getByLabel("Its words")).toHaveValue("");
    await both.getByRole("button", { name: "Take theirs: Sources" }).press("Enter");
    await expect(page.getByLabel("Its words")).toHaveValue("It is so called.");
    const choice = both.getByRole("group", { name: "Which to keep: Number" });
    await choice.getByRole("button", { name: "Theirs" }).press("Enter");
    await expect(number).toHaveValue("2");
    await choice.getByRole("button", { name: "Yours" }).press("Enter");
    await expect(number).toHaveValue("3");
  });

  await test.step("and what was merged is saved over theirs", async () => {
    await page.getByRole("button", { name: "Record", exact: true }).press("Enter");
    await expect(both).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 1, name: "3 Residual presence" })).toBeVisible();
    await expect(page.getByText(`در هر حال ${theirs}`).first()).toBeVisible();
    // The quotation that was taken over is still tied to its passage.
    await page.goto(paths.source(slug, sourceId));
    await expect(page.locator("mark")).toHaveText("It is so called.");
  });

  await test.step("what was half written before a reload is still of the record that it was begun on", async () => {
    const other = (await record("term.record", { ...fields, number: "4" })) as typeof term;
    await page.goto(`${paths.term(slug, other.termId)}?correct=${other.recordId}`);
    await about.fill(yours);
    await record("term.record", { ...fields, number: "5", title: "Withdrawal", supersedesId: other.recordId });
    await page.reload();
    await expect(page.getByText("What you wrote and did not save is back.")).toBeVisible();
    await expect(about).toHaveValue(yours);
    await expect(number).toHaveValue("5");
    await page.getByRole("button", { name: "Record", exact: true }).press("Enter");
    await expect(both).toContainText("Only you changed Summary");
  });
});
