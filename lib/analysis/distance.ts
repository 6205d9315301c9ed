/**
 * How far apart those who negotiate are on a term.
 *
 * On an axis it is the shortest stretch that touches a value each of them accepts: with two parties the gap between their
 * demands (Raiffa, The Art and Science of Negotiation, 1982, chapter 4), with more the least range within which all would
 * have to meet. Where fewer than two accept any value it is by stance: the furthest two on the scale from −3 to +3. Both
 * are told as a share too, 0 where they meet and 1 where they are as far apart as the axis, or the scale, has room for.
 */
import { type Interval, type Stance, stanceScores } from "@/lib/positions/rules";

/** What a party holds on a term. */
export type Hold = { partyId: string; stance: Stance; intervals: readonly Interval[] };

export type Distance = { by: "axis"; gap: number; share: number } | { by: "stance"; steps: number; share: number };

/** From the lowest to the highest value ever named on a term's axis, in its unit. */
export type Span = { low: number; high: number };

/** The distance of what they hold, or null where fewer than two hold anything that can be measured. */
export function distanceOf(held: readonly Hold[], span: Span | null): Distance | null {
  const accepted = held.map(({ intervals }) => acceptedIn(intervals)).filter((each) => each.length > 0);
  if (accepted.length >= 2) {
    const gap = gapBetween(accepted);
    const room = span ? span.high - span.low : 0;
    return { by: "axis", gap, share: gap === 0 ? 0 : room > 0 ? Math.min(1, gap / room) : 1 };
  }
  const scores = held.map(({ stance }) => stanceScores[stance]).filter((score) => score !== null);
  if (scores.length < 2) return null;
  const steps = Math.max(...scores) - Math.min(...scores);
  return { by: "stance", steps, share: steps / 6 };
}

/**
 * The length of the shortest stretch that touches one interval of each list; 0 where some value is in all. Whether a
 * bound is itself left out does not count: a gap has a length, and a point has none.
 */
export function gapBetween(lists: readonly (readonly Bound[])[]): number {
  if (lists.every((intervals) => intervals.some(({ to }) => to === null))) return 0;
  // Moving a stretch's low end up costs nothing until some interval would be left behind: only there can it be shortest.
  const ends = lists.flatMap((intervals) => intervals.flatMap(({ to }) => to ?? []));
  const lengths = ends.map((low) => Math.max(...lists.map((intervals) => nextFrom(intervals, low))) - low);
  return Math.min(...lengths);
}

type Bound = Pick<Interval, "from" | "to">;

/** The lowest value of the intervals that is not below `low`. */
function nextFrom(intervals: readonly Bound[], low: number): number {
  return Math.min(
    ...intervals.map(({ from, to }) =>
      (to ?? Number.POSITIVE_INFINITY) < low
        ? Number.POSITIVE_INFINITY
        : Math.max(from ?? Number.NEGATIVE_INFINITY, low),
    ),
  );
}

/** The span of all bounds, with the baseline; null where none is finite. */
export function spanOf(intervals: readonly Bound[], baseline: number | null): Span | null {
  const bounds = [...intervals.flatMap(({ from, to }) => [from, to]), baseline].filter((bound) => bound !== null);
  return bounds.length > 0 ? { low: Math.min(...bounds), high: Math.max(...bounds) } : null;
}

/** The stretches that are accepted. */
export function acceptedIn(intervals: readonly Interval[]): Interval[] {
  return intervals.filter(({ verdict }) => verdict === "accepts");
}
