/** From words to UTF-16 units: where in the new text a span begins and ends whose words are known. */
import type { Span } from "@/lib/text/canonical";
import type { Pair } from "./pair";
import type { Place } from "./place";
import { at } from "./tokens";

/**
 * The new words of the place, with the punctuation and spaces that the span has at its ends as far as they are still
 * there, and with what took their place: quotation marks for other quotation marks. A span that begins or ends inside a
 * word does so in the new text, too, as long as the word is as long as it was.
 */
export function spanAt(
  { old, new: neu, image }: Pair,
  place: Place,
  { start, end }: Span,
  i0: number,
  i1: number,
): Span {
  const [from, to] = [at(neu.from, place.a), at(neu.to, place.b - 1)];
  const kept = (i: number, j: number) =>
    at(image, i) === j && at(old.to, i) - at(old.from, i) === at(neu.to, j) - at(neu.from, j);

  let newStart = from;
  const inside = start - at(old.from, i0);
  if (inside > 0) newStart += kept(i0, place.a) ? inside : 0;
  else if (at(image, i0) === place.a) {
    const least = place.a > 0 ? at(neu.to, place.a - 1) : 0;
    const before = neu.text.slice(least, from);
    newStart -= sameEnd(old.text.slice(start, at(old.from, i0)), before);
  }

  let newEnd = to;
  const beyond = end - at(old.to, i1 - 1);
  if (beyond < 0) newEnd += kept(i1 - 1, place.b - 1) ? beyond : 0;
  else if (at(image, i1 - 1) === place.b - 1) {
    const most = place.b < neu.count ? at(neu.from, place.b) : neu.text.length;
    const behind = neu.text.slice(to, most);
    newEnd += sameEnd(reversed(old.text.slice(at(old.to, i1 - 1), end)), reversed(behind));
  }
  return { start: newStart, end: Math.max(newStart, newEnd) };
}

/** How much of the second text's end stands for all of the first: what is equal, then signs for as many signs. */
function sameEnd(wanted: string, there: string): number {
  let taken = 0;
  const [w, t] = [wanted.length, there.length];
  while (taken < Math.min(w, t) && same(wanted[w - 1 - taken], there[t - 1 - taken])) taken++;
  while (taken < Math.min(w, t) && isSign(wanted[w - 1 - taken]) && isSign(there[t - 1 - taken])) taken++;
  return taken;
}

const same = (x = "", y = "") => x === y || (/^\s$/.test(x) && /^\s$/.test(y));
const isSign = (x = "") => /^\S$/.test(x);
const reversed = (text: string) => text.split("").reverse().join("");

/**
 * Where a span without a word is: punctuation, spaces, or a mere place between two words. It goes with the word before
 * it and the word behind it, and is certain where both say the same or only one has an answer. Null if neither has.
 */
export function spanBetweenWords(
  { old, new: neu, image }: Pair,
  { start, end }: Span,
  behind: number,
): (Span & { certain: boolean }) | null {
  const before = behind - 1;
  const [a, b] = [before < 0 ? -1 : at(image, before), behind < old.count ? at(image, behind) : neu.count];
  const places: number[] = [];
  if (before < 0 || a >= 0) {
    const [oldEdge, newEdge] = [before < 0 ? 0 : at(old.to, before), a < 0 ? 0 : at(neu.to, a)];
    if (neu.text.startsWith(old.text.slice(oldEdge, end), newEdge)) places.push(newEdge + start - oldEdge);
  }
  if (b >= 0) {
    const oldEdge = behind < old.count ? at(old.from, behind) : old.text.length;
    const newEdge = b < neu.count ? at(neu.from, b) : neu.text.length;
    const place = newEdge - (oldEdge - start);
    if (place >= 0 && neu.text.startsWith(old.text.slice(start, Math.max(oldEdge, end)), place)) places.push(place);
  }
  const [place] = places;
  if (place === undefined) return null;
  return { start: place, end: place + end - start, certain: places.every((other) => other === place) };
}
