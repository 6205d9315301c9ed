/** Plain text and Markdown as paragraphs: which lines go on as one sentence, which are headings, what is a footnote. */
import { footnoteMark, italic, joinRuns, plainWords, star, strong } from "./marks";
import type { Block, Draft, Found, Line } from "./whole";

type Raw = { line: number; text: string };

/** Reads plain text. Lines that a program broke to a width are joined; lines that somebody ended are kept. */
export function readPlain(text: string): Draft {
  const lines = linesOf(text);
  const isJoined = wrapping(lines);
  const blocks = paragraphsOf(lines.filter(({ text }) => !isRule(text) || text === "")).map((raws): Block => {
    const made = raws.map((raw, index) => ({
      line: raw.line,
      text: raw.text.trim(),
      isJoined: isJoined(raws[index - 1], raw),
    }));
    return { lines: made, heading: null, indent: 0, label: null };
  });
  return { title: null, blocks, footnotes: new Map(), problems: [], unit: "Line" };
}

/** Reads Markdown as drafters use it: headings, emphasis, footnotes, escapes. Numbers stay as they are written. */
export function readMarkdown(text: string): Draft {
  const problems: Found[] = [];
  const footnotes = new Map<string, string>();
  const kept = linesOf(withoutComments(text, problems));
  const { lines, body } = takeNotes(kept, footnotes, problems);
  const blocks = paragraphsOf(splitHeadings(body)).flatMap((raws): Block[] => {
    const [first] = raws;
    const under = raws.at(-1);
    if (!first || !under) return [];
    const [, signs = "", words = ""] = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/u.exec(first.text) ?? [];
    if (signs) return words ? [headingBlock(first.line, words, signs.length, problems)] : [];
    if (raws.length === 2 && /^ {0,3}(=+|-+)\s*$/u.test(under.text) && !isRule(first.text))
      return [headingBlock(first.line, first.text, under.text.includes("=") ? 1 : 2, problems)];
    const said = raws.filter(({ text }) => !isRule(text));
    const made = said.map((raw, index): Line => {
      const before = said[index - 1];
      const isBroken = before !== undefined && /( {2,}|\\)$/u.test(before.text);
      const isListed = /^\s*[-*+•][ \t]/u.test(raw.text);
      const isTable = /^\s*\|.*\|\s*$/u.test(raw.text);
      if (isTable && !/^\s*\|.*\|\s*$/u.test(before?.text ?? ""))
        problems.push({ line: raw.line, message: "A table: its rows are kept as lines of words." });
      return { line: raw.line, text: inline(raw, problems), isJoined: index > 0 && !isBroken && !isTable && !isListed };
    });
    return made.length > 0 ? [{ lines: made, heading: null, indent: 0, label: null }] : [];
  });
  for (const [key, { raw, words }] of lines)
    footnotes.set(key, plainWords(inline({ line: raw.line, text: words }, problems)));
  return { title: null, blocks, footnotes, problems, unit: "Line" };
}

/** Whether somebody who wrote this used Markdown: headings, bold, footnotes or escapes. */
export function looksLikeMarkdown(text: string): boolean {
  return /^ {0,3}#{1,6}[ \t]+\S|\*\*\S[^*\n]*\S\*\*|^\[\^[^\]\n]+\]:|\\[[\].*_#]|^\S.*\n(={3,}|-{3,})[ \t]*$/mu.test(
    text,
  );
}

function headingBlock(line: number, words: string, heading: number, problems: Found[]): Block {
  return {
    lines: [{ line, text: inline({ line, text: words }, problems), isJoined: false }],
    heading,
    indent: 0,
    label: null,
  };
}

function linesOf(text: string): Raw[] {
  return text.split(/\r\n|[\n\r\u2028\u2029\u0085]/u).map((each, index) => ({
    line: index + 1,
    text: /\S/u.test(each) ? each.replace(/[\f\v]/gu, " ") : "",
  }));
}

function paragraphsOf(lines: readonly Raw[]): Raw[][] {
  const paragraphs: Raw[][] = [];
  let isOpen = false;
  for (const raw of lines) {
    if (raw.text === "") isOpen = false;
    else if (isOpen) paragraphs.at(-1)?.push(raw);
    else {
      paragraphs.push([raw]);
      isOpen = true;
    }
  }
  return paragraphs;
}

/** A line of signs that only parts two others. */
function isRule(text: string): boolean {
  return /^\s*(?:[-=*_~–—•.·+#][ \t]*){3,}$/u.test(text);
}

/**
 * Tells whether a line goes on after the one before it. A program that breaks lines breaks where the next word would not
 * have fitted; in a text where that is so at two ends or more that end no sentence, such lines are joined.
 */
function wrapping(lines: readonly Raw[]): (before: Raw | undefined, line: Raw) => boolean {
  const width = lines.reduce((widest, { text }) => Math.max(widest, text.trimEnd().length), 0);
  if (width > 160) return () => false;
  const isFull = (before: Raw, { text }: Raw) =>
    before.text.trimEnd().length + 1 + (/\S+/u.exec(text)?.[0].length ?? 0) > width - 2;
  const endsNothing = ({ text }: Raw) => !/[.;:!?،؛؟۔]["”’)\]]*\s*$/u.test(text);
  let evidence = 0;
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before?.text && line.text && isFull(before, line) && endsNothing(before)) evidence += 1;
  });
  return (before, line) => evidence >= 2 && before !== undefined && before.text !== "" && isFull(before, line);
}

/** A heading is a paragraph of its own, whatever stands around it. */
function splitHeadings(lines: readonly Raw[]): Raw[] {
  return lines.flatMap((raw) =>
    /^ {0,3}#{1,6}([ \t]|$)/u.test(raw.text) ? [{ ...raw, text: "" }, raw, { ...raw, text: "" }] : [unquoted(raw)],
  );
}

function unquoted(raw: Raw): Raw {
  return { ...raw, text: raw.text.replace(/^ {0,3}(?:> ?)+/u, "") };
}

function withoutComments(text: string, problems: Found[]): string {
  return text.replace(/<!--[\s\S]*?-->/gu, (comment, at: number) => {
    problems.push({ line: text.slice(0, at).split("\n").length, message: "A comment is left out." });
    return comment.replace(/[^\n]/gu, "");
  });
}

/** Takes out "[^1]: …", with the lines set in below it. */
function takeNotes(all: readonly Raw[], footnotes: ReadonlyMap<string, string>, problems: Found[]) {
  const lines = new Map<string, { raw: Raw; words: string }>();
  const body: Raw[] = [];
  let open: { raw: Raw; words: string } | null = null;
  for (const raw of all) {
    const [, key = "", words = ""] = /^ {0,3}\[\^([^\]\s]+)\]:\s*(.*)$/u.exec(raw.text) ?? [];
    if (key) {
      if (lines.has(key))
        problems.push({ line: raw.line, message: `Footnote ${key} is written twice: the later one is kept.` });
      open = { raw, words };
      lines.set(key, open);
    } else if (open && /^(\t| {2,})\S/u.test(raw.text)) open.words += ` ${raw.text.trim()}`;
    else {
      if (raw.text) open = null;
      body.push(raw);
    }
  }
  return { lines, body, footnotes };
}

const escaped = "\uFDD4";

/** The words of a line without the signs of Markdown. */
function inline({ line, text }: Raw, problems: Found[]): string {
  const words = text
    .replace(/( {2,}|\\)$/u, "")
    .replace(/\\([!-/:-@[-`{-~])/gu, (_, sign: string) => (sign === "*" ? star : `${escaped}${sign}`))
    .replace(/\[\^([^\]\s]+)\]/gu, (_, key: string) => footnoteMark(key))
    .replace(/!\[([^\]]*)\]\([^)]*\)/gu, () => {
      problems.push({ line, message: "A picture is left out." });
      return "";
    })
    .replace(/\[([^\]]*)\]\((?:https?:|mailto:|#)[^)]*\)/gu, (_, words: string) => {
      problems.push({ line, message: `Where “${words}” led to is left out.` });
      return words;
    })
    .replace(/(?<!\uFDD4)(\*\*|__)(?=\S)(.+?)(?<=[^\s\uFDD4])\1/gu, (whole, sign: string, words: string) =>
      sign === "__" && /^_*$/u.test(words) ? whole : strong(words),
    )
    .replace(/(?<![\uFDD4*\p{L}\p{N}])\*(?=[^\s*])([^*]+?)(?<=[^\s\uFDD4])\*(?![*\p{L}\p{N}])/gu, (_, words: string) =>
      italic(words),
    )
    .replace(/(?<![\uFDD4_\p{L}\p{N}])_(?=[^\s_])([^_]+?)(?<=[^\s\uFDD4])_(?![_\p{L}\p{N}])/gu, (_, words: string) =>
      italic(words),
    )
    .replace(/\uFDD4/gu, "")
    .trim();
  return joinRuns(words);
}
