/**
 * Which records a question follows from: whoever sees the question learns of all of them, so that it is marked as they are.
 * A position that all see is not enough: that its words have changed may be told by a wording that few see, and for how many
 * sessions a party has been silent by sessions that few know of.
 */
import { onTerm } from "@/lib/positions/rules/on-term";
import type { Condition } from "@/lib/positions/rules/conditions";
import type { Marking } from "../facts";
import { heardBy, lastWordOf } from "../silences";
import type { Facts } from "../standing";
import type { PointFacts } from "./point-facts";
import type { Cited, Open } from "./points";

/** That the term is there to be asked about, and of whom; and what the point itself tells of. */
export function restsOf(point: Open, facts: PointFacts): Marking[] {
  const { party, term, held } = point;
  return present([
    party.record,
    term.record,
    facts.statuses.get(term.id)?.since,
    held?.record,
    ...ownRests(point, facts),
  ]);
}

function ownRests(point: Open, facts: PointFacts): (Marking | undefined)[] {
  switch (point.kind) {
    case "unknown":
      return [];
    case "stale":
      return [point.held.overtakenBy];
    case "silent":
      return point.sessions > 0 ? silenceRests(point, facts) : [];
    case "condition":
      return conditionRests(point.condition, facts);
    case "unconfirmed":
      return citedRests(point.held, facts);
  }
}

/** What was said last, and the sessions since. */
function silenceRests({ party, term }: Open, facts: PointFacts): Marking[] {
  const last = lastWordOf(party, term, facts);
  const heard = last ? heardBy(last, facts.zone) : Number.NEGATIVE_INFINITY;
  // Those that all see tell nobody anything, and may be hundreds.
  const since = facts.sessions.filter(({ record }) => record.compartmentId && record.validFrom.getTime() > heard);
  return present([last?.record, ...since.map(({ record }) => record)]);
}

/** What tells whether the condition is met. */
export function conditionRests(
  condition: Condition,
  { statuses, terms, positions }: Omit<Facts, "linkages">,
): Marking[] {
  if (condition.kind === "text") return [];
  const term = terms.find(({ id }) => id === condition.termId);
  const held = condition.kind === "axis" ? onTerm(positions, condition.termId).map(({ record }) => record) : [];
  return present([term?.record, statuses.get(condition.termId)?.since, ...held]);
}

/** The sources that tell from how many origins something is known. */
export function citedRests({ record }: Cited, { sources }: Pick<PointFacts, "sources">): Marking[] {
  const cited = new Set((record.citations ?? []).map(({ sourceId }) => sourceId));
  return present(sources.filter(({ id }) => cited.has(id)).map((source) => source.record));
}

/** What an answer on the term would settle is told from all that is held on it and linked to it. */
export function settlingRests(termId: string, facts: Facts): Marking[] {
  const known = new Set(facts.parties.map(({ id }) => id));
  const held = onTerm(facts.positions, termId).filter(({ partyId }) => known.has(partyId));
  const linked = facts.linkages.filter(({ fromTermId, toTermId }) => [fromTermId, toTermId].includes(termId));
  const others = linked.map(({ fromTermId, toTermId }) => (fromTermId === termId ? toTermId : fromTermId));
  return present([
    ...facts.parties.filter(({ id }) => held.some(({ partyId }) => partyId === id)).map(({ record }) => record),
    ...held.flatMap(({ record, conditions }) => [record, ...conditions.flatMap((each) => conditionRests(each, facts))]),
    ...linked.map(({ record }) => record),
    ...others.map((id) => facts.statuses.get(id)?.since),
  ]);
}

function present(records: readonly (Marking | null | undefined)[]): Marking[] {
  return records.flatMap((record) => record ?? []);
}
