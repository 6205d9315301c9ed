/** How those who negotiate came to where they stand: every move judged, and the distance after each. Pure. */
import type { StatementCapacity } from "@/lib/evidence/rules";
import { onTerm } from "@/lib/positions/rules/on-term";
import { judgeMove, type MoveKind } from "./concessions";
import { type Distance, distanceOf, type Span, spanOf } from "./distance";
import { isCounted, markingsOf, type PartyFact, type PositionFact, type TermFact } from "./facts";
import { heardBy, type Silence, type Sitting, silencesOn, sittingsIn } from "./silences";
import { type Facts, standingsOf } from "./standing";

type Dated = { record: { validFrom: Date; validText: string; seq: bigint; compartmentId: string | null } };
export type HeldPosition = PositionFact & Dated;

export type MovementFacts = Facts & {
  /** The negotiation's, by which dates without an hour are read. */
  zone: string;
  /** Every one held up to the moment, from late to early. */
  positionsHeld: readonly HeldPosition[];
  sessions: readonly (Dated & Sitting)[];
  statements: readonly (Dated & { partyId: string | null; termIds: readonly string[]; capacity: StatementCapacity })[];
};

/** One party's step on one term. */
export type JudgedMove = {
  party: PartyFact;
  term: TermFact;
  kind: MoveKind;
  from: HeldPosition;
  to: HeldPosition;
  /** Whether another party conceded then or until the next session but one, on any term; null of what is no concession. */
  isAnswered: boolean | null;
  /** The compartments whose records it is judged by. */
  markedWith: string[];
};

export type DistancePoint = { at: Date; validText: string; distance: Distance | null };

export type TermMovement = {
  term: TermFact;
  /** All that was ever named on the axis; null without one. */
  span: Span | null;
  /** The first first; one for each date on which a position came. */
  points: DistancePoint[];
  moves: JudgedMove[];
  /** Each party's positions, the first first. */
  lines: { party: PartyFact; positions: HeldPosition[] }[];
  silences: Silence[];
  markedWith: string[];
};

export type PartyMovement = {
  party: PartyFact;
  conceded: number;
  hardened: number;
  /** How often it took back what it had offered or held. */
  withdrew: number;
  /** Of its concessions those that another party answered. */
  answered: number;
  last: JudgedMove | null;
};

export type WholePoint = {
  at: Date;
  validText: string;
  share: number;
  /** Of how many terms that is the mean; 0 where none can be measured any more, and the share says nothing. */
  measured: number;
  /** How often the terms that can be measured were others before: points of one number measure the same ones. */
  span: number;
  /** Terms that are measured since this point, and terms that are measured no more; none where they are the same as before. */
  came: TermFact[];
  went: TermFact[];
};

export type MovementHistory = {
  /** In the order of the agreement; terms on which nobody who negotiates holds anything are left out. */
  terms: TermMovement[];
  parties: PartyMovement[];
  /** Of all terms that can be measured the mean share; one point for each date on which it changed. */
  whole: WholePoint[];
  /** Every move, the latest first: each concession, hardening, withdrawal and step aside. */
  moves: JudgedMove[];
};

/** The whole history. Unilateral terms are left out: what goes on without a deal is no concession. */
export function movementHistory(facts: MovementFacts): MovementHistory {
  const parties = facts.parties.filter(isCounted);
  const standings = new Map(standingsOf(facts).map(({ term, group }) => [term.id, group]));
  const sessions = facts.sessions.map(({ record }) => record.validFrom.getTime()).sort((a, b) => a - b);
  const sittingsOf = sittingsIn(facts.sessions);
  const terms = facts.terms
    .filter((term) => !term.isUnilateral && standings.has(term.id))
    .flatMap((term) => {
      const isOpen = ["blocked", "open"].includes(standings.get(term.id) ?? "");
      const movement = onTermOf(term, parties, facts);
      return movement ? [{ ...movement, silences: isOpen ? silencesOn(term, parties, facts, sittingsOf) : [] }] : [];
    });
  const judged = withAnswers(
    terms.flatMap(({ moves }) => moves),
    sessions,
    facts.zone,
  );
  return {
    terms: terms.map((each) => ({ ...each, moves: judged.filter(({ term }) => term.id === each.term.id) })),
    parties: parties.map((party) => ofParty(party, judged)),
    whole: wholeOf(terms),
    moves: judged.filter(({ kind }) => kind !== "learned").reverse(),
  };
}

function onTermOf(term: TermFact, parties: readonly PartyFact[], { positionsHeld, statements }: MovementFacts) {
  const counted = new Map(parties.map((party) => [party.id, party]));
  const all = onTerm(positionsHeld, term.id)
    .filter(({ partyId }) => counted.has(partyId))
    .sort(byTime);
  // Of those that begin together only the one recorded last was ever in force.
  const inForce = new Map(all.map((step) => [`${step.partyId} ${step.record.validFrom.getTime()}`, step]));
  const steps = all.filter((step) => inForce.get(`${step.partyId} ${step.record.validFrom.getTime()}`) === step);
  if (steps.length === 0) return null;
  const span = term.axisUnit
    ? spanOf(
        steps.flatMap(({ intervals }) => intervals),
        term.axisBaseline,
      )
    : null;
  const held = new Map<string, HeldPosition>();
  const points: DistancePoint[] = [];
  const moves: JudgedMove[] = [];
  for (const to of steps) {
    const party = counted.get(to.partyId);
    const from = held.get(to.partyId);
    const others = [...held.values()].filter(({ partyId }) => partyId !== to.partyId);
    const kind = from && judgeMove(from, to, others);
    if (party && from && kind)
      moves.push({
        ...{ party, term, kind, from, to, isAnswered: null },
        markedWith: markingsOf(...[from, to, ...others].map(({ record }) => record)),
      });
    held.set(to.partyId, to);
    const point = {
      at: to.record.validFrom,
      validText: to.record.validText,
      distance: distanceOf([...held.values()], span),
    };
    if (points.at(-1)?.at.getTime() === point.at.getTime()) points.pop();
    points.push(point);
  }
  const heard = statements.filter(({ termIds }) => termIds.includes(term.id));
  const lines = parties
    .map((party) => ({ party, positions: steps.filter(({ partyId }) => partyId === party.id) }))
    .filter(({ positions }) => positions.length > 0);
  return {
    term,
    span,
    points,
    moves,
    lines,
    markedWith: markingsOf(...[...steps, ...heard].map(({ record }) => record)),
  };
}

/** Whether each concession was answered: by another party's, dated with it or later, until the next session but one. */
function withAnswers(moves: readonly JudgedMove[], sessions: readonly number[], zone: string): JudgedMove[] {
  const ordered = [...moves].sort((a, b) => byTime(a.to, b.to));
  const sittingOf = ({ to }: JudgedMove) => {
    const at = heardBy(to, zone);
    return sessions.filter((session) => session <= at).length;
  };
  const concessions = ordered
    .filter(({ kind }) => kind === "conceded")
    .map((move) => ({ move, sitting: sittingOf(move) }));
  const answered = new Set(
    concessions
      .filter(({ move, sitting }, index) => {
        for (const other of concessions.slice(index + 1)) {
          if (other.sitting > sitting + 1) return false;
          if (other.move.party.id !== move.party.id) return true;
        }
        // Of two on one day either answers the other.
        return concessions
          .slice(0, index)
          .some(
            (other) =>
              other.move.party.id !== move.party.id &&
              other.move.to.record.validFrom.getTime() === move.to.record.validFrom.getTime(),
          );
      })
      .map(({ move }) => move),
  );
  return ordered.map((move) => (move.kind === "conceded" ? { ...move, isAnswered: answered.has(move) } : move));
}

function ofParty(party: PartyFact, judged: readonly JudgedMove[]): PartyMovement {
  const own = judged.filter((move) => move.party.id === party.id && move.kind !== "learned");
  return {
    party,
    conceded: own.filter(({ kind }) => kind === "conceded").length,
    hardened: own.filter(({ kind }) => kind === "hardened").length,
    withdrew: own.filter(({ kind }) => kind === "withdrew").length,
    answered: own.filter(({ isAnswered }) => isAnswered).length,
    last: own.at(-1) ?? null,
  };
}

/** The mean of the terms' shares after each date on which one of them changed. */
function wholeOf(terms: readonly Pick<TermMovement, "term" | "points">[]): WholePoint[] {
  const changes = terms
    .flatMap(({ term, points }) => points.map((point) => ({ term, ...point })))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const shares = new Map<string, number>();
  /** Of the terms that came or went since the last point, whether they were measured at it. */
  let turned = new Map<TermFact, boolean>();
  const whole: WholePoint[] = [];
  let [sum, span] = [0, 0];
  changes.forEach(({ term, at, validText, distance }, place) => {
    const wasMeasured = shares.has(term.id);
    sum += (distance?.share ?? 0) - (shares.get(term.id) ?? 0);
    if (distance) shares.set(term.id, distance.share);
    else shares.delete(term.id);
    if (wasMeasured !== (distance !== null) && !turned.has(term)) turned.set(term, wasMeasured);
    // Of what came on one day all is one point.
    if (changes[place + 1]?.at.getTime() === at.getTime()) return;
    // Before anything is measured there is no line; where nothing is any more, it ends.
    if (shares.size === 0 && (whole.at(-1)?.measured ?? 0) === 0) return;
    const others = [...turned].filter(([each, was]) => shares.has(each.id) !== was);
    if (others.length > 0) span += 1;
    const share = shares.size === 0 ? 0 : Math.max(0, sum / shares.size);
    const came = others.flatMap(([each, was]) => (was ? [] : [each]));
    const went = others.flatMap(([each, was]) => (was ? [each] : []));
    whole.push({ at, validText, share, measured: shares.size, span, came, went });
    turned = new Map();
  });
  return whole;
}

function byTime(a: Dated, b: Dated): number {
  return a.record.validFrom.getTime() - b.record.validFrom.getTime() || (a.record.seq < b.record.seq ? -1 : 1);
}
