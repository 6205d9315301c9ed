/** What leaves for an office, opened by one: `npm test -- office`, with LibreOffice and pdftotext. */
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { briefSections } from "@/lib/briefs/rules";
import { closeDatabase } from "@/lib/platform/database";
import type { MomentParams } from "@/lib/time/moment";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { Office } from "@/prisma/office";
import { firstWords, formula, type OutStage, outOpenedAs, outStage, pashto } from "@/prisma/out-fixtures";
import { exportFile } from "./export-file";
import { exportedFiles } from "./rules/files";
import { plainText, tableNames } from "./rules/tables";

let owner: Owner;
let stage: OutStage;
const office = new Office();

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  stage = await outStage(owner);
});
afterAll(async () => {
  office.close();
  await owner.end();
  await closeDatabase();
});

async function fileOf(name: string, params: Record<string, string> & MomentParams = {}): Promise<Uint8Array> {
  const asked = exportedFiles[name];
  if (!asked) throw new Error(`There is no ${name}.`);
  const made = await exportFile(outOpenedAs(stage.people.reader, stage, params), asked, params, {
    ...{ now: new Date("2026-11-30T09:00:00Z"), appUrl: new URL("https://parley.example"), print: null },
    signal: new AbortController().signal,
  });
  if (!made.ok) throw new Error(made.message);
  return typeof made.value.body === "string" ? Buffer.from(made.value.body) : made.value.body;
}

const rowsOf = (csv: string | Uint8Array): string[][] =>
  parse(Buffer.from(csv), { bom: true, relax_column_count: true });

describe("LibreOffice Calc", () => {
  it("reads in every sheet what the same table says as CSV, and no formula", async () => {
    const sheets = await office.sheetsOf("record.ods", await fileOf("record.ods"));
    expect(
      Object.keys(sheets)
        .map((name) => name.toLowerCase())
        .sort(),
    ).toEqual([...tableNames].sort());
    for (const [name, csv] of Object.entries(sheets)) {
      const said = rowsOf(await fileOf(`${name.toLowerCase()}.csv`)).map((row) => row.map(plainText));
      expect(rowsOf(csv), name).toEqual(said);
    }
    expect(sheets.Statements).toContain(formula.replaceAll('"', '""'));
    const flat = (await office.one("record.ods", await fileOf("record.ods"), "fods")).toString();
    expect(flat).not.toContain("table:formula=");
  });

  it("runs nothing of a table in CSV", async () => {
    const flat = (await office.one("statements.csv", await fileOf("statements.csv"), "fods")).toString();
    expect(flat).toContain("HYPERLINK");
    expect(flat).not.toContain("table:formula=");
  });
});

describe("LibreOffice Writer", () => {
  const asked = { section: briefSections.join(","), since: "2019-02-10" };

  it("reads a brief with its headings, notes, changes and directions", async () => {
    const flat = (await office.one("brief.docx", await fileOf("brief.docx", asked), "fodt")).toString();
    expect(flat).toMatch(/<text:h [^>]*text:outline-level="1"[^>]*>.*The text/s);
    expect(flat).toContain('text:note-class="footnote"');
    expect(flat).toMatch(/Talks go on/);
    expect(flat).toMatch(/<text:tracked-changes.*<text:insertion>.*<text:deletion>|<text:deletion>.*<text:insertion>/s);
    expect(flat).toContain('style:writing-mode="rl-tb"');
    expect(flat).toContain(pashto);
  });

  it("prints a brief whose words pdftotext reads on numbered pages", async () => {
    const pdf = await office.one("brief.docx", await fileOf("brief.docx", { asOf: "2019-02-10" }), "pdf");
    const words = await office.wordsOfPdf(pdf);
    expect(words.replace(/\s+/g, " ")).toContain(firstWords);
    expect(words).toMatch(/\b1 (?:of|\/) \d|Page 1/);
    expect(words).toContain("For members of the negotiation");
  });
});
