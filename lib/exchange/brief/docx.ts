/**
 * A brief as a Word document: real headings and contents, a footnote for each source, words that run from right to left as
 * such, and changes since an earlier moment as tracked changes that Word can take or refuse.
 */
import {
  AlignmentType,
  BorderStyle,
  DeletedTextRun,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  InsertedTextRun,
  type IRunOptions,
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
import { compareWordings } from "@/lib/text/compare/wordings";
import { directionOf } from "@/lib/text/languages";
import type { Block, Brief, Line, Paper } from "../rules/brief";
import { type ClausePiece, clauseParagraphs } from "../rules/clause-pieces";
import { directedRuns } from "../rules/directions";

type How = { paper: Paper /** Who is said to have made the changes, and when. */; author: string; now: Date };

/** The file's bytes. */
export async function toDocx(brief: Brief, how: How): Promise<Uint8Array<ArrayBuffer>> {
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
      ...part.blocks.flatMap((block) => blockOf(block, to, how)),
    ]),
  ];
  const document = new Document({
    title,
    subject: classification,
    creator: how.author,
    features: { updateFields: true },
    styles,
    numbering,
    footnotes: to.footnotes,
    sections: [
      {
        properties: { page: { size: sizes[how.paper], margin: { top: 1360, right: 1134, bottom: 1247, left: 1134 } } },
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

const quiet = "4D5055";
const bullets = "bullets";
const sizes = { a4: { width: 11906, height: 16838 }, letter: { width: 12240, height: 15840 } };

const styles = {
  default: {
    document: { run: { font: "Calibri", size: 21 }, paragraph: { spacing: { after: 100 } } },
    title: { run: { font: "Cambria", size: 40 } },
    heading1: { run: { font: "Cambria", size: 30, bold: true }, paragraph: { spacing: { before: 360, after: 120 } } },
    heading2: { run: { font: "Cambria", size: 23, bold: true }, paragraph: { spacing: { before: 200, after: 80 } } },
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

/** Word's footnotes: one for each place that refers to it, since a footnote is counted where it stands. */
class Notes {
  readonly footnotes: Record<string, { children: Paragraph[] }> = {};
  private count = 0;
  /** Word tells its tracked changes apart by a number. */
  private changes = 0;

  constructor(private readonly brief: Pick<Brief, "notes">) {}

  refer(children: ParagraphChild[]): FootnoteReferenceRun {
    this.count += 1;
    this.footnotes[String(this.count)] = { children: [new Paragraph({ children })] };
    return new FootnoteReferenceRun(this.count);
  }

  source(number: number): FootnoteReferenceRun {
    return this.refer(runsOf(this.brief.notes.find((note) => note.number === number)?.text ?? ""));
  }

  change({ author, now }: How) {
    this.changes += 1;
    return { id: this.changes, author, date: now.toISOString() };
  }
}

function blockOf(block: Block, to: Notes, how: How): (Paragraph | Table)[] {
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
      return block.was === null ? clauseOf(block, to) : comparedOf({ ...block, was: block.was }, to, how);
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

/** Words as runs, those from right to left apart, line ends as breaks. */
function runsOf(text: string, look: IRunOptions = {}): TextRun[] {
  return pieced(text).map(
    ({ text: words, isRightToLeft, breaks }) =>
      new TextRun({
        ...look,
        text: words,
        ...(isRightToLeft ? { rightToLeft: true } : {}),
        ...(breaks ? { break: 1 } : {}),
      }),
  );
}

function pieced(text: string) {
  return text
    .split("\n")
    .flatMap((line, place) => directedRuns(line).map((run, at) => ({ ...run, breaks: place > 0 && at === 0 })));
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

type Clause = Extract<Block, { kind: "clause" }>;

/** A wording in its own direction: signs of brackets bold, who stands behind them raised, its notes as footnotes. */
function clauseOf({ text, language }: Pick<Clause, "text" | "language">, to: Notes): Paragraph[] {
  const isRightToLeft = directionOf(language) === "rtl";
  return clauseParagraphs(text).map(
    ({ sign, pieces }) =>
      new Paragraph({
        bidirectional: isRightToLeft,
        indent: sign === null ? { start: 284 } : { start: 850, hanging: 425 },
        children: [
          ...(sign === null ? [] : [run(`${sign}\t`, isRightToLeft)]),
          ...pieces.flatMap((piece) => pieceOf(piece, isRightToLeft, to)),
        ],
      }),
  );
}

const serif = { font: "Cambria", size: 23 };
const run = (text: string, rightToLeft: boolean, look: IRunOptions = {}) =>
  new TextRun({ ...serif, ...look, text, rightToLeft });

function pieceOf(piece: ClausePiece, isRightToLeft: boolean, to: Notes): ParagraphChild[] {
  switch (piece.kind) {
    case "words":
      return piece.text
        .split("\n")
        .map((text, place) =>
          run(text, isRightToLeft, { italics: piece.isEmphasised, ...(place > 0 ? { break: 1 } : {}) }),
        );
    case "sign":
      return [run(piece.text, isRightToLeft, { bold: true })];
    case "sponsors": {
      const words = [piece.codes.join(", "), piece.why].filter(Boolean).join(": ");
      return words ? [run(words, false, { superScript: true })] : [];
    }
    case "note":
      return [to.refer(piece.pieces.flatMap((each) => pieceOf(each, isRightToLeft, to)))];
  }
}

/** What came and went since, as changes that are tracked; the notation stands as it is typed. */
function comparedOf({ text, was, language }: Clause & { was: string }, to: Notes, how: How): Paragraph[] {
  const rightToLeft = directionOf(language) === "rtl";
  return compareWordings(was, text).map(
    ({ runs }) =>
      new Paragraph({
        bidirectional: rightToLeft,
        indent: { start: 284 },
        children: runs.flatMap(({ became, text: words }) =>
          words.split("\n").map((line, place) => {
            const look = { ...serif, text: line, rightToLeft, ...(place > 0 ? { break: 1 } : {}) };
            if (became === "same") return new TextRun(look);
            const change = to.change(how);
            const isGone = became === "gone" || became === "movedFrom";
            return isGone ? new DeletedTextRun({ ...look, ...change }) : new InsertedTextRun({ ...look, ...change });
          }),
        ),
      }),
  );
}
