/** Terms pasted as an outline: which line stands under which, what each is numbered, and what was not understood. */
import type { TermKind } from "../rules";
import { isSameNumber } from "./numbering";
import { kindSaidBy } from "./outline-line";
import { numbersOf, type OutlinePlace } from "./outline-numbers";
import { isInFull, type OutlineNote, treeOf } from "./outline-tree";

export const longestTitle = 200;
export const longestNumber = 20;
/** How many terms one outline may have. */
export const mostTerms = 1000;

export type OutlineTerm = {
  /** Counted from 1, as in the text. */
  line: number;
  number: string;
  /** The line has this number itself; else it is given by place. */
  isNumberPrinted: boolean;
  title: string;
  /** The whole line, where it is too long for a title. */
  summary: string | null;
  kind: TermKind;
  /** Which of the terms it stands under, by its place in the list; null at the top. */
  parent: number | null;
  depth: number;
};

export type Outline = { terms: OutlineTerm[]; notes: OutlineNote[] };

/** Reads an outline. Every line that says something is a term, the title of one, or has a note that says why it is not. */
export function readOutline(text: string, place: OutlinePlace): Outline {
  const notes: OutlineNote[] = [];
  const found = treeOf(text.split(/\r\n|[\n\r\u2028\u2029\v\f]/u), place.parent?.number ?? null, notes);
  const kinds = found.map(({ read, title, depth }): TermKind => {
    const said = read.marker?.kind ?? kindSaidBy(title);
    return said ?? (depth === 0 && !place.parent ? "article" : "paragraph");
  });
  const numbers = numbersOf(found, kinds, place);
  const terms = found.map(({ line, read, title, parent, depth }, index): OutlineTerm => {
    const isLong = title.length > longestTitle;
    if (isLong)
      notes.push({ line, said: "Long for a title: the whole of it is kept as what it is about.", isRefused: false });
    return {
      line,
      number: numbers[index] ?? "",
      isNumberPrinted: Boolean(read.marker?.number),
      title: isLong ? `${title.slice(0, longestTitle - 1).trimEnd()}…` : title,
      summary: isLong ? title : null,
      kind: kinds[index] ?? "paragraph",
      parent,
      depth,
    };
  });
  notes.push(...refused(terms, place));
  return { terms, notes: notes.sort((a, b) => a.line - b.line) };
}

function refused(terms: readonly OutlineTerm[], { parent, siblings }: OutlinePlace): OutlineNote[] {
  const notes: OutlineNote[] = [];
  const refuse = (line: number, said: string) => notes.push({ line, said, isRefused: true });
  const seen = new Map<string, OutlineTerm>();
  const whole = new Map<string, OutlineTerm>();
  for (const term of terms) {
    const { line, number } = term;
    if (number.length > longestNumber)
      refuse(line, `${number} is long for a number: keep it under ${longestNumber} characters.`);
    const standing = term.parent === null ? siblings.find((each) => isSameNumber(each.number, number)) : undefined;
    const under = term.parent === null ? parent?.number : terms[term.parent]?.number;
    const where = under === undefined ? "at the top" : `under ${under}`;
    const key = `${term.parent} ${number.normalize("NFC")}`;
    const first = seen.get(key);
    const elsewhere = isInFull(number) ? whole.get(number) : undefined;
    if (standing) refuse(line, `${number} is taken ${where} by “${standing.title}”.`);
    else if (first) refuse(line, `${number} stands ${where} twice: see line ${first.line}.`);
    else if (elsewhere)
      notes.push({
        ...{ line, isRefused: false },
        said: `${number} is double: line ${elsewhere.line} is ${number}, too. Look where it has come to stand.`,
      });
    if (!first) seen.set(key, term);
    if (!elsewhere) whole.set(number, term);
  }
  const over = terms[mostTerms];
  if (over) refuse(over.line, `One outline may have ${mostTerms.toLocaleString("en")} terms: paste the rest after it.`);
  return notes;
}
