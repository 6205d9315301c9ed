/** How long something takes, asked many times by one client and by several at once, and beside what it is compared with. */

/** Milliseconds, from short to long. */
export type Durations = readonly number[];

export type Asking = { times: number; clients: number };

/** The first few are for warming up. */
const warmings = 3;

/** How long each took, so many at once, and how much came back. Throws where one is refused. */
export async function durations(
  ask: () => Promise<Response>,
  { times, clients }: Asking,
): Promise<{ taken: Durations; seconds: number; bytes: number }> {
  const taken: number[] = [];
  let bytes = 0;
  const once = async () => {
    const began = performance.now();
    const answer = await ask();
    bytes = (await answer.arrayBuffer()).byteLength;
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    taken.push(performance.now() - began);
  };
  for (let warming = 0; warming < warmings; warming++) await once();
  taken.length = 0;
  const began = performance.now();
  let left = times;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (left-- > 0) await once();
    }),
  );
  return { taken: taken.sort((a, b) => a - b), seconds: (performance.now() - began) / 1000, bytes };
}

/** The one that `share` of all are at most as long as: 0.5 is the middle one. */
export function percentile(sorted: Durations, share: number): number {
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
}

/**
 * By which power of the size something grows: the slope of the straight line through the logarithms that is nearest to all
 * points by least squares. 0: not at all; 1: as much as the size itself. Sizes and values are above 0, and two at least.
 */
export function growthExponent(points: readonly { size: number; value: number }[]): number {
  const logs = points.map(({ size, value }) => ({ x: Math.log(size), y: Math.log(value) }));
  const mean = (of: (point: { x: number; y: number }) => number) =>
    logs.reduce((sum, each) => sum + of(each), 0) / logs.length;
  const [x, y] = [mean((each) => each.x), mean((each) => each.y)];
  const spread = logs.reduce((sum, each) => sum + (each.x - x) ** 2, 0);
  return logs.reduce((sum, each) => sum + (each.x - x) * (each.y - y), 0) / spread;
}

/** To so many places behind the point. */
export function rounded(value: number, places = 1): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}
