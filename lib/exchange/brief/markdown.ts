/** A brief as Markdown (CommonMark with the tables and footnotes of GitHub's dialect). */
import type { Block, Brief, Line } from "../rules/brief";
import { type ClausePiece, clauseParagraphs } from "../rules/clause-pieces";

/** The whole paper, its notes at the end. */
export function toMarkdown(brief: Brief): string {
  const { title, moment, made, classification, parts, notes } = brief;
  const head = [`**${escaped(classification)}**`, `# ${escaped(title)}`, `${escaped(moment)}  \n${escaped(made)}`];
  const clauses = { notes: [] as string[] };
  const body = parts.flatMap((part) => [
    `## ${escaped(part.title)}`,
    ...part.blocks.map((block) => blockOf(block, clauses)),
  ]);
  const foot = [
    ...notes.map(({ number, text }) => `[^${number}]: ${escaped(text)}`),
    ...clauses.notes.map((text, place) => `[^c${place + 1}]: ${text}`),
  ];
  return `${[...head, ...body, ...foot].filter(Boolean).join("\n\n")}\n`;
}

type Clauses = { notes: string[] };

function blockOf(block: Block, clauses: Clauses): string {
  switch (block.kind) {
    case "heading":
      return `### ${lineOf(block.line)}`;
    case "paragraph":
      return lineOf(block.line);
    case "list":
      return block.items.map((line) => `- ${lineOf(line).replaceAll("\n", "\n  ")}`).join("\n");
    case "table":
      return tableOf(block);
    case "clause":
      return clauseOf(block.text, clauses);
  }
}

function tableOf({ heads, rows }: Extract<Block, { kind: "table" }>): string {
  const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replace(/\s*\n\s*/g, " ")).join(" | ")} |`;
  return [row(heads.map(escaped)), row(heads.map(() => "---")), ...rows.map((cells) => row(cells.map(lineOf)))].join(
    "\n",
  );
}

function lineOf(line: Line): string {
  return line
    .map((part) => {
      if ("notes" in part) return part.notes.map((number) => `[^${number}]`).join("");
      if ("markings" in part) return part.markings.map((name) => ` \\[marked ${escaped(name)}\\]`).join("");
      const words = escaped(part.words);
      // A star beside a space marks nothing.
      return part.look === "strong" && words.trim() ? words.replace(/^(\s*)(.*?)(\s*)$/s, "$1**$2**$3") : words;
    })
    .join("");
}

function clauseOf(text: string, clauses: Clauses): string {
  const paragraphs = clauseParagraphs(text).map(({ sign, pieces }) => {
    const words = pieces.map((piece) => pieceOf(piece, clauses)).join("");
    return sign === null ? words : `${escaped(sign)} ${words}`;
  });
  return paragraphs.map((words) => `> ${words.replaceAll("\n", "  \n> ")}`).join("\n>\n");
}

function pieceOf(piece: ClausePiece, clauses: Clauses): string {
  switch (piece.kind) {
    case "words":
      return piece.isEmphasised ? `*${escaped(piece.text)}*` : escaped(piece.text);
    case "sign":
      return escaped(piece.text);
    case "sponsors":
      return `<sup>${escaped([piece.codes.join(", "), piece.why].filter(Boolean).join(": "))}</sup>`;
    case "note":
      clauses.notes.push(piece.pieces.map((each) => pieceOf(each, clauses)).join(""));
      return `[^c${clauses.notes.length}]`;
  }
}

/** Nothing of a text is taken for a sign of Markdown's, or for HTML. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~!&]/g, "\\$&")
    .replace(
      /^(\s*)([-+=]|\d+(?=[.)]))/gm,
      (_, space: string, sign: string) => `${space}${/\d/.test(sign) ? sign : `\\${sign}`}`,
    )
    .replace(/^(\s*\d+)([.)])(?=\s)/gm, "$1\\$2");
}
