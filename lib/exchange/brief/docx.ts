/**
 * A brief as a Word document: real headings and contents, a footnote for each source, words that run from right to left as
 * such, and changes since an earlier moment as tracked changes that Word can take or refuse.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from "docx";
import type { Block, Brief, Line, Paper } from "../rules/brief";
import { clauseOf, comparedOf } from "./docx-clauses";
import { Notes, quiet, runsOf } from "./docx-runs";

/** The file's bytes. */
export async function toDocx(brief: Brief, paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const { title, moment, made, classification, parts } = brief;
  const to = new Notes(brief);
  const children = [
    new Paragraph({ children: [new TextRun({ text: classification, bold: true })] }),
    new Paragraph({ heading: HeadingLevel.TITLE, children: runsOf(title) }),
    new Paragraph({ children: [new TextRun(moment)] }),
    new Paragraph({ children: [new TextRun({ text: made, color: quiet, size: 18 })], spacing: { after: 240 } }),
    new TableOfContents("Contents", { headingStyleRange: "1-1", hyperlink: true }),
    ...parts.flatMap((part) => [
      new Paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, text: part.title }),
      ...part.blocks.flatMap((block) => blockOf(block, to)),
    ]),
  ];
  const document = new Document({
    title,
    subject: classification,
    // The product, not whoever exports: they wrote none of it. The first page says who made the brief.
    creator: "Parley",
    lastModifiedBy: "Parley",
    features: { updateFields: true },
    styles,
    numbering,
    footnotes: to.footnotes,
    sections: [
      {
        properties: { page: { size: sizes[paper], margin: { top: 1360, right: 1134, bottom: 1247, left: 1134 } } },
        headers: {
          default: new Header({
            children: [margin(title, [new TextRun({ text: classification, bold: true, size: 17 })])],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              margin(moment, [
                new TextRun({ children: ["Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES], size: 17 }),
              ]),
            ],
          }),
        },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const bullets = "bullets";
const sizes = { a4: { width: 11906, height: 16838 }, letter: { width: 12240, height: 15840 } };

const styles = {
  default: {
    document: { run: { font: "Calibri", size: 21 }, paragraph: { spacing: { after: 100 } } },
    title: { run: { font: "Cambria", size: 40 } },
    heading1: {
      run: { font: "Cambria", size: 30, bold: true },
      paragraph: { spacing: { before: 360, after: 120 }, outlineLevel: 0 },
    },
    heading2: {
      run: { font: "Cambria", size: 23, bold: true },
      paragraph: { spacing: { before: 200, after: 80 }, outlineLevel: 1 },
    },
  },
};

const numbering = {
  config: [
    {
      reference: bullets,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: "•",
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 360, hanging: 240 } } },
        },
      ],
    },
  ],
};

/** A line in a page's margin, its second half at the right. */
function margin(left: string, right: TextRun[]): Paragraph {
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: 9600 }],
    children: [new TextRun({ text: left, size: 17, color: quiet }), new TextRun({ text: "\t" }), ...right],
  });
}

function blockOf(block: Block, to: Notes): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, children: lineOf(block.line, to) })];
    case "paragraph":
      return [new Paragraph({ children: lineOf(block.line, to) })];
    case "list":
      return block.items.map(
        (line) => new Paragraph({ numbering: { reference: bullets, level: 0 }, children: lineOf(line, to) }),
      );
    case "table":
      return [tableOf(block, to), new Paragraph({ children: [] })];
    case "clause":
      return block.was === null ? clauseOf(block, to) : comparedOf(block, to);
  }
}

function lineOf(line: Line, to: Notes): ParagraphChild[] {
  return line.flatMap((part): ParagraphChild[] => {
    if ("notes" in part) return part.notes.map((number) => to.source(number));
    if ("markings" in part)
      return part.markings.map((name) => new TextRun({ text: ` [marked ${name}]`, size: 17, bold: true }));
    const look = part.look === "strong" ? { bold: true } : part.look === "quiet" ? { color: quiet } : {};
    return runsOf(part.words, look);
  });
}

const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
const hair = { style: BorderStyle.SINGLE, size: 4, color: "BBB7AE" };
const borders = { top: none, left: none, right: none, bottom: hair, insideHorizontal: hair, insideVertical: none };

function tableOf({ heads, rows }: Extract<Block, { kind: "table" }>, to: Notes): Table {
  const cell = (children: ParagraphChild[]) =>
    new TableCell({
      margins: { top: 40, bottom: 40, right: 100 },
      children: [new Paragraph({ spacing: { after: 0 }, children })],
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: heads.map((head) => cell(runsOf(head, { color: quiet, size: 18 }))),
      }),
      ...rows.map(
        (row) => new TableRow({ cantSplit: true, children: heads.map((_, at) => cell(lineOf(row[at] ?? [], to))) }),
      ),
    ],
  });
}
