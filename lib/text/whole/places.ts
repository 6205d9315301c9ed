/** Where terms stand to each other: the numbers that they have under their parents, and which left their order. */

type Numbered = { number: string };

/** The place in the list of each term's parent; null at the top, and where the parent is not in the list. */
export function parentsOf(terms: readonly { id: string; parentId: string | null }[]): (number | null)[] {
  const indexOf = new Map(terms.map(({ id }, index) => [id, index]));
  return terms.map(({ parentId }) => (parentId === null ? null : (indexOf.get(parentId) ?? null)));
}

/** Each number without that of the term above it: "1.4" under "1" is the same as "4" there. */
export function ownNumbers(terms: readonly Numbered[], parents: readonly (number | null)[]): string[] {
  return terms.map(({ number }, index) => {
    const above = terms[parents[index] ?? -1]?.number;
    const own = above !== undefined && isInFull(number, above) ? number.slice(above.length) : number;
    return inWesternDigits(own.replace(/^[.-]|[()]/gu, "").normalize("NFC"));
  });
}

/** Whether a number begins with that of the term above it, as "1.4" does under "1". */
export function isInFull(number: string, above: string): boolean {
  return number.startsWith(above) && /^[.(-]/u.test(number.slice(above.length));
}

/** A draft in Dari counts the same terms in digits of its own. */
function inWesternDigits(number: string): string {
  return number.replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/**
 * Of siblings in the order of a draft, which have left the order that they stood in: as few as can be, and rather those
 * that are numbered otherwise. `stood`: where each stood among all terms.
 */
export function outOfOrder(siblings: readonly { stood: number; isRenumbered: boolean }[]): boolean[] {
  // The heaviest rising run; all that is not in it has moved.
  const weights: number[] = [];
  const before: number[] = [];
  let last = -1;
  siblings.forEach(({ stood, isRenumbered }, index) => {
    let best = -1;
    for (let earlier = 0; earlier < index; earlier += 1)
      if ((siblings[earlier]?.stood ?? 0) < stood && (weights[earlier] ?? 0) > (weights[best] ?? 0)) best = earlier;
    weights[index] = (weights[best] ?? 0) + siblings.length + (isRenumbered ? 0 : 1);
    before[index] = best;
    if ((weights[index] ?? 0) > (weights[last] ?? 0)) last = index;
  });
  const moved = siblings.map(() => true);
  for (let at = last; at !== -1; at = before[at] ?? -1) moved[at] = false;
  return moved;
}
