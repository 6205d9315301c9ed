/** The whole of a crowded record, in the order in which it could have been recorded. */
import type { Entry, Plan } from "./entry";
import { planPositions, planRemarks } from "./standpoints";
import { planForecasts } from "./forecasts";
import { planPackages } from "./packages";
import { planParties, planSources, planTerms } from "./table";
import { planEvidence, planTalks } from "./talks";

/** The same plan gives the same entries, one after the other. */
export function* entriesOf(plan: Plan): Generator<Entry> {
  yield* planParties(plan);
  yield* planSources(plan);
  yield* planTerms(plan);
  yield* planTalks(plan);
  yield* planEvidence(plan);
  yield* planPositions(plan);
  yield* planRemarks(plan);
  yield* planPackages(plan);
  yield* planForecasts(plan);
}
