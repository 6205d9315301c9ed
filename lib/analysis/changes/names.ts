/** The terms and parties that a comparison names. */
import type { Comparison } from "./compare";

/** By id, of what is on record at either moment; null of what is not there for the reader. */
export function namesOf({ terms, parties, stillTerms, stillParties, headings }: Comparison) {
  const all = [...[...terms, ...stillTerms].map((each) => each.term), ...headings];
  const term = new Map(all.map((each) => [each.id, each]));
  const party = new Map([...parties.map((each) => each.party), ...stillParties].map((each) => [each.id, each]));
  return {
    termOf: (termId: string) => term.get(termId) ?? null,
    /** A bracket names who stands behind it by their code. */
    partyByCode: (code: string) => [...party.values()].find((each) => each.code === code) ?? null,
    partyOf: (partyId: string) => party.get(partyId) ?? null,
  };
}
