/** Who that negotiates has said nothing on a term, and for how many sessions. */
import { bindsParty, type StatementCapacity } from "@/lib/evidence/rules";
import { onTerm } from "@/lib/positions/rules/on-term";
import type { Basis } from "@/lib/record/rules";
import { latest, precisionOf, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { Marking, PartyFact, TermFact } from "./facts";

/** A party that has said nothing on a term: since when, and for how many sessions; `of`: all that it sat in; `since` null: never. */
export type Silence = { party: PartyFact; sessions: number; of: number; since: string | null };

/** A sitting and who sat in it; `attendance` left out: it was not read, and all count as present. */
export type Sitting = { record: { validFrom: Date }; attendance?: readonly { partyId: string }[] };

/** The starts of a party's sittings, from early to late. */
export type SittingsOf = (partyId: string) => readonly number[];

/** Who is not on record as present was not silent: a session of which nobody knows who sat counts for nobody. */
export function sittingsIn(sessions: readonly Sitting[]): SittingsOf {
  const starts = new Map<string, number[]>();
  return (partyId) => {
    const known = starts.get(partyId);
    if (known) return known;
    const own = sessions
      .filter(({ attendance }) => attendance?.some((seat) => seat.partyId === partyId) ?? true)
      .map(({ record }) => record.validFrom.getTime())
      .sort((a, b) => a - b);
    starts.set(partyId, own);
    return own;
  };
}

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

/** The counted parties' silences on a term; each of the sessions that it sat in. */
export function silencesOn(
  term: TermFact,
  parties: readonly PartyFact[],
  facts: SpokenFacts,
  sittingsOf: SittingsOf,
): Silence[] {
  return parties.flatMap((party) => {
    const last = lastWordOf(party, term, facts);
    const heard = last ? heardBy(last, facts.zone) : Number.NEGATIVE_INFINITY;
    const sessions = sittingsOf(party.id);
    const silent = sessions.length - placeAfter(heard, sessions);
    return silent > 0 ? [{ party, sessions: silent, of: sessions.length, since: last?.record.validText ?? null }] : [];
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
  return endOfDay(record.validText, zone) ?? record.validFrom.getTime();
}

// A large record has tens of thousands of positions and a few hundred days, and the end of a day in a zone is slow to find.
const ends = new Map<string, number | null>();
const mostEnds = 5_000;

/** When the day ends in that zone; null of what is dated otherwise than by the day. */
function endOfDay(validText: string, zone: string): number | null {
  const key = `${validText} ${zone}`;
  const found = ends.get(key);
  if (found !== undefined) return found;
  const date = requireFuzzyDate(validText);
  const end = precisionOf(date) === "day" ? latest(date, zone).getTime() : null;
  if (ends.size >= mostEnds) ends.clear();
  ends.set(key, end);
  return end;
}

/** How many of the starts, which go from early to late, are not after the moment. */
function placeAfter(moment: number, starts: readonly number[]): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Number.POSITIVE_INFINITY) <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

function later(last: Dated | null, next: Dated): Dated {
  return last && last.record.validFrom > next.record.validFrom ? last : next;
}
