/** Lists: a line that begins with a dash, a letter in parentheses or a number and a full stop is an item. */
import type { Span } from "./canonical";

/** An item with what follows it up to the next one or the end of its paragraph; its sign lies before `words`. */
export type ListItem = Span & { words: number };

const sign = /^(?:- |\([\p{L}\p{N}]{1,4}\) |\p{Nd}{1,3}\. )/gmu;

/** The items of a canonical text. None begins inside a footnote. */
export function itemsIn(text: string, notes: readonly Span[]): ListItem[] {
  const starts = [...text.matchAll(sign)]
    .map(({ index, 0: written }) => ({ start: index, words: index + written.length }))
    .filter(({ start }) => !notes.some((note) => note.start < start && start < note.end));
  return starts.map(({ start, words }, place) => {
    const blank = text.indexOf("\n\n", start);
    const end = blank === -1 ? text.length : blank;
    return { start, words, end: Math.min(end, starts[place + 1]?.start ?? end) };
  });
}

/** What has to be escaped so that a line of ordinary words is no item. */
export function escapeItems(words: string): string {
  return words.replace(sign, (written) => (written.endsWith(". ") ? written.replace(".", "\\.") : `\\${written}`));
}
