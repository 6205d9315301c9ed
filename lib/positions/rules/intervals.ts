/** Intervals of an axis and what a party makes of them: whether they can stand together, and where a value falls. */
import type { Interval, IntervalVerdict } from "../rules";

/** A stretch of an axis; null is unbounded, `fromOpen` and `toOpen` leave the bound itself out. */
export type Bounds = Pick<Interval, "from" | "to" | "fromOpen" | "toOpen">;

export type CheckedIntervals = { ok: true; intervals: Interval[] } | { ok: false; message: string };

/** Whether the value lies in the stretch. */
export function contains({ from, to, fromOpen, toOpen }: Bounds, value: number): boolean {
  const isPastStart = from === null || (fromOpen ? value > from : value >= from);
  const isBeforeEnd = to === null || (toOpen ? value < to : value <= to);
  return isPastStart && isBeforeEnd;
}

/** What the party makes of the value; null where the record says nothing about it. */
export function verdictAt(intervals: readonly Interval[], value: number): IntervalVerdict | null {
  return intervals.find((interval) => contains(interval, value))?.verdict ?? null;
}

/** Whether no value lies in the stretch. */
export function isEmpty({ from, to, fromOpen, toOpen }: Bounds): boolean {
  if (from === null || to === null) return false;
  return from > to || (from === to && Boolean(fromOpen || toOpen));
}

/** Whether some value lies in both. */
export function overlap(a: Bounds, b: Bounds): boolean {
  return !isEmpty(intersection(a, b));
}

/** The stretch that both cover; possibly empty. */
export function intersection(a: Bounds, b: Bounds): Bounds {
  const start = byStart(a, b) < 0 ? b : a;
  const end = byEnd(a, b) < 0 ? a : b;
  return withMarks({ from: start.from, fromOpen: start.fromOpen, to: end.to, toOpen: end.toOpen });
}

/**
 * What is said anew, and of what was said before all that it leaves untouched. Both are as the record keeps them, so that
 * neither says two things of one value.
 */
export function overlaid(before: readonly Interval[], anew: readonly Interval[]): Interval[] {
  const untouched = anew.reduce<Interval[]>(
    (left, said) => left.flatMap((interval) => outside(interval, said).map((rest) => claimOn(interval, rest))),
    [...before],
  );
  const both = checkIntervals([...untouched, ...anew]);
  return both.ok ? both.intervals : [...anew];
}

/** The parts of a stretch that lie below and above another. */
function outside(stretch: Bounds, other: Bounds): Bounds[] {
  const parts: Bounds[] = [];
  if (other.from !== null) parts.push(intersection(stretch, { from: null, to: other.from, toOpen: !other.fromOpen }));
  if (other.to !== null) parts.push(intersection(stretch, { from: other.to, fromOpen: !other.toOpen, to: null }));
  return parts.filter((part) => !isEmpty(part));
}

/** Whether every value of the stretch lies in the other. */
export function isWithin(stretch: Bounds, other: Bounds): boolean {
  const both = intersection(stretch, other);
  return (
    both.from === stretch.from &&
    both.to === stretch.to &&
    Boolean(both.fromOpen) === Boolean(stretch.fromOpen) &&
    Boolean(both.toOpen) === Boolean(stretch.toOpen)
  );
}

/**
 * Intervals as the record keeps them: in the order of the axis, stretches of one verdict and basis that touch joined.
 * Refused, with a sentence, where one is empty or two say different things of the same value.
 */
export function checkIntervals(intervals: readonly Interval[]): CheckedIntervals {
  if (intervals.some(isEmpty)) return { ok: false, message: "An interval runs from the lower value to the higher." };
  const groups = new Map<string, Interval[]>();
  for (const interval of intervals) {
    const claim = `${interval.verdict} ${interval.basis ?? ""}`;
    groups.set(claim, [...(groups.get(claim) ?? []), interval]);
  }
  const ordered = [...groups.values()].flatMap(join).sort((a, b) => byStart(a, b) || byEnd(a, b));
  for (const [index, interval] of ordered.entries()) {
    const next = ordered[index + 1];
    if (next && overlap(interval, next)) return { ok: false, message: clashOf(interval, next) };
  }
  return { ok: true, intervals: ordered };
}

function clashOf(one: Interval, other: Interval): string {
  return one.verdict === other.verdict
    ? `It cannot be known in two ways that it ${one.verdict} the same values.`
    : `It cannot be both "${one.verdict}" and "${other.verdict}" on the same values.`;
}

/** Joins stretches of one claim that overlap or touch. */
function join(intervals: readonly Interval[]): Interval[] {
  const joined: Interval[] = [];
  for (const interval of [...intervals].sort(byStart)) {
    const last = joined.at(-1);
    if (last && touches(last, interval)) {
      const end = byEnd(last, interval) < 0 ? interval : last;
      joined[joined.length - 1] = claimOn(last, { ...last, to: end.to, toOpen: end.toOpen });
    } else {
      joined.push(claimOn(interval, interval));
    }
  }
  return joined;
}

function claimOn({ verdict, basis }: Interval, bounds: Bounds): Interval {
  return { verdict, ...withMarks(bounds), ...(basis ? { basis } : {}) };
}

/** Whether no value lies between the end of the one and the start of the next; `next` starts no earlier. */
function touches(one: Bounds, next: Bounds): boolean {
  if (one.to === null || next.from === null) return true;
  return one.to > next.from || (one.to === next.from && !(one.toOpen && next.fromOpen));
}

function byStart(a: Bounds, b: Bounds): number {
  const [one, other] = [a.from ?? Number.NEGATIVE_INFINITY, b.from ?? Number.NEGATIVE_INFINITY];
  return one === other ? Number(a.fromOpen ?? false) - Number(b.fromOpen ?? false) : one - other;
}

function byEnd(a: Bounds, b: Bounds): number {
  const [one, other] = [a.to ?? Number.POSITIVE_INFINITY, b.to ?? Number.POSITIVE_INFINITY];
  return one === other ? Number(b.toOpen ?? false) - Number(a.toOpen ?? false) : one - other;
}

/** Only bounds that exist can be left out, and only marks that say something are kept. */
function withMarks({ from, to, fromOpen, toOpen }: Bounds): Bounds {
  return {
    from,
    to,
    ...(from !== null && fromOpen ? { fromOpen: true } : {}),
    ...(to !== null && toOpen ? { toOpen: true } : {}),
  };
}
