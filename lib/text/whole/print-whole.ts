/** Writes a whole text as Markdown or plain text, so that taking it in again gives the same tree. */
import { lastOfHeads } from "@/lib/terms/rules/outline-tree";
import { readLine } from "@/lib/terms/rules/outline-line";
import { parseBrackets } from "../parse-brackets";
import type { RecognisedTerm, WholeText } from "./whole";

type Format = "markdown" | "plain";

/** The text with one blank line between paragraphs. Where each footnote's sign stood is not kept. */
export function printWhole({ title, terms }: Pick<WholeText, "title" | "terms">, format: Format): string {
  const isMarkdown = format === "markdown";
  const words = (text: string) => (isMarkdown ? escaped(text) : text);
  const paragraphs = title === null ? [] : [isMarkdown ? `# ${words(title)}` : title];
  const areHeadings = headingsIn(terms);
  terms.forEach((term, index) => {
    const { printed, title, isTitled, text, options, depth } = term;
    const passages = text === "" ? [] : text.split("\n\n");
    const own = isTitled && title !== printed ? title : "";
    const isHeading = areHeadings[index] ?? false;
    if (isMarkdown && isHeading)
      paragraphs.push(
        `${"#".repeat(Math.min(depth + 2, 6))} ${[marked(printed), words(own)].filter(Boolean).join(" ")}`,
      );
    else if (own || (isHead(term) && printed)) paragraphs.push([marked(printed), words(own)].filter(Boolean).join(" "));
    else if (printed) passages[0] = [marked(printed), passages[0]].filter(Boolean).join(" ");
    paragraphs.push(
      ...passages.map((passage, at) =>
        at === 0 && printed && !own && !isHeading && !isHead(term)
          ? marksKept(passage, printed, words)
          : words(passage),
      ),
    );
    for (const option of options) {
      const [first = "", ...more] = option.text.split("\n\n");
      paragraphs.push(`${option.label}: ${words(first)}`, ...more.map(words));
    }
  });
  return `${paragraphs.join("\n\n")}\n`;

  function marksKept(passage: string, printed: string, words: (text: string) => string): string {
    const sign = marked(printed);
    return sign + words(passage.slice(sign.length));
  }
}

/** Siblings are all written as headings, or none is: a paragraph after a heading would stand under it. */
function headingsIn(terms: readonly RecognisedTerm[]): boolean[] {
  const groups = new Map<number | null, number[]>();
  terms.forEach(({ parent }, index) => {
    groups.set(parent, [...(groups.get(parent) ?? []), index]);
  });
  const areHeadings: boolean[] = [];
  terms.forEach((term, index) => {
    const isAbove = term.parent === null || areHeadings[term.parent] === true;
    const group = (groups.get(term.parent) ?? []).flatMap((at) => terms[at] ?? []);
    const isRecital = term.kind === "preambular" && !term.printed;
    areHeadings[index] = isAbove && !isRecital && term.depth < 5 && group.some((each) => each.isTitled || isHead(each));
  });
  return areHeadings;
}

/** "Article 4", "Annex A", "Preamble". */
function isHead({ printed }: RecognisedTerm): boolean {
  const { marker } = readLine(printed, new Map());
  return marker !== null && marker.rank <= lastOfHeads;
}

/** With the sign that tells a number from a word. */
function marked(printed: string): string {
  return /^\p{Nd}+$|^[A-Za-z]+$/u.test(printed) && !/^(preamble|annex|chapeau)$/iu.test(printed)
    ? `${printed}.`
    : printed;
}

/** Stars that emphasise are the same in Markdown; all other signs of Markdown are words. */
function escaped(text: string): string {
  const stars = new Set(parseBrackets(text).emphases.flatMap(({ start, end }) => [start, end - 1]));
  return text
    .replace(/[\\*_`<]/gu, (sign, at: number) => (stars.has(at) ? sign : `\\${sign}`))
    .replace(/^(\s*)([#>+=|-])/gmu, "$1\\$2")
    .replace(/\n/gu, "\\\n");
}
