/** Where a wording can be cut: between its paragraphs, its sentences and its words, outside of brackets. */
import type { Span } from "@/lib/text/canonical";
import { parseBrackets } from "@/lib/text/parse-brackets";

/** A place to cut: what stands before it ends there, and what follows begins there. */
export type Seam = { at: number; isParagraph: boolean };

/** The seams of a canonical text, in its order. A text of one sentence has none. */
export function seamsOf(text: string, language: string): Seam[] {
  const isOpen = openIn(text);
  const paragraphs = [...text.matchAll(/\n+/g)].map(({ index, 0: { length } }) => ({
    at: index + length,
    isParagraph: true,
  }));
  const sentences = [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)]
    .map(({ index }) => ({ at: index, isParagraph: false }))
    .filter(({ at }) => !/\s/.test(text.charAt(at)) && paragraphs.every((paragraph) => paragraph.at !== at));
  return [...paragraphs, ...sentences]
    .filter(({ at }) => at > 0 && at < text.length && isOpen(at))
    .sort((a, b) => a.at - b.at);
}

/** Every place before a word within a stretch of a canonical text where it can be cut, in order. */
export function wordSeamsIn(text: string, { start, end }: Span): number[] {
  const isOpen = openIn(text);
  return [...text.slice(start, end).matchAll(/(?<=\s)\S/gu)]
    .map(({ index }) => start + index)
    .filter((at) => at > start && isOpen(at));
}

/** Tells of a place whether no bracket, footnote, sign or emphasis of the text lies over it. */
function openIn(text: string): (at: number) => boolean {
  const { all, footnotes, marks, emphases } = parseBrackets(text);
  const closed: Span[] = [...all, ...footnotes, ...marks, ...emphases];
  return (at) => !closed.some(({ start, end }) => start < at && at < end);
}

/** The stretches that cuts at these places leave, in order; they cover the text. */
export function stretchesOf(text: string, cuts: readonly number[]): Span[] {
  const ends = [...[...cuts].sort((a, b) => a - b), text.length];
  return ends.map((end, index) => ({ start: ends[index - 1] ?? 0, end }));
}
