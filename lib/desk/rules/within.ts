/** Spans that stand in order, looked up without going through them all. */
import type { Span } from "@/lib/text/canonical";

/** Those of `sorted` (by where they begin) that lie whole in a span. */
export function within<Each extends Span>(sorted: readonly Each[], { start, end }: Span): Each[] {
  const found: Each[] = [];
  for (let at = firstFrom(sorted, start); at < sorted.length; at++) {
    const each = sorted[at];
    if (!each || each.start >= end) break;
    if (each.end <= end) found.push(each);
  }
  return found;
}

/** The stretches that any of the spans covers, in order and apart from each other. */
export function covered(spans: readonly Span[]): Span[] {
  const apart: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else apart.push({ start, end });
  }
  return apart;
}

/** Whether a span meets any of these, which are in order and apart. */
export function meetsAny(apart: readonly Span[], { start, end }: Span): boolean {
  const at = firstFrom(apart, start);
  return (apart[at]?.start ?? Infinity) < end || (apart[at - 1]?.end ?? -Infinity) > start;
}

function firstFrom(sorted: readonly Span[], start: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? start) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
