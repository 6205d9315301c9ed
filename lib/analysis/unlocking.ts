/**
 * What would unlock a term: the smallest sets of moves after which nothing on record stands in the way of its agreement.
 *
 * Each thing in the way is a list of the moves that do away with it: a party that is against must move, one whose answer is
 * unknown must say yes, a condition is dropped or met, what is required is agreed first. The sets are the minimal hitting
 * sets of these lists (see hitting-sets). On an axis this is asked of each stretch that somebody accepts, so that a zone
 * between two parties (Raiffa, The Art and Science of Negotiation, 1982, chapter 4) gives one way for each that might move.
 * A party whose yes is needed and that holds no position stands in the way as one whose answer is unknown: an agreement takes
 * the consent of all who negotiate it (see standing), and to have none to give yet is no consent. Where it accepts a value
 * all the same, it has said yes there.
 *
 * Terms that wait for each other cannot come one after the other; agreed at once they meet each other's conditions, which is
 * how a logroll comes about (Walton and McKersie, A Behavioral Theory of Labor Negotiations, 1965, chapter 5; Pruitt,
 * Negotiation Behavior, 1981, chapter 5).
 */
import { heldOn } from "@/lib/positions/rules/on-term";
import { isAgainst, isUnanswered, type Stance, stanceLabels } from "@/lib/positions/rules";
import { type Condition, conditionInWords } from "@/lib/positions/rules/conditions";
import { isSettled, reaches } from "@/lib/terms/rules";
import type { ZoneSegment } from "./agreement-zone";
import { atStretch } from "./axis-words";
import { circlesIn } from "./circles";
import { stateOf } from "./conditions";
import { capitalised, listed } from "./counting-words";
import { isCounted, type Marked, markingsOf, type PartyFact, type PositionFact, type TermFact } from "./facts";
import { minimalHittingSets } from "./hitting-sets";
import { readTermZone } from "./term-zone";
import { type WaitingFacts, waitsOf, waitsOnAgreementOf } from "./waiting";

export type Unlocking = {
  /** Fewest moves first. */
  ways: Way[];
  /** Whether there may be ways that are not listed. */
  isCut: boolean;
};

export type Way = {
  /** At which values; null where the moves do not depend on one. */
  where: string | null;
  /** Each a sentence without its full stop. */
  moves: string[];
  /** How many of the moves leave a red line. */
  redLines: number;
  markedWith: string[];
};

type Move = { key: string; words: string; isRedLine: boolean; records: (Marked["record"] | null | undefined)[] };

/** How many ways are told. */
const most = 6;

/**
 * The ways to unlock the term: at each stretch of its axis, those from which no move can be left out. None where nothing
 * stands in the way. Of ways of equal length those that leave fewer red lines come first.
 */
export function unlockingOf(term: TermFact, facts: WaitingFacts): Unlocking {
  const zone = readTermZone(term, facts);
  const circle = circleAround(term, facts);
  const lists = [...conditionsInWay(term, circle, facts), ...linkagesInWay(term, circle, facts)];
  const moves = [...new Map(lists.flat().map((move) => [move.key, move])).values()];
  // What the parties do on the term itself is in no other list: it is needed whatever is chosen of these.
  const { sets, isCut } = minimalHittingSets(lists.map((list) => list.map(({ key }) => key)));
  const stretches: (ZoneSegment | null)[] = zone && zone.spoken.length > 0 ? zone.spoken : [null];
  const asked = stretches.map((stretch) => ({
    stretch,
    needed: facts.parties
      .filter(isCounted)
      .flatMap((party) => moveOf(party, heldOn(facts.positions, party.id, term.id), stretch) ?? []),
  }));
  // Where all accept a value, none of the others is any easier.
  const free = asked.find(({ needed }) => needed.length === 0);
  const ways = (free ? [free] : asked)
    .flatMap(({ stretch, needed }) => {
      const where = stretch && zone && needed.length > 0 ? capitalised(atStretch(stretch, zone.axis)) : null;
      const accepting = where === null ? [] : (stretch?.acceptedBy ?? []);
      const records = accepting.map((partyId) => heldOn(facts.positions, partyId, term.id)?.record);
      return sets.map((set) => wayOf(where, [...needed, ...moves.filter(({ key }) => set.includes(key))], records));
    })
    .filter((way) => way.moves.length > 0)
    .sort((a, b) => a.moves.length - b.moves.length || a.redLines - b.redLines);
  return { ways: ways.slice(0, most), isCut: isCut || ways.length > most };
}

function wayOf(where: string | null, moves: readonly Move[], accepting: Move["records"]): Way {
  return {
    where,
    moves: moves.map(({ words }) => words),
    redLines: moves.filter(({ isRedLine }) => isRedLine).length,
    markedWith: markingsOf(...accepting, ...moves.flatMap(({ records }) => records)),
  };
}

/** What the party itself has to do on the term, at a value or without one; null where it is not in the way. */
function moveOf(party: PartyFact, held: PositionFact | undefined, stretch: ZoneSegment | null): Move | null {
  const move = (words: string, isRedLine = false): Move => ({
    key: party.id,
    words: `${party.name} ${words}`,
    isRedLine,
    records: [held?.record],
  });
  const isRedLine = held?.stance === "rejects";
  if (stretch?.rejectedBy.includes(party.id)) return move("stops rejecting", isRedLine);
  // Where it is said of the values themselves that they are unknown, a stance against the whole does not make them a no.
  const isSaidUnknown = stretch?.waitsOn.includes(party.id) && held && held.intervals.length > 0;
  if (held && !isSaidUnknown && isAgainst(held.stance)) return move(leaving(held.stance), isRedLine);
  if (stretch ? !stretch.waitsOn.includes(party.id) : held && !isUnanswered(held.stance)) return null;
  return move(
    held?.stance === "no_position" ? "says yes, on which it holds no position yet" : "says yes, which is not known",
  );
}

function leaving(stance: Stance): string {
  return stance === "rejects" ? "leaves its red line" : `leaves “${stanceLabels[stance]}”`;
}

/** Each unmet condition of a negotiating party: it is dropped, or met. */
function conditionsInWay(term: TermFact, circle: Circle | null, facts: WaitingFacts): Move[][] {
  const unmet = facts.parties.filter(isCounted).flatMap((party) => {
    const held = heldOn(facts.positions, party.id, term.id);
    return (held?.conditions ?? [])
      .filter((condition) => stateOf(condition, facts) !== "met")
      .map((condition, index) => ({ party, held, condition, index }));
  });
  const termOf = (termId: string) => facts.terms.find(({ id }) => id === termId) ?? null;
  const meeting = unmet.map(({ condition, held }) => ({
    condition,
    move: meetingOf(condition, circle, facts, held?.record),
  }));
  return unmet.map(({ party, held, condition, index }): Move[] => [
    {
      key: `drop ${party.id} ${index}`,
      words: `${party.name} drops its condition that ${conditionInWords(condition, termOf).replace(/\.$/, "")}`,
      isRedLine: false,
      records: [held?.record],
    },
    ...meeting.filter((one) => meets(one.condition, condition)).map(({ move }) => move),
  ]);
}

/** Whether meeting the one condition meets the other. */
function meets(one: Condition, other: Condition): boolean {
  if (one.kind === "term_status" && other.kind === "term_status")
    return one.termId === other.termId && reaches(one.atLeast, other.atLeast);
  return JSON.stringify(one) === JSON.stringify(other);
}

function meetingOf(
  condition: Condition,
  circle: Circle | null,
  facts: WaitingFacts,
  record: Marked["record"] | undefined,
): Move {
  const waitsOn = waitsOnAgreementOf(condition, facts);
  if (circle && waitsOn !== null && circle.ids.includes(waitsOn)) return circle.together;
  const words = conditionInWords(condition, (termId) => facts.terms.find(({ id }) => id === termId) ?? null);
  return {
    key: `met ${JSON.stringify(condition)}`,
    words: capitalised(words.replace(/\.$/, "")),
    isRedLine: false,
    records: [record],
  };
}

/** What the term requires is agreed first; what excludes it, or what it excludes, and is agreed is left out after all. */
function linkagesInWay(term: TermFact, circle: Circle | null, facts: WaitingFacts): Move[][] {
  return facts.linkages.flatMap(({ kind, fromTermId, toTermId, record }): Move[][] => {
    const isOfTerm = kind === "excludes" ? [fromTermId, toTermId].includes(term.id) : fromTermId === term.id;
    const otherId = fromTermId === term.id ? toTermId : fromTermId;
    const other = facts.standings.find((standing) => standing.term.id === otherId);
    if (kind === "trades_for" || !isOfTerm || !other || isSettled(other.status) !== (kind === "excludes")) return [];
    if (kind === "requires" && circle?.ids.includes(otherId)) return [[circle.together]];
    const name = `${other.term.number} ${other.term.title}`;
    const words = kind === "excludes" ? `${name}, which is agreed, is left out` : `${name} is agreed`;
    const since = facts.statuses.get(otherId)?.since;
    return [[{ key: `${kind} ${otherId}`, words, isRedLine: false, records: [record, since] }]];
  });
}

type Circle = { ids: readonly string[]; together: Move };

/** The terms that wait for this one and it for them, if there are any, and the move of agreeing to all of them at once. */
function circleAround(term: TermFact, facts: WaitingFacts): Circle | null {
  const waits = waitsOf(facts);
  const circles = circlesIn(
    facts.terms.map(({ id }) => id),
    waits,
  );
  const ids = circles.find((members) => members.includes(term.id));
  if (!ids) return null;
  const numbers = facts.terms.filter(({ id }) => ids.includes(id)).map(({ number }) => number);
  const within = waits.filter(({ from, to }) => ids.includes(from) && ids.includes(to));
  const words = `${listed(numbers)} are agreed at once`;
  return { ids, together: { key: "together", words, isRedLine: false, records: within.map(({ record }) => record) } };
}
