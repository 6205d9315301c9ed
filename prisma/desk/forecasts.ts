/** What the team holds likely: a settlement as a whole, by some days to come. */
import { anyOf, between, day, type Entry, entry, type Plan } from "./entry";
import { reasons } from "./words";

export function* planForecasts(plan: Plan): Generator<Entry> {
  for (const [place, days] of [30, 90, 180, 365].entries()) {
    const fields = { byDate: day(plan.present + days), probability: between(plan, 1, 99), why: anyOf(plan, reasons) };
    yield entry(plan, "forecast", { name: `forecast ${place}` }, { heldFrom: day(plan.present) }, fields);
  }
}
