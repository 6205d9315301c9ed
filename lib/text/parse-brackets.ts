/** Reads the bracket notation that `brackets.ts` describes. */
import { readAttribution } from "./attribution";
import type { Bracket, BracketProblem, Footnote, Mark, ParsedBrackets } from "./brackets";
import type { Span } from "./canonical";
import { emphasesIn } from "./emphasis";
import { itemsIn } from "./lists";

/** A bracket whose closing sign has not been met yet; the outermost one is the text itself. A footnote knows its end. */
type Open = { start: number; children: Bracket[]; separators: number[]; noteEnd?: number };

/** Far past any real text, so that a hostile one cannot make a page draw lines under lines without end. */
const deepest = 24;

const signs = /[\\[\]/{}]/g;

const messages: Record<BracketProblem["kind"], string> = {
  unopened: 'This "]" closes no bracket.',
  unclosed: 'This "[" is never closed.',
  deep: `Brackets nest at most ${deepest} deep.`,
  note: 'A footnote is written "{{words}}", within one paragraph and not inside another.',
  attribution: 'After "]^" come party codes in capitals ("^US,AL") and perhaps a kind ("^US:waiting").',
};

/** Every bracket of a canonical text, the signs that make it up, and what does not balance. Never throws. */
export function parseBrackets(text: string): ParsedBrackets {
  const root: Open = { start: -1, children: [], separators: [] };
  const stack = [root];
  const marks: Mark[] = [];
  const footnotes: Footnote[] = [];
  const problems: BracketProblem[] = [];
  const report = (kind: BracketProblem["kind"], at: number) =>
    problems.push({ start: at, end: at + (kind === "note" ? 2 : 1), kind, message: messages[kind] });

  // Up to where no footnote ends: looked for once, or a row of openings would each go through the rest of its paragraph.
  let noneBefore = -1;
  for (let at = nextSign(text, 0); at !== -1; at = nextSign(text, at + 1)) {
    const innermost = stack.at(-1) ?? root;
    const sign = text[at];
    if (sign === "}" && at === endOfNote(stack)) {
      closeNote(stack, (start) => report("unclosed", start));
      marks.push({ start: at, end: at + 2, role: "note-close", bracket: null });
      at += 1;
    } else if ((sign === "{" || sign === "}") && text[at + 1] === sign) {
      const isOpening = sign === "{" && endOfNote(stack) === null && at >= noneBefore;
      const { end, until } = isOpening ? noteEndAfter(text, at) : { end: null, until: noneBefore };
      if (end === null) noneBefore = until;
      if (end === null) report("note", at);
      else {
        stack.push({ start: at, children: [], separators: [], noteEnd: end });
        footnotes.push({ start: at, end: end + 2, number: footnotes.length + 1 });
        marks.push({ start: at, end: at + 2, role: "note-open", bracket: null });
      }
      at += 1;
    } else if (sign === "\\" && isSign(text[at + 1])) {
      marks.push({ start: at, end: at + 1, role: "escape", bracket: null });
      at += 1;
    } else if (sign === "[" && stack.length > deepest) {
      report("deep", at);
    } else if (sign === "[") {
      stack.push({ start: at, children: [], separators: [] });
    } else if (sign === "/" && isSeparator(text, at, innermost)) {
      innermost.separators.push(at);
    } else if (sign === "]" && (innermost === root || innermost.noteEnd !== undefined)) {
      report("unopened", at);
    } else if (sign === "]") {
      stack.pop();
      const { end, unreadable, sponsors, kind } = readAttribution(text, at + 1);
      if (unreadable !== null) report("attribution", unreadable);
      const bracket = closeBracket(text, innermost, at, end, { sponsors, kind });
      (stack.at(-1) ?? root).children.push(bracket);
      marks.push(...marksOf(bracket, innermost.separators));
      at = end - 1;
    }
  }

  for (const unclosed of stack.slice(1)) {
    report("unclosed", unclosed.start);
    root.children.push(...unclosed.children);
  }
  const byStart = (a: Span, b: Span) => a.start - b.start;
  marks.sort(byStart);
  const emphases = emphasesIn(text, marks);
  for (const { start, end } of emphases)
    for (const at of [start, end - 1]) marks.push({ start: at, end: at + 1, role: "emphasis", bracket: null });
  return {
    brackets: root.children,
    all: inOrder(root.children),
    footnotes,
    emphases,
    items: itemsIn(text, footnotes),
    marks: emphases.length > 0 ? marks.sort(byStart) : marks,
    problems: problems.sort(byStart),
  };
}

/** Where the next character stands that may be a sign of the notation; -1 where none does. */
function nextSign(text: string, from: number): number {
  signs.lastIndex = from;
  return signs.test(text) ? signs.lastIndex - 1 : -1;
}

/** How many brackets of this text are still open: all of them, inner ones included, since agreed text has none. */
export function countOpenBrackets(text: string): number {
  return parseBrackets(text).all.length;
}

function isSign(character: string | undefined): boolean {
  return character !== undefined && "[]/^\\*{}-(.".includes(character);
}

/** Where the footnote that is open ends; null where none is. */
function endOfNote(stack: readonly Open[]): number | null {
  return stack.find(({ noteEnd }) => noteEnd !== undefined)?.noteEnd ?? null;
}

/** Where the sign stands that closes the footnote opened here; null where none does before the paragraph ends, at `until`. */
function noteEndAfter(text: string, start: number): { end: number | null; until: number } {
  for (let at = start + 2; at < text.length; at += 1) {
    if (text[at] === "\\" && isSign(text[at + 1])) at += 1;
    else if (text.startsWith("}}", at)) return { end: at, until: at };
    else if (text.startsWith("\n\n", at)) return { end: null, until: at };
  }
  return { end: null, until: text.length };
}

/** Ends the footnote: brackets opened in it and not closed there are none, and what they held is the outer one's. */
function closeNote(stack: Open[], unclosed: (start: number) => void): void {
  for (let inner = stack.pop(); inner; inner = stack.pop()) {
    if (inner.noteEnd === undefined) unclosed(inner.start);
    stack.at(-1)?.children.push(...inner.children);
    if (inner.noteEnd !== undefined) return;
  }
}

/** A slash between spaces; the bracket's own signs will do for a space, so that "[/ x]" offers nothing or x. */
function isSeparator(text: string, at: number, innermost: Open): boolean {
  return (/\s/.test(text[at - 1] ?? "") || innermost.start === at - 1) && /[\s\]]/.test(text[at + 1] ?? "");
}

function closeBracket(
  text: string,
  { start, children, separators }: Open,
  close: number,
  end: number,
  { sponsors, kind }: Pick<Bracket, "sponsors" | "kind">,
): Bracket {
  const alternatives = [start, ...separators].map((before, index) =>
    trim(text, { start: before + 1, end: separators[index] ?? close }),
  );
  const implied = alternatives.length > 1 ? "alternative" : null;
  return { start, close, end, sponsors, kind: kind ?? implied, alternatives, depth: 0, children };
}

function marksOf(bracket: Bracket, separators: number[]): Mark[] {
  const sign = (role: Mark["role"], start: number, end = start + 1): Mark => ({ start, end, role, bracket });
  const { start, close, end } = bracket;
  const attribution = end > close + 1 ? [sign("attribution", close + 1, end)] : [];
  return [sign("open", start), ...separators.map((at) => sign("separator", at)), sign("close", close), ...attribution];
}

/** Sets the depths and lists every bracket, outer before inner. */
function inOrder(brackets: Bracket[], depth = 0): Bracket[] {
  return brackets.flatMap((bracket) => {
    bracket.depth = depth;
    return [bracket, ...inOrder(bracket.children, depth + 1)];
  });
}

function trim(text: string, { start, end }: Span): Span {
  while (start < end && /\s/.test(text[start] ?? "")) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? "")) end -= 1;
  return { start, end };
}
