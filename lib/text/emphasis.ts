/** Emphasised words: a star on either side, as in "shall *not* leave". */
import type { Mark } from "./brackets";
import type { Span } from "./canonical";

const letter = /[\p{L}\p{N}]/u;

/**
 * The emphasised stretches of a text, the stars included, in the order of their closing. A star opens where a word does
 * and closes where one ends; the two stand in one paragraph and on the same side of every sign of a bracket. Any other
 * star is an ordinary character.
 */
export function emphasesIn(text: string, marks: readonly Mark[]): Span[] {
  const emphases: Span[] = [];
  if (!text.includes("*")) return emphases;
  // A place inside a bracket, one alternative of it, or a footnote: what opens there closes there.
  let places = 0;
  let open = [{ place: 0, star: -1 }];
  let next = 0;
  for (let at = nextStar(text, 0); at !== -1; at = nextStar(text, at + 1)) {
    for (let mark = marks[next]; mark && mark.start < at; mark = marks[++next]) {
      if (mark.role === "open" || mark.role === "note-open") open.push({ place: ++places, star: -1 });
      if (mark.role === "separator") open[open.length - 1] = { place: ++places, star: -1 };
      if ((mark.role === "close" || mark.role === "note-close") && open.length > 1) open.pop();
    }
    if (text[at] === "\n") {
      open = open.map(({ place }) => ({ place, star: -1 }));
      continue;
    }
    const previous = marks[next - 1];
    if (previous?.role === "escape" && previous.end === at) continue;
    const [before, after] = [characterBefore(text, at), characterAt(text, at + 1)];
    if (before === "*" || after === "*") continue;
    const here = open.at(-1);
    if (!here) continue;
    if (here.star !== -1 && before.trim() && !letter.test(after)) {
      emphases.push({ start: here.star, end: at + 1 });
      here.star = -1;
    } else if (after.trim() && !letter.test(before)) {
      here.star = at;
    }
  }
  return emphases;
}

/** The next star, or the blank line that ends a paragraph; -1 where neither comes. */
function nextStar(text: string, from: number): number {
  const star = text.indexOf("*", from);
  if (star === -1) return -1;
  const blank = text.indexOf("\n\n", from);
  return blank === -1 || star < blank ? star : blank;
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0x20);
}

function characterBefore(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  return characterAt(text, low >= 0xdc00 && low <= 0xdfff ? at - 2 : at - 1);
}
