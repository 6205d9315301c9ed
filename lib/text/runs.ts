/** A clause cut into the runs that a page draws: brackets nest and annotations overlap, so no tree holds both. */
import type { Bracket, BracketProblem, Footnote, Mark, ParsedBrackets } from "./brackets";
import { paragraphsOf, type Span } from "./canonical";
import type { ListItem } from "./lists";

/** A stretch of text throughout which nothing changes. `start` is unique in a text, so it can be a key. */
export type Run<S extends Span> = Span & {
  text: string;
  /** "words" is the clause itself; the others are signs of the notation, to be drawn apart or not at all. */
  role: "words" | Mark["role"];
  /** The bracket whose sign this is; null for words and the signs of anything else. */
  bracket: Bracket | null;
  /** The brackets whose line runs under this run, outermost first; a line stops before its own attribution. */
  within: Bracket[];
  isEmphasised: boolean;
  /** The footnote that it is part of, its signs included. */
  footnote: Footnote | null;
  /** The item of a list that it is part of, its sign included. */
  item: ListItem | null;
  /** The spans given that cover it, in the order in which they start, the longer first. */
  spans: S[];
  /** Set on the sign that does not balance or cannot be read. */
  problem: BracketProblem | null;
};

export type ParagraphRuns<S extends Span> = Span & { runs: Run<S>[] };

/**
 * The paragraphs of a canonical text as runs. `spans` are annotations or anything else that is anchored; each begins and
 * ends with a run, unless it does so between two paragraphs. The runs of a paragraph joined are its text.
 */
export function runsOf<S extends Span>(
  text: string,
  parsed: ParsedBrackets,
  spans: readonly S[] = [],
): ParagraphRuns<S>[] {
  const ordered = spans.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start || b.end - a.end);
  const paragraphs = paragraphsOf(text);
  const items = parsed.items.map(({ start, words }) => ({ start, end: words }));
  const cuts = cutsIn(text.length, [...paragraphs, ...parsed.marks, ...parsed.problems, ...items, ...ordered]);

  const marks = cursor(parsed.marks);
  const problems = cursor(parsed.problems);
  const brackets = cursor(parsed.all.map((bracket) => ({ bracket, start: bracket.start, end: bracket.close + 1 })));
  const emphases = cursor([...parsed.emphases].sort((a, b) => a.start - b.start));
  const footnotes = cursor(parsed.footnotes);
  const ofList = cursor(parsed.items);
  const covering = cursor(ordered);

  const runs = cuts.slice(0, -1).map((start, index): Run<S> => {
    const end = cuts[index + 1] ?? text.length;
    const [mark] = marks(start);
    return {
      start,
      end,
      text: text.slice(start, end),
      role: mark?.role ?? "words",
      bracket: mark?.bracket ?? null,
      isEmphasised: emphases(start).length > 0,
      footnote: footnotes(start)[0] ?? null,
      item: ofList(start)[0] ?? null,
      within: brackets(start).map(({ bracket }) => bracket),
      spans: covering(start),
      problem: problems(start)[0] ?? null,
    };
  });

  let next = 0;
  return paragraphs.map(({ start, end }) => {
    while ((runs[next]?.start ?? end) < start) next += 1;
    const first = next;
    while ((runs[next]?.start ?? end) < end) next += 1;
    return { start, end, runs: runs.slice(first, next) };
  });
}

function cutsIn(length: number, spans: readonly Span[]): number[] {
  const within = (at: number) => Math.min(Math.max(at, 0), length);
  const cuts = new Set([0, length]);
  for (const { start, end } of spans) cuts.add(within(start)).add(within(end));
  return [...cuts].sort((a, b) => a - b);
}

/** Asked for ever later places, answers which of the spans (sorted by start) cover the place, in their order. */
function cursor<T extends Span>(sorted: readonly T[]): (at: number) => T[] {
  let next = 0;
  let current: T[] = [];
  return (at) => {
    current = current.filter(({ end }) => end > at);
    for (let span = sorted[next]; span && span.start <= at; span = sorted[++next])
      if (span.end > at) current.push(span);
    return [...current];
  };
}
