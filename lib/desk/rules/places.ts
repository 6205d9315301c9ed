/** Where the words that a citation quotes stand in the source's words as they are now. */
import { verifyAnchor } from "@/lib/text/anchor";
import type { Span } from "@/lib/text/canonical";
import type { PassageAnchor } from "@/lib/record/rules";

export type CitedWords = { quote: string; anchor: PassageAnchor | null };

/**
 * The place that the citation says, where its words stand there; else the one place that has them, or the one of several
 * that stands nearest to where they were. Null: the words are not there any more, or nothing tells their places apart.
 */
export function placeOf(text: string, { quote, anchor }: CitedWords): Span | null {
  const length = anchor ? anchor.end - anchor.start : quote.length;
  if (anchor) {
    const words = text.slice(anchor.start, anchor.end);
    // A long passage is quoted by its beginning.
    const isThere = words === quote || (length > quote.length && words.startsWith(quote));
    if (isThere && verifyAnchor(text, { ...anchor, quote: words })) return { start: anchor.start, end: anchor.end };
  }
  const places: number[] = [];
  for (let at = text.indexOf(quote); at !== -1 && places.length < 50; at = text.indexOf(quote, at + 1)) places.push(at);
  const [first] = places;
  if (first === undefined) return null;
  if (places.length > 1 && !anchor) return null;
  const near = anchor
    ? places.reduce((best, at) => (Math.abs(at - anchor.start) < Math.abs(best - anchor.start) ? at : best))
    : first;
  return { start: near, end: near + quote.length };
}

/** A document's paragraph cut where passages begin and end; each piece names those that it is part of. */
export type Piece = Span & { passages: readonly string[] };

export function piecesOf({ start, end }: Span, passages: readonly (Span & { id: string })[]): Piece[] {
  const inside = passages.filter((each) => each.start < end && start < each.end);
  const cuts = [...new Set([start, end, ...inside.flatMap((each) => [each.start, each.end])])]
    .filter((at) => at >= start && at <= end)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end;
    return {
      start: from,
      end: to,
      passages: inside.filter((each) => each.start <= from && to <= each.end).map(({ id }) => id),
    };
  });
}

/** `begins`: the paragraph is the first that the passage stands in. */
export type ParagraphPassage<Each> = Each & { begins: boolean };

/** Of each paragraph the passages that stand in it, in the order of the text. Both are gone through once. */
export function cutByParagraph<Each extends Span>(
  paragraphs: readonly Span[],
  passages: readonly Each[],
): ParagraphPassage<Each>[][] {
  const coming = [...passages].sort((a, b) => a.start - b.start);
  let [next, open]: [number, ParagraphPassage<Each>[]] = [0, []];
  return paragraphs.map(({ start, end }) => {
    open = open.filter((each) => each.end > start).map((each) => ({ ...each, begins: false }));
    for (let each = coming[next]; each && each.start < end; each = coming[++next])
      if (each.end > start) open.push({ ...each, begins: true });
    return [...open];
  });
}

/** So much is told on either side of a passage, in UTF-16 units. */
const surroundings = 240;

/** The quoted words as they stand in the source's, with what stands around them in the same paragraph. */
export function passageAround(text: string, cited: CitedWords) {
  const place = placeOf(text, cited);
  if (!place) return null;
  const before = text.slice(Math.max(0, place.start - surroundings), place.start);
  const after = text.slice(place.end, place.end + surroundings);
  const isCut = {
    before: place.start > surroundings && !before.includes("\n\n"),
    after: place.end + surroundings < text.length && !after.includes("\n\n"),
  };
  return {
    before: `${isCut.before ? "… " : ""}${(before.split("\n\n").at(-1) ?? "").trimStart()}`,
    words: text.slice(place.start, place.end),
    after: `${(after.split("\n\n")[0] ?? "").trimEnd()}${isCut.after ? " …" : ""}`,
  };
}
