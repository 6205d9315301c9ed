/** One stretch of a text that gave way to another: what typing does, and what a colleague's typing does to a caret. */

export type Splice = { at: number; removed: number; inserted: string };

/** The one splice that makes `after` of `before`; null where they are the same. Never cuts a character in two. */
export function spliceBetween(before: string, after: string): Splice | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before[at] === after[at]) at += 1;
  if (isInside(before, at) || isInside(after, at)) at -= 1;
  let end = 0;
  while (end < shorter - at && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  if (isInside(before, before.length - end) || isInside(after, after.length - end)) end -= 1;
  return { at, removed: before.length - end - at, inserted: after.slice(at, after.length - end) };
}

/** Where a caret is after the splice: what is written at it comes before it only if it stood further on. */
export function caretAfter(caret: number, { at, removed, inserted }: Splice): number {
  if (caret <= at) return caret;
  return caret >= at + removed ? caret + inserted.length - removed : at + inserted.length;
}

/** Between the two halves of a character that takes two. */
function isInside(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text[at - 1] ?? "") && /[\uDC00-\uDFFF]/.test(text[at] ?? "");
}
