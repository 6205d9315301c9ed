/** A wording cut as one in another language is, that says the same paragraph by paragraph. */
import type { Span } from "@/lib/text/canonical";
import type { Piece } from "./pieces";

/** The paragraphs of a canonical text, in order. */
export function paragraphsOf(text: string): Span[] {
  return [...text.matchAll(/[^\n]+/g)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
}

/**
 * The other text cut as this one is: each of its paragraphs goes where that in the same place goes. Null where nobody can
 * tell: it has more or fewer paragraphs, or one was cut in itself.
 */
export function piecesAlike(text: string, pieces: readonly Piece[], other: string): Piece[] | null {
  const [own, its] = [paragraphsOf(text), paragraphsOf(other)];
  if (own.length !== its.length) return null;
  const found = its.map((span, index): Piece | null => {
    const parts = new Set(own[index] ? partsIn(text, pieces, own[index]) : []);
    const [part] = parts;
    return part !== undefined && parts.size === 1 ? { ...span, part } : null;
  });
  return found.every((piece) => piece !== null) ? found : null;
}

/** Why nobody can tell how the other text is cut along. */
export function unlikeInWords(text: string, other: string): string {
  const [own, its] = [paragraphsOf(text).length, paragraphsOf(other).length];
  if (own === its) return "a paragraph is cut in itself, and nobody can tell where its words part";
  const said = (count: number) => (count === 1 ? "1 paragraph" : `${count} paragraphs`);
  return `it has ${said(its)} and the words that are cut have ${own}`;
}

function partsIn(text: string, pieces: readonly Piece[], { start, end }: Span): number[] {
  return pieces.flatMap((piece) => {
    const words = text.slice(Math.max(start, piece.start), Math.min(end, piece.end));
    return piece.start < end && start < piece.end && words.trim() ? [piece.part] : [];
  });
}
