/** What a measurement comes to, as a table for people and as an array for programs. */

type Named = { operation: string; clients: number };

/** Beside the bare server; times in milliseconds, what begins with `bare` is of the same rows by the bare one. */
export type Compared = Named & {
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

/** One figure; `ratio` is null where there is nothing beside it. */
export type Counted = Named & {
  ratio: number | null;
  value: number;
  unit: "kB" | "MB" | "s" | "ms";
  goal: number | null;
};

export type Line = Compared | Counted;

/** One of them by itself, to be told as soon as it is there. */
export function inWords(line: Line): string {
  const goal = line.goal === null ? "" : `, goal ${line.goal}`;
  const ratio = line.ratio === null ? "" : `, ${line.ratio} ×`;
  return "p50" in line
    ? `${line.p50} ms beside ${line.bareP50}${ratio}${goal}`
    : `${line.operation}: ${line.value} ${line.unit}${ratio}${goal}`;
}

/** All of them at the end. */
export function report(lines: readonly Line[], isJson: boolean): void {
  if (isJson) {
    console.log(JSON.stringify(lines, null, 1));
    return;
  }
  const compared = lines.filter((each) => "p50" in each);
  if (compared.length > 0)
    print([
      [
        "operation",
        "clients",
        "ratio",
        "goal",
        "p50, bare",
        "p95, bare",
        "a second, bare",
        "CPU, bare",
        "kB, bare",
        "grows by",
      ],
      ...compared.map((each) => [
        ...[each.operation, each.clients, each.ratio, each.goal ?? ""],
        ...[`${each.p50}, ${each.bareP50}`, `${each.p95}, ${each.bareP95}`],
        ...[`${each.perSecond}, ${each.barePerSecond}`, `${each.processor}, ${each.bareProcessor}`],
        ...[`${each.kilobytes}, ${each.bareKilobytes}`, each.exponent ?? ""],
      ]),
    ]);
  const counted = lines.filter((each) => "value" in each);
  if (counted.length > 0)
    print([
      ["what", "is", "ratio", "goal"],
      ...counted.map(({ operation, value, unit, ratio, goal }) => [
        operation,
        `${value} ${unit}`,
        ratio ?? "",
        goal ?? "",
      ]),
    ]);
}

/** The first column to the left, the others to the right. */
function print(rows: readonly (readonly (string | number)[])[]): void {
  const widths = (rows[0] ?? []).map((_, place) => Math.max(...rows.map((row) => String(row[place] ?? "").length)));
  for (const row of rows)
    console.log(
      `  ${row.map((cell, place) => (place === 0 ? String(cell).padEnd(widths[0] ?? 0) : String(cell).padStart(widths[place] ?? 0))).join("  ")}`,
    );
  console.log();
}
