/** A recorder takes in a Word document: it is recognised, corrected, matched with what is on record, and undone as one. */
import { Document, HeadingLevel, Packer, Paragraph } from "docx";
import { expect, test as base } from "./fixtures";
import { type WordedStage, wordedStage } from "./worded-stage";

const test = base.extend<{ stage: WordedStage }>({
  stage: async ({ callers }, use) => use(await wordedStage(callers)),
});

async function fileOf(...paragraphs: (string | Paragraph)[]): Promise<Buffer> {
  const children = paragraphs.map((each) => (typeof each === "string" ? new Paragraph(each) : each));
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}
const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 });

const windows = { "at a desk": { width: 1280, height: 800 }, "on a phone": { width: 390, height: 844 } };

for (const [where, window] of Object.entries(windows))
  test(`a Word document is recognised, corrected, kept over a reload, taken in as one act, and undone as one, ${where}`, async ({
    browserOf,
    stage,
  }) => {
    const page = await (await browserOf("officer")).newPage();
    await page.setViewportSize(window);
    await page.goto(`/negotiations/${stage.slug}/text`);
    await page.getByRole("link", { name: "Take in a text" }).click();
    const buffer = await fileOf(
      heading("Article 1. Full withdrawal"),
      "All foreign troops [shall/should] be withdrawn [US: within sixty months].",
      heading("Article 2. Guarantees"),
      "Option 1: No soil shall be used [against others.",
    );
    const mimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    await page.getByLabel("Or a file").setInputFiles({ name: "draft.docx", mimeType, buffer });
    await page.getByRole("button", { name: "Read it" }).click();
    await expect(page.getByRole("status").first()).toContainText("2 terms: 1 new, 1 on record already.");
    await expect(page.getByRole("listitem").filter({ hasText: "Full withdrawal" })).toContainText("worded anew");
    const guarantees = page.getByRole("listitem").filter({ hasText: "2Guarantees" });
    await expect(guarantees).toContainText("never closed");
    await expect(page.getByRole("button", { name: "Take in 2 terms" })).toBeDisabled();

    await page.getByRole("button", { name: "Correct 2 Guarantees" }).click();
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(beyond, "wider than the window by").toBeLessThanOrEqual(0);
    await guarantees.getByLabel("Words of option 1").fill("No soil shall be used [against others].");
    await expect(page.getByRole("button", { name: "Take in 2 terms" })).toBeEnabled();
    // At once after the last key: what was typed is kept however soon the page is left.
    await page.reload();
    await expect(page.getByText("What you read in and did not take in is back.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Take in 2 terms" })).toBeEnabled();
    await page.getByLabel("A party’s text").check();
    await page.getByLabel("Which party or mediator").selectOption({ label: "United States" });
    await page.getByRole("button", { name: "Take in 2 terms" }).click();
    await page.waitForURL(/\/text$/);
    await expect(page.getByRole("group", { name: "Wording of 1 in English" })).toContainText("within sixty months");
    await expect(page.getByText("No soil shall be used")).toBeVisible();

    await page.getByRole("button", { name: /^Undo/ }).first().click();
    await expect(page.getByRole("group", { name: "Wording of 1 in English" })).toContainText(
      "All foreign troops shall be withdrawn.",
    );
    await expect(page.getByText("No soil shall be used")).toBeHidden();
    await page.goto(`/negotiations/${stage.slug}/text/take-in`);
    await expect(page.getByLabel("The text", { exact: true })).toBeVisible();
  });
