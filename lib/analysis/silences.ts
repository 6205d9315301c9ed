/** Who that negotiates has said nothing on a term, and for how many sessions. */
import { bindsParty, type StatementCapacity } from "@/lib/evidence/rules";
import { onTerm } from "@/lib/positions/rules/on-term";
import type { Basis } from "@/lib/record/rules";
import { latest, precisionOf, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { Marking, PartyFact, TermFact } from "./facts";

/** A party that has said nothing on a term: since when, and for how many sessions; `since` null: never. */
export type Silence = { party: PartyFact; sessions: number; since: string | null };

type Dated = { record: { validFrom: Date; validText: string } & Marking };

export type SpokenFacts = {
  /** The negotiation's, whose days those are. */
  zone: string;
  /** Every one held up to the moment. */
  positionsHeld: readonly (Dated & { partyId: string; termId: string; basis: Basis })[];
  statements: readonly (Dated & { partyId: string | null; termIds: readonly string[]; capacity: StatementCapacity })[];
};

/** What we only assess is not the party's word, and does not end its silence. */
const isItsWord = (basis: Basis) => basis !== "assessed";

/** The counted parties' silences on a term; `sessions` are the starts of all sittings, from early to late. */
export function silencesOn(
  term: TermFact,
  parties: readonly PartyFact[],
  facts: SpokenFacts,
  sessions: readonly number[],
): Silence[] {
  return parties.flatMap((party) => {
    const last = lastWordOf(party, term, facts);
    const heard = last ? heardBy(last, facts.zone) : Number.NEGATIVE_INFINITY;
    const silent = sessions.filter((session) => session > heard).length;
    return silent > 0 ? [{ party, sessions: silent, since: last?.record.validText ?? null }] : [];
  });
}

/** What the party last said on the term; null where it never did. */
export function lastWordOf(party: PartyFact, term: TermFact, { positionsHeld, statements }: SpokenFacts): Dated | null {
  const said = [
    ...onTerm(positionsHeld, term.id).filter(({ partyId, basis }) => partyId === party.id && isItsWord(basis)),
    ...statements.filter(
      ({ partyId, termIds, capacity }) => partyId === party.id && termIds.includes(term.id) && bindsParty(capacity),
    ),
  ];
  return said.reduce<Dated | null>(later, null);
}

/** Until when something may have been said: what is dated by the day alone can be of that day's session. */
export function heardBy({ record }: Dated, zone: string): number {
  const date = requireFuzzyDate(record.validText);
  return (precisionOf(date) === "day" ? latest(date, zone) : record.validFrom).getTime();
}

function later(last: Dated | null, next: Dated): Dated {
  return last && last.record.validFrom > next.record.validFrom ? last : next;
}
