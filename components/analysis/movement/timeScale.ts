/** Where moments stand on a line of time, in per cent of its width; the present is its end. Pure. */
import { axisTicks } from "@/components/positions/axisScale";

const day = 24 * 60 * 60 * 1000;

export type TimeScale = { at: (moment: Date) => number; ticks: (most: number) => Date[]; from: Date; to: Date };

/** From the first of the moments to `now`; a line of a single day still has a width. */
export function timeScale(moments: readonly Date[], now: Date): TimeScale {
  const first = Math.min(now.getTime(), ...moments.map((moment) => moment.getTime()));
  const span = Math.max(day, now.getTime() - first);
  const at = (moment: Date) => Math.round((100_000 * (moment.getTime() - first)) / span) / 1000;
  return {
    at,
    ticks: (most) =>
      axisTicks({ min: first / day, max: (first + span) / day }, "date", most)
        .map((each) => new Date(each * day))
        // The ends have their own words.
        .filter((each) => at(each) > 22 && at(each) < 78),
    from: new Date(first),
    to: new Date(first + span),
  };
}

export type Stretch<Value> = { value: Value; start: number; end: number };

/** What held from when to when: each value until the next one came, the last until the end. */
export function stretchesOf<Value>(
  steps: readonly { at: Date; value: Value }[],
  { at }: Pick<TimeScale, "at">,
): Stretch<Value>[] {
  return steps.map((step, index) => {
    const next = steps[index + 1];
    return { value: step.value, start: at(step.at), end: next ? at(next.at) : 100 };
  });
}
