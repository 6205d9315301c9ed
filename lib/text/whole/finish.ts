/** What was found, as terms that can be recorded: numbers, kinds, titles, and words in canonical form. */
import type { TermKind } from "@/lib/terms/rules";
import { isSameNumber } from "@/lib/terms/rules/numbering";
import { longestNumber, longestTitle, mostTerms } from "@/lib/terms/rules/outline";
import { kindSaidBy, readLine } from "@/lib/terms/rules/outline-line";
import { numbersOf } from "@/lib/terms/rules/outline-numbers";
import { canonicalText } from "../canonical";
import { parseBrackets } from "../parse-brackets";
import { stripNotation } from "../print-brackets";
import { placeInWords } from "../rules";
import { translateBrackets } from "./drafted-brackets";
import { emphasised } from "./emphasised";
import { emphasisIn, plainWords, runInHeading, takeFootnotes, tightened } from "./marks";
import { type FoundTerm, type FoundTree, isTitleLike, type Passage } from "./recognise";
import type { Draft, Footnote, ReadProblem, RecognisedTerm, Sponsor, WholeText } from "./whole";

type About = Pick<Draft, "footnotes" | "unit"> & { sponsors: readonly Sponsor[] };

/** How long a title made of first words may be. */
const firstWords = 60;
const longestText = 60_000;
const lastOfHeads = 3.5;

export function finish({ title, terms: found, problems: said }: FoundTree, about: About): WholeText {
  const problems: ReadProblem[] = [];
  const report = (line: number, message: string, term: number | null, isBracket = false) =>
    problems.push({ line, place: `${about.unit} ${line}`, message, term, ...(isBracket ? { isBracket } : {}) });
  for (const { line, message } of said) report(line, message, termAt(found, line));

  const kinds = kindsOf(found);
  const numbers = numbersOf(
    found.map(({ line, marker, parent, depth }) => ({
      line,
      read: { ...readLine("", new Map()), marker },
      title: "",
      parent,
      depth,
    })),
    kinds,
    { parent: null, siblings: [] },
  );
  const parents = new Set(found.map(({ parent }) => parent));
  const terms = found.map((each, index): RecognisedTerm => {
    const kind = kinds[index] ?? "paragraph";
    const read = wordsOf(each, parents.has(index), about, (line, message, isBracket) =>
      report(line, message, index, isBracket),
    );
    const printed = each.marker?.printed.replace(/[\s:.–—-]+$/u, "") ?? "";
    return {
      line: each.line,
      number: numbers[index] ?? "",
      isNumberPrinted: Boolean(each.marker?.number),
      printed,
      kind,
      isTitled: read.title !== null || isNamed(each),
      parent: each.parent,
      depth: each.depth,
      text: read.text,
      options: read.options,
      footnotes: read.footnotes,
      title:
        read.title ??
        (titleFrom(read.text || read.options[0]?.text || "", isNamed(each)) || printed || (numbers[index] ?? "")),
    };
  });
  refused(terms, report);
  return { title, terms, problems: problems.sort((a, b) => a.line - b.line) };

  /** A preamble is called by its word. */
  function isNamed({ marker }: FoundTerm): boolean {
    return (
      marker?.number === null && (marker.kind === "preambular" || marker.kind === "chapeau" || marker.kind === "annex")
    );
  }

  function titleFrom(text: string, isNamed: boolean): string {
    return isNamed ? "" : beginningOf(text);
  }
}

/** The first words of a text, as it is called where it has no title. */
export function beginningOf(text: string): string {
  const words = stripNotation(text).replace(/\s+/gu, " ").trim();
  if (words.length <= firstWords) return words;
  const cut = words.slice(0, firstWords).replace(/\s+\S*$/u, "");
  return `${cut.replace(/[\s,;:.–—-]+$/u, "")}…`;
}

function kindsOf(found: readonly FoundTerm[]): TermKind[] {
  const kinds: TermKind[] = [];
  for (const { marker, parent, isRecital, lead } of found) {
    const isUnderPreamble = parent !== null && kinds[parent] === "preambular";
    const said = marker?.kind ?? (isRecital || isUnderPreamble ? "preambular" : null);
    const named = marker ? null : kindSaidBy(plainWords(lead?.words ?? ""));
    kinds.push(said ?? (named === "annex" ? named : parent === null ? "article" : "paragraph"));
  }
  return kinds;
}

type Report = (line: number, message: string, isBracket?: boolean) => void;
type Words = { title: string | null; text: string; options: { label: string; text: string }[]; footnotes: Footnote[] };

function wordsOf(term: FoundTerm, isParent: boolean, about: About, report: Report): Words {
  const passages = [...term.passages];
  let title: string | null = null;
  if (term.lead) {
    const { line, words } = term.lead;
    const runIn = term.isHeading ? null : runInHeading(words);
    const others = passages.length > 0 || term.options.length > 0 || isParent;
    const isHead = (term.marker?.rank ?? lastOfHeads + 1) <= lastOfHeads;
    const isTitle = !term.isRecital && (term.isHeading || (isTitleLike(words) && (others || isHead)));
    if (runIn && !term.isRecital) {
      title = runIn.heading;
      passages.unshift({ line, words: runIn.rest });
    } else if (isTitle && plainWords(words).trim().length <= longestTitle) title = words;
    else passages.unshift({ line, words });
  }
  const footnotes: Footnote[] = [];
  const named = title === null ? null : takeFootnotes(plainWords(title), about.footnotes);
  footnotes.push(...(named?.footnotes ?? []));
  const text = clauseOf(passages, about, footnotes, report);
  const options = term.options.map(({ label, passages }) => {
    const text = clauseOf(passages, about, footnotes, report);
    if (!text) report(term.line, `${label} has no words.`);
    return { label, text };
  });
  const words = named ? canonicalText(named.text).replace(/\s+/gu, " ").trim() : null;
  return { title: words || null, text, options, footnotes };
}

function clauseOf(
  passages: readonly Passage[],
  { footnotes: known, sponsors }: About,
  footnotes: Footnote[],
  report: Report,
): string {
  const first = passages[0]?.line ?? 1;
  const taken = passages.map(({ line, words }) => {
    const { text, footnotes: found, missing } = takeFootnotes(words, known);
    footnotes.push(...found);
    for (const sign of missing) report(line, `The text of footnote ${sign} is missing.`);
    return text;
  });
  const { raw, spans, stars } = canonicalWithEmphasis(taken.join("\n\n"));
  const { text: written, notes, placeOf } = translateBrackets(raw, sponsors);
  const moved = spans.map(({ start, end }) => ({ start: placeOf(start), end: placeOf(end) }));
  const text = canonicalText(emphasised(written, moved, stars.map(placeOf)));
  for (const { at, message } of notes) report(lineOf(passages, raw, at), message);
  for (const problem of parseBrackets(text).problems)
    report(lineOf(passages, text, problem.start), `${problem.message} ${placeInWords(text, problem)}`, true);
  if (text.length > longestText) report(first, `One clause may have ${longestText.toLocaleString("en")} characters.`);
  return text;
}

/** The words in canonical form, and where they are emphasised: the signs of that stay in while spaces and lines are settled. */
function canonicalWithEmphasis(words: string) {
  const { words: plain, ...marked } = emphasisIn(canonicalText(tightened(words)));
  const raw = canonicalText(plainWords(words));
  return raw === plain ? { raw, ...marked } : { raw, spans: [], stars: [] };
}

/** The line of the passage that an offset lies in. */
function lineOf(passages: readonly Passage[], text: string, at: number): number {
  const before = text.slice(0, at).split("\n\n").length - 1;
  return (passages[Math.min(before, passages.length - 1)] ?? passages[0])?.line ?? 1;
}

function termAt(found: readonly FoundTerm[], line: number): number | null {
  const index = found.findLastIndex((each) => each.line <= line);
  return index === -1 ? null : index;
}

function refused(
  terms: readonly RecognisedTerm[],
  report: (line: number, message: string, term: number) => void,
): void {
  const seen = new Map<string, RecognisedTerm>();
  terms.forEach((term, index) => {
    const { line, number, parent } = term;
    if (number.length > longestNumber)
      report(line, `${number} is long for a number: keep it under ${longestNumber} characters.`, index);
    const key = `${parent} ${number.normalize("NFC")}`;
    const first = seen.get(key);
    if (first && isSameNumber(first.number, number)) {
      const under = parent === null ? "at the top" : `under ${terms[parent]?.number}`;
      report(line, `${number} stands ${under} twice: see line ${first.line}.`, index);
    } else seen.set(key, term);
  });
  const over = terms[mostTerms];
  if (over)
    report(
      over.line,
      `One text may have ${mostTerms.toLocaleString("en")} terms: take in the rest after it.`,
      mostTerms,
    );
}
