/** The terms and parties that a comparison names. */
import type { Comparison } from "./compare";

/** By id, of what is on record at either moment; null of what is not there for the reader. */
export function namesOf({ terms, parties, stillTerms, stillParties }: Comparison) {
  const term = new Map([...terms, ...stillTerms].map((each) => [each.term.id, each.term]));
  const party = new Map([...parties.map((each) => each.party), ...stillParties].map((each) => [each.id, each]));
  return {
    termOf: (termId: string) => term.get(termId) ?? null,
    partyOf: (partyId: string) => party.get(partyId) ?? null,
  };
}
