/** What the team has put together for the table to agree to: some small packages, and one over many terms. */
import type { TermStatus } from "@/lib/terms/rules";
import { anyOf, between, day, type Entry, entry, type Plan, someOf } from "./entry";
import { reasons } from "./words";

const titles = [
  "The chair’s text",
  "Flow for notice",
  "Notice first",
  "Without the annex",
  "All at once",
  "Upstream’s offer",
];
const statuses: readonly TermStatus[] = ["agreed", "agreed_in_principle", "parked", "under_discussion"];

export function* planPackages(plan: Plan): Generator<Entry> {
  for (const [place, title] of titles.entries()) {
    const count = title === "All at once" ? 40 : between(plan, 3, 8);
    const choices = someOf(plan, plan.terms, count).map((term) => choiceOn(plan, term));
    const fields = { title, why: anyOf(plan, reasons), choices };
    yield entry(plan, "package", { name: `package ${place}` }, { heldFrom: day(plan.present - place) }, fields);
  }
}

function choiceOn(plan: Plan, { id: termId, axis }: Plan["terms"][number]) {
  const wording = plan.wordings.findLast((each) => each.termId === termId);
  const kind = between(plan, 0, 2);
  const value = between(plan, 2, 30);
  return {
    termId,
    ...(kind === 0 && wording ? { clauseVersionId: wording.recordId } : {}),
    ...(axis ? { value: { from: value, to: value } } : {}),
    ...(kind === 1 ? { status: anyOf(plan, statuses) } : {}),
  };
}
