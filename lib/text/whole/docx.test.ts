import {
  AlignmentType,
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readWholeText } from "./read-whole-text";

const sponsors = [
  { code: "US", name: "United States" },
  { code: "TB", name: "Taliban" },
];
const level = (level: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level,
  format,
  text,
  alignment: AlignmentType.START,
});
const config = [
  {
    reference: "treaty",
    levels: [
      level(0, LevelFormat.DECIMAL, "Article %1"),
      level(1, LevelFormat.DECIMAL, "%2."),
      level(2, LevelFormat.LOWER_LETTER, "(%3)"),
      level(3, LevelFormat.LOWER_ROMAN, "(%4)"),
    ],
  },
  { reference: "dots", levels: [level(0, LevelFormat.BULLET, "•")] },
];
const numbered = (level: number, ...words: (string | TextRun | FootnoteReferenceRun)[]) =>
  new Paragraph({
    numbering: { reference: "treaty", level },
    children: words.map((each) => (typeof each === "string" ? new TextRun(each) : each)),
  });

async function fileOf(children: (Paragraph | Table)[], footnotes: Record<string, string> = {}) {
  const notes = Object.entries(footnotes).map(([id, text]) => [id, { children: [new Paragraph(text)] }] as const);
  const document = new Document({
    numbering: { config },
    footnotes: Object.fromEntries(notes),
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
function read(content: Uint8Array) {
  const result = readWholeText({ content, sponsors });
  if (!result.ok) throw new Error(result.message);
  const { title, terms, problems } = result.value;
  return {
    title,
    problems: problems.map(({ place, message }) => `${place}: ${message}`),
    footnotes: terms.flatMap(({ number, footnotes }) => footnotes.map((each) => ({ number, ...each }))),
    drawn: terms.map(
      ({ depth, number, title, isTitled, text, options }) =>
        `${"-".repeat(depth)}${number} ${isTitled ? `${title} | ` : ""}${text}${options.map((each) => ` {${each.label}: ${each.text}}`).join("")}`,
    ),
  };
}

describe("a Word document", () => {
  it("keeps what is bold, italic or underlined, also where Word cut it into runs", async () => {
    const file = await fileOf([
      numbered(0, new TextRun({ text: "Forces", bold: true })),
      numbered(
        1,
        "All ",
        new TextRun({ text: "for", italics: true }),
        new TextRun({ text: "eign", italics: true }),
        " troops ",
        new TextRun({ text: "shall ", bold: true }),
        "leave [",
        new TextRun({ text: "US", bold: true }),
        ": at once], ",
        new TextRun({ text: "and not later", underline: {} }),
        ".",
      ),
    ]);
    expect(read(file).drawn).toEqual([
      "1 Forces | ",
      "-1 All *foreign* troops *shall* leave [at once]^US, *and not later*.",
    ]);
  });

  it("keeps the numbers that Word counts itself, headings, brackets, options and footnotes", async () => {
    const file = await fileOf(
      [
        new Paragraph({ text: "Agreement for Bringing Peace", heading: HeadingLevel.TITLE }),
        new Paragraph("The Parties to this Agreement,"),
        new Paragraph("Recalling the Charter of the United Nations,"),
        new Paragraph({ text: "Part One. Withdrawal", heading: HeadingLevel.HEADING_1 }),
        new Paragraph({
          text: "Foreign forces",
          heading: HeadingLevel.HEADING_2,
          numbering: { reference: "treaty", level: 0 },
        }),
        numbered(
          1,
          "All foreign forces [shall/should] leave",
          new FootnoteReferenceRun(1),
          " within [US: fourteen months].",
        ),
        numbered(1, "The Parties shall:"),
        numbered(2, "release prisoners, namely"),
        numbered(3, "fighters; and"),
        numbered(3, "others;"),
        numbered(2, "report."),
        numbered(1, "Nothing here prejudges Article 9."),
        new Paragraph({
          text: "Guarantees",
          heading: HeadingLevel.HEADING_2,
          numbering: { reference: "treaty", level: 0 },
        }),
        new Paragraph("Option 1: No soil shall be used [against the United States]{US}."),
        new Paragraph("Option 2:"),
        new Paragraph("No soil shall be used."),
        new Paragraph({ text: "Annex A", heading: HeadingLevel.HEADING_1 }),
        new Paragraph({ children: [new TextRun({ text: "Phases.", bold: true }), new TextRun(" There are these:")] }),
        new Paragraph({ text: "the first;", numbering: { reference: "dots", level: 0 } }),
        new Paragraph({ text: "the second.", numbering: { reference: "dots", level: 0 } }),
      ],
      { 1: "By land and air." },
    );
    const { title, drawn, footnotes, problems } = read(file);
    expect(title).toBe("Agreement for Bringing Peace");
    expect(drawn).toEqual([
      "P The Parties to this Agreement,",
      "P2 Recalling the Charter of the United Nations,",
      "One Withdrawal | ",
      "-1 Foreign forces | ",
      "--1 All foreign forces [shall / should] leave within [fourteen months]^US.",
      "--2 The Parties shall:",
      "---(a) release prisoners, namely",
      "----(i) fighters; and",
      "----(ii) others;",
      "---(b) report.",
      "--3 Nothing here prejudges Article 9.",
      "-2 Guarantees |  {Option 1: No soil shall be used [against the United States]^US.} {Option 2: No soil shall be used.}",
      "A *Phases.* There are these:\n\n• the first;\n\n• the second.",
    ]);
    expect(footnotes).toEqual([
      { number: "1", sign: "1", text: "By land and air.", after: "foreign forces [shall/should] leave" },
    ]);
    expect(problems).toEqual([]);
  });

  it("is read with tracked changes accepted, and says so; tables and struck words are reported with their place", async () => {
    const tracked = { id: 1, author: "A", date: "2019-02-28T00:00:00Z" };
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
    const file = await fileOf([
      new Paragraph({ text: "Article 1. Troops", heading: HeadingLevel.HEADING_1 }),
      new Paragraph({
        children: [
          new TextRun("All "),
          new DeletedTextRun({ text: "many ", ...tracked }),
          new InsertedTextRun({ text: "foreign ", ...tracked, id: 2 }),
          new TextRun({ text: "and other ", strike: true }),
          new TextRun("troops leave ["),
          new TextRun("soon]"),
          new TextRun({ text: "TB", superScript: true }),
          new TextRun("."),
        ],
      }),
      new Table({ rows: [new TableRow({ children: [cell("2019"), cell("14,000 troops")] })] }),
    ]);
    const { drawn, problems } = read(file);
    expect(drawn).toEqual(["1 Troops | All foreign and other troops leave [soon]^TB.\n\n2019\n\n14,000 troops"]);
    expect(problems).toEqual([
      expect.stringMatching(/^Paragraph 1: It has 2 tracked changes/),
      expect.stringMatching(/^Paragraph 2: Words that are struck through are kept: “and other ”/),
      expect.stringMatching(/^Paragraph 3: A table/),
    ]);
  });

  it("reads right-to-left text with its own numbers", async () => {
    const file = await fileOf([
      new Paragraph({ text: "مقدمه", heading: HeadingLevel.HEADING_1, bidirectional: true }),
      new Paragraph({ text: "با توجه به منشور ملل متحد،", bidirectional: true }),
      new Paragraph({ text: "ماده ۱", heading: HeadingLevel.HEADING_1, bidirectional: true }),
      new Paragraph({ text: "۱. همه نیروهای خارجی [ظرف چهارده ماه]{US} خارج می\u200cشوند.", bidirectional: true }),
      new Paragraph({ text: "۲. طرفین:", bidirectional: true }),
      new Paragraph({ text: "(الف) گزارش می\u200cدهند.", bidirectional: true }),
    ]);
    expect(read(file).drawn).toEqual([
      "P مقدمه | ",
      "-P.1 با توجه به منشور ملل متحد،",
      "۱ ",
      "-۱ همه نیروهای خارجی [ظرف چهارده ماه]^US خارج می\u200cشوند.",
      "-۲ طرفین:",
      "--(الف) گزارش می\u200cدهند.",
    ]);
  });
});

describe("a file that is no such document", () => {
  const refused = (content: Uint8Array) => {
    const result = readWholeText({ content, sponsors });
    return result.ok ? "read" : result.message;
  };
  const archive = (parts: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));

  it("is refused in a sentence", () => {
    expect(refused(archive({ "a.txt": "x" }))).toMatch(/not a Word document/);
    expect(refused(archive({ "word/document.xml": "<w:document><w:body>" }))).toMatch(/not well-formed/);
    expect(refused(archive({ "word/document.xml": "<x/>" }))).toMatch(/no text/);
    expect(refused(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).toMatch(/encrypted/);
    expect(refused(strToU8("%PDF-1.7"))).toMatch(/PDF/);
    expect(refused(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 9, 9, 9]))).toMatch(/damaged/);
    expect(refused(new Uint8Array([0xc3, 0x28, 0xa0]))).toMatch(/Unicode/);
    expect(refused(new Uint8Array(20 * 1024 * 1024 + 1))).toMatch(/larger than 20 MB/);
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><document><body><p><r><t>&b;</t></r></p></body></document>`;
    expect(refused(archive({ "word/document.xml": bomb }))).toMatch(/document type/);
    const deep = `<document><body>${"<p>".repeat(100_000)}`;
    expect(refused(archive({ "word/document.xml": deep }))).toMatch(/deeper than/);
  });

  it("that unpacks to more than a text can be is refused before it is unpacked", () => {
    const bomb = zipSync({ "word/document.xml": new Uint8Array(41 * 1024 * 1024) }, { level: 1 });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(refused(bomb)).toMatch(/unpacks to more/);
  });

  it("that lies of its size is not unpacked past it", () => {
    const honest = zipSync({
      "word/document.xml": strToU8(`<document><body>${" ".repeat(500_000)}</body></document>`),
    });
    const view = new DataView(honest.buffer, honest.byteOffset);
    for (let at = 0; at < honest.length - 4; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 100, true);
    }
    expect(refused(honest)).toMatch(/damaged|not well-formed/);
  });

  it("cut short or changed anywhere never throws", async () => {
    const file = await fileOf([
      new Paragraph({ text: "Article 1", heading: HeadingLevel.HEADING_1 }),
      new Paragraph("All leave."),
    ]);
    for (let cut = 0; cut < file.length; cut += 397) {
      expect(typeof readWholeText({ content: file.slice(0, cut), sponsors }).ok).toBe("boolean");
      const changed = file.slice();
      changed[cut] = (changed[cut] ?? 0) ^ 0xff;
      expect(typeof readWholeText({ content: changed, sponsors }).ok).toBe("boolean");
    }
  });
});
