/** A brief is chosen by keyboard, read without scripts, and taken along as files that say the same. */
import { unzipSync } from "fflate";
import { extractText } from "unpdf";
import { briefSectionLabels, usualSections } from "@/lib/briefs/rules";
import { paths } from "@/lib/platform/paths";
import { demoSlug, expect, test } from "./fixtures";

/** Words without what a page and a print of it space differently, and without its capitals. */
const bare = (words: string) => words.replace(/\s+/g, "").toLowerCase();

test("an officer makes a brief of two sections since a day, and takes it along", async ({ browserOf, callers }) => {
  const page = await (await browserOf("officer")).newPage();
  await page.goto(paths.board(demoSlug));
  // Keys are heard once the page has come to life.
  await expect(page.getByRole("contentinfo").getByRole("status")).toHaveText("Live");
  await page.keyboard.press("g");
  await page.keyboard.press("x");
  const brief = page.getByRole("article");
  await expect(brief.getByRole("heading", { level: 1 })).toHaveText("United States and Taliban, Doha");
  const sections = page.getByRole("group", { name: "Sections" });
  for (const usual of usualSections.filter((each) => each !== "text"))
    await sections.getByLabel(briefSectionLabels[usual], { exact: true }).uncheck();
  await sections.getByLabel("Open remarks").check();
  await page.getByLabel("Changes since the end of").fill("2019-02-20");
  await page.getByRole("button", { name: "Make the brief" }).click();
  await expect(page).toHaveURL(/section=text.*since=2019-02-20/);
  await expect(brief.getByRole("heading", { level: 2 })).toHaveText([/The text/, /Open remarks/, /Notes on sources/]);
  await expect(brief.locator("ins").first()).toBeVisible();

  // On paper there is the brief alone, in the browser's own margins.
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Make the brief" })).toBeHidden();
  await expect(page.getByRole("link", { name: "Parley" })).toBeHidden();
  await expect(brief).toBeVisible();
  await page.emulateMedia({ media: "screen" });

  const { request } = await callers("officer");
  const fileOf = async (name: RegExp) => {
    const href = (await page.getByRole("link", { name }).getAttribute("href")) ?? "";
    const answer = await request.get(href);
    expect(answer.status(), await answer.text().catch(() => "")).toBe(200);
    const headers = answer.headers();
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "cache-control": "private, no-store" });
    expect(headers["content-disposition"]).toMatch(
      /^attachment; filename="united-states-and-taliban-doha-brief-2019-02-28\.\w+"$/,
    );
    return answer.body();
  };
  const word = await fileOf(/For Word/);
  expect(Buffer.from(unzipSync(new Uint8Array(word))["word/document.xml"] ?? []).toString()).toContain("<w:ins ");
  expect((await fileOf(/Markdown/)).toString()).toContain("## The text");
  const pdf = await fileOf(/PDF/);
  const { text, totalPages } = await extractText(new Uint8Array(pdf), { mergePages: true });
  for (const words of await brief.getByRole("heading", { level: 2 }).allInnerTexts())
    expect(bare(text)).toContain(bare(words));
  expect(bare(text)).toContain(
    bare("The Taliban shall give assurances that the territory of Afghanistan is no safe haven"),
  );
  expect(bare(text)).toContain(bare("For members of the negotiation"));
  expect(bare(text)).toContain(bare(`${totalPages} of ${totalPages}`));
  for (const [who, status] of [
    ["outsider", 404],
    ["nobody", 401],
  ] as const)
    for (const file of ["brief.pdf", "brief.docx", "record.ods"])
      expect((await (await callers(who)).get(paths.exported(demoSlug, file))).status, `${who}: ${file}`).toBe(status);

  // What left comes in again as a source, read by the browser that it is given to.
  await page.goto(`${paths.evidence(demoSlug)}?add=source`);
  for (const [name, mimeType, buffer] of [
    ["brief.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", word],
    ["brief.pdf", "application/pdf", pdf],
  ] as const) {
    await page.getByLabel("Its own words").fill("");
    await page.getByLabel("Or from a file").setInputFiles({ name, mimeType, buffer });
    await expect(page.getByLabel("Its own words"), name).toHaveValue(/The text/);
  }
});

test("a brief is read and chosen without scripts", async ({ browser, callers }) => {
  const { request, origin } = await callers("reader");
  const storageState = await request.storageState();
  const context = await browser.newContext({ baseURL: origin, storageState, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${paths.brief(demoSlug)}?section=text&asOf=2019-02-26`);
  await page.getByLabel("Zones of agreement").check();
  await page.getByRole("button", { name: "Make the brief" }).click();
  await expect(page.getByRole("article").getByRole("heading", { level: 2 })).toHaveText([
    /The text/,
    /Zones of agreement/,
    /Notes on sources/,
  ]);
  await expect(page.getByRole("article").getByText("As of Tuesday 26 February 2019", { exact: true })).toBeVisible();
  await context.close();
});

test("on paper the text's headings stand with their clauses, however long a page is", async ({ browserOf }) => {
  const page = await (await browserOf("reader")).newPage();
  await page.goto(paths.text(demoSlug));
  const headings = (
    await page
      .locator("main h2")
      .filter({ hasText: /^Article/ })
      .allInnerTexts()
  ).map(bare);
  expect(headings.length).toBeGreaterThan(2);
  for (const height of [150, 180, 210, 240, 270]) {
    const pdf = await page.pdf({ width: "210mm", height: `${height}mm` });
    const { text, totalPages } = await extractText(new Uint8Array(pdf), { mergePages: false });
    const pages = text.map((words, place) => bare(words).replace(`${place + 1}of${totalPages}`, ""));
    for (const heading of headings) {
      expect(
        pages.filter((words) => words.includes(heading)),
        `${heading}, ${height} mm`,
      ).toHaveLength(1);
      expect(
        pages.filter((words) => words.endsWith(heading)),
        `${heading}, ${height} mm`,
      ).toEqual([]);
    }
  }
});
