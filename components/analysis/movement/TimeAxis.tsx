/** The days under a chart over time: its first, its last, and round ones between where there is room. */
import { formatInstant } from "@/lib/time/format-instant";
import type { TimeScale } from "./timeScale";

export function TimeAxis({ scale, timeZone }: { scale: TimeScale; timeZone: string }) {
  return (
    <div aria-hidden="true" className="t-meta relative mt-1 flex justify-between text-ink-3">
      <span>{formatInstant(scale.from, timeZone, "date")}</span>
      {scale.ticks(4).map((tick) => (
        <span
          key={tick.getTime()}
          className="absolute -translate-x-1/2 max-md:hidden"
          style={{ left: `${scale.at(tick)}%` }}
        >
          {formatInstant(tick, "UTC", "date")}
        </span>
      ))}
      <span>{formatInstant(scale.to, timeZone, "date")}</span>
    </div>
  );
}
