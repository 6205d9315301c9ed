/** How far a value is from what a party accepts: an answer that is unknown there is still told by its distance. */
import type { AxisUnit } from "@/lib/terms/rules";
import { axisAmountInWords, axisValueInWords } from "@/lib/terms/rules/axis";
import type { Interval } from "../rules";
import { boundsInWords } from "./interval-words";
import { type Bounds, overlap } from "./intervals";

/** `apart`: in the axis's unit, days on an axis of dates; 0 where only the bound itself is left out. */
export type FromOffer = { apart: number; side: "below" | "above"; accepted: Interval };

/** To the nearest value that is accepted; null where part of the stretch is accepted, or nothing of the axis is. */
export function fromOffer(intervals: readonly Interval[], value: Bounds): FromOffer | null {
  const accepted = intervals.filter(({ verdict }) => verdict === "accepts");
  if (accepted.some((interval) => overlap(interval, value))) return null;
  return accepted
    .map((interval): FromOffer | null => {
      // One of the two lies below the other, and its end there is where the other is nearest.
      if (interval.from !== null && value.to !== null && value.to <= interval.from)
        return { apart: interval.from - value.to, side: "below", accepted: interval };
      if (interval.to !== null && value.from !== null && value.from >= interval.to)
        return { apart: value.from - interval.to, side: "above", accepted: interval };
      return null;
    })
    .reduce<FromOffer | null>(
      (nearest, each) => (each && (!nearest || each.apart < nearest.apart) ? each : nearest),
      null,
    );
}

/**
 * "12 months below what it accepts, 36 months and above", "30 days before what it accepts, 1 May 2021 and above". A percentage
 * is apart by points, and money or another quantity by what the axis's label counts in.
 */
export function fromOfferInWords(from: FromOffer, unit: AxisUnit, label: string | null): string {
  return `${asideInWords(from, unit, label)} what it accepts, ${boundsInWords(from.accepted, unit)}`;
}

/** "12 months below", "30 days before", "just above". */
export function asideInWords({ apart, side }: FromOffer, unit: AxisUnit, label: string | null): string {
  const where = unit === "date" ? { below: "before", above: "after" }[side] : side;
  return `${apart === 0 ? "just" : apartInWords(apart, unit, label)} ${where}`;
}

/** "12 months", "30 days", "5 percentage points". */
export function apartInWords(apart: number, unit: AxisUnit, label: string | null): string {
  if (unit === "months" || unit === "troops") return axisAmountInWords(apart, unit);
  const many = axisValueInWords(apart, "quantity");
  if (unit === "date") return `${many} ${apart === 1 ? "day" : "days"}`;
  if (unit === "percentage") return `${many} percentage ${apart === 1 ? "point" : "points"}`;
  return label ? `${many} (${label.slice(0, 1).toLowerCase()}${label.slice(1)})` : many;
}
