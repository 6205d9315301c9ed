/** One operation by the app and by the bare server, by so many at once. */
import type { Compared } from "./lines";
import { processorOf } from "./processes";
import { type Asking, durations, percentile, rounded } from "./timing";

/** Who is asked, and which process's work that is. */
export type Side = { ask: () => Promise<Response>; pid: number };

export type Comparison = {
  operation: string;
  goal: number | null;
  ours: Side;
  bare: Side;
  /** The second finds the pages that the first has read in memory, so that they take turns. */
  isOursFirst: boolean;
  /** By how much is done in a second, and not by how long one takes: for many who write at once. */
  isByThroughput?: boolean;
};

export async function compare(comparison: Comparison, asking: Asking): Promise<Compared> {
  const { operation, goal, ours, bare, isOursFirst, isByThroughput = false } = comparison;
  const early = await measure(isOursFirst ? ours : bare, asking);
  const late = await measure(isOursFirst ? bare : ours, asking);
  const [a, b] = isOursFirst ? [early, late] : [late, early];
  return {
    ...{ operation, clients: asking.clients, goal },
    ratio: rounded(isByThroughput ? b.perSecond / a.perSecond : a.p50 / b.p50, 2),
    ...{ p50: rounded(a.p50), bareP50: rounded(b.p50) },
    ...{ p95: rounded(a.p95), bareP95: rounded(b.p95) },
    ...{ perSecond: rounded(a.perSecond), barePerSecond: rounded(b.perSecond) },
    ...{ processor: rounded(a.processor), bareProcessor: rounded(b.processor) },
    ...{ kilobytes: rounded(a.bytes / 1000), bareKilobytes: rounded(b.bytes / 1000) },
  };
}

async function measure({ ask, pid }: Side, asking: Asking) {
  const before = processorOf(pid);
  const { taken, seconds, bytes } = await durations(ask, asking);
  return {
    ...{ p50: percentile(taken, 0.5), p95: percentile(taken, 0.95), bytes },
    perSecond: taken.length / seconds,
    processor: (processorOf(pid) - before) / taken.length,
  };
}
