/** Where the wordings of a clause stand on a line of dates. */

/** The least distance between two dots, as a share of the line. */
const least = 0.12;

/**
 * From 0 to 1 for each moment, which must be in order: spaced by date, but never so close that two dots touch. One alone
 * stands at the end.
 */
export function dotPlaces(moments: readonly number[]): number[] {
  const [first, last] = [moments[0], moments.at(-1)];
  if (first === undefined || last === undefined) return [];
  const step = Math.min(least, moments.length > 1 ? 1 / (moments.length - 1) : 1);
  const room = 1 - step * (moments.length - 1);
  const span = last - first;
  return moments.map((moment, index) => {
    if (moments.length === 1) return 1;
    const byDate = span > 0 ? (moment - first) / span : index / (moments.length - 1);
    return index * step + byDate * room;
  });
}
