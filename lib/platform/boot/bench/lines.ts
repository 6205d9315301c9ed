/** What a measurement comes to, as a table for people and as an array for programs. */

/** Times in milliseconds; what begins with `bare` is of the same rows by the bare server. */
export type Line = {
  operation: string;
  clients: number;
  /** Of the middle ones, how many times as long as the bare one. */
  ratio: number;
  /** What the ratio should be at most; null: none was set. */
  goal: number | null;
  p50: number;
  bareP50: number;
  p95: number;
  bareP95: number;
  perSecond: number;
  barePerSecond: number;
  /** Of processor, an answer. */
  processor: number;
  bareProcessor: number;
  kilobytes: number;
  bareKilobytes: number;
  /** By which power of the history it grows, page size held. */
  exponent?: number;
};

export function report(lines: readonly Line[], isJson: boolean): void {
  if (isJson) {
    console.log(JSON.stringify(lines, null, 1));
    return;
  }
  console.log(
    "  operation, clients at once                        ratio   goal    p50 beside bare      p95 beside bare   CPU beside bare   kB   growth",
  );
  for (const each of lines) {
    const cells = [
      `${each.operation}, ${each.clients}`.padEnd(48),
      String(each.ratio).padStart(7),
      String(each.goal ?? "").padStart(6),
      `${each.p50} beside ${each.bareP50}`.padStart(21),
      `${each.p95} beside ${each.bareP95}`.padStart(21),
      `${each.processor} beside ${each.bareProcessor}`.padStart(18),
      String(each.kilobytes).padStart(8),
      String(each.exponent ?? "").padStart(6),
    ];
    console.log(`  ${cells.join(" ")}`);
  }
}
