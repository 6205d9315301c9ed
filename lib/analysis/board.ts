/** The board, composed from what the record holds at one moment: every sentence, count and list on it. Pure. */
import type { Basis } from "@/lib/record/rules";
import { type Level, levels, type StatementCapacity } from "@/lib/evidence/rules";
import { lastSession } from "@/lib/rounds/rules-dates";
import { type Since, startsOf } from "@/lib/rounds/rules-since";
import type { TermStatus } from "@/lib/terms/rules";
import { ageOf } from "@/lib/time/distances";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { inZone } from "@/lib/time/zones";
import {
  type LinkageFact,
  type Marked,
  markingsOf,
  type PartyFact,
  type PositionFact,
  type QuestionFact,
  type TermFact,
} from "./facts";
import type { OnRecord } from "./first-steps";
import { headlineOf } from "./headline";
import type { Hold } from "./hold";
import { holdInWords } from "./hold-words";
import { type Dated, type Move, movesSince } from "./movement";
import { changeInWords } from "./moves-in-words";
import { type Offer, offersOn, valueAtIssue } from "./offers";
import type { SavedPackages } from "./questions/stakes";
import { questionsToAsk, toldQuestion } from "./questions-to-ask";
import { type RoundFact, roundLineOf } from "./round-line";
import type { Sitting } from "./silences";
import { speakerOf } from "./speaker";
import { type ClaimFact, type SourceFact, sourcingOf } from "./sourcing";
import { shownOf, type Standing, standingGroups, standingsOf, type Unfolded } from "./standing";
import { readTermZone, type TermZone } from "./term-zone";
import { objectionsIn } from "./zone-sentences";

type Clocked = { record: Dated["record"] & { validInferred: boolean } };

export type BoardFacts = {
  parties: readonly PartyFact[];
  delegates: readonly { id: string; name: string }[];
  terms: readonly TermFact[];
  statuses: ReadonlyMap<string, StatusHeld>;
  linkages: readonly LinkageFact[];
  /** In force, on the terms that are told: see `toldTerms`. */
  positions: readonly (PositionFact & Clocked)[];
  /**
   * From late to early: those, what they go back to (see `positionsToldIn`), and all that was held in the series that moved
   * of late.
   */
  positionsHeld: readonly (PositionFact & Clocked)[];
  rounds: readonly (Omit<RoundFact, "events"> & { events: readonly EventFact[] })[];
  sessions: readonly (Sitting & { id: string; title: string; timeZone: string; record: Dated["record"] })[];
  statements: readonly (Clocked & StatementFact)[];
  risks: readonly RiskFact[];
  figures: readonly FigureFact[];
  questions: readonly QuestionFact[];
  /** Those that are in force. */
  saved: SavedPackages;
  sources: readonly SourceFact[];
  /** Every record, with what it cites; positions that say the same on the same ground are one. */
  claims: readonly ClaimFact[];
  /** How many positions are in force. */
  positionCount: number;
  /** The group of terms that is told further. */
  unfolded: Unfolded | null;
};

type EventFact = RoundFact["events"][number] & Clocked & { roundId: string };

type StatusHeld = {
  termId: string;
  status: TermStatus;
  note: string | null;
  since: Clocked["record"];
  steps: readonly (Dated & { status: TermStatus })[];
};

type StatementFact = {
  id: string;
  termIds: readonly string[];
  text: string;
  speakerId: string | null;
  speakerName: string | null;
  partyId: string | null;
  capacity: StatementCapacity;
  basis: Basis;
};

type FigureFact = Marked & {
  id: string;
  label: string;
  value: number | null;
  unit: string | null;
  about: string | null;
  note: string | null;
  termId: string | null;
};

type RiskFact = Marked & {
  id: string;
  text: string;
  termId: string | null;
  likelihood: Level | null;
  impact: Level | null;
};

export type BoardMoment = { asOf: Date; zone: string };

export type BoardView = ReturnType<typeof boardOf>;
export type StandingView = ReturnType<typeof standingView>;
export type MovedView = ReturnType<typeof movedView>;

/** A large table leaves thousands open; on the board nobody reads down to the last. */
const mostQuestions = 40;

/** Everything on the board. */
export function boardOf(facts: BoardFacts, moment: BoardMoment) {
  const standings = standingsOf(facts);
  const round = roundLineOf(facts.rounds, moment);
  const questions = questionsToAsk({ ...facts, standings, zone: moment.zone });
  const open = questions.filter(({ answered }) => answered === null);
  return {
    headline: headlineOf(standings),
    sourcing: sourcingOf(facts.claims, facts.sources, inZone(moment.asOf, moment.zone).year),
    groups: standingGroups
      .map((group) => ({ group, all: standings.filter((standing) => standing.group === group) }))
      .filter(({ all }) => all.length > 0)
      .map(({ group, all }) => {
        const { from, shown } = shownOf(group, all, facts.unfolded);
        return { group, count: all.length, from, rows: shown.map((each) => standingView(each, facts, moment)) };
      }),
    total: standings.length,
    /** Of the terms that are not told: they never had a status of their own and only gather others. */
    headings: facts.terms.length - standings.length,
    /** In the order in which the statuses appear. */
    counts: [...new Set(standings.map(({ status }) => status))].map((status) => ({
      status,
      count: standings.filter((standing) => standing.status === status).length,
    })),
    zone: zoneToShow(standings, facts),
    round,
    moved: movedView(facts),
    /** Those to ask first, how many there are in all, and how many were answered without a position noted from it. */
    questions: {
      first: open.slice(0, mostQuestions).map((question) => toldQuestion(question, facts)),
      total: open.length,
      answered: questions.length - open.length,
      answeredMarkedWith: markingsOf(...questions.flatMap(({ answered, rests }) => (answered ? rests : []))),
    },
    risks: risksToShow(facts),
    onRecord: onRecord(facts),
  };
}

/** What a team records first, counted, to tell what of it is missing. */
function onRecord({ parties, delegates, terms, rounds, positionCount }: BoardFacts): OnRecord {
  return {
    parties: parties.length,
    people: delegates.length,
    terms: terms.length,
    rounds: rounds.length,
    positions: positionCount,
  };
}

function standingView(
  { term, group, status, hold, waitsFor }: Standing,
  facts: BoardFacts,
  { asOf, zone }: BoardMoment,
) {
  const since = facts.statuses.get(term.id)?.since ?? null;
  const offers = offersOn(term, facts.positionsHeld, facts.parties);
  const termOf = (termId: string) => facts.terms.find(({ id }) => id === termId) ?? null;
  return {
    termId: term.id,
    number: term.number,
    title: term.title,
    value: valueAtIssue(term, offers),
    valueMarkedWith: markingsOf(...offers.map(({ record }) => record)),
    group,
    status,
    /** Who sees that it stands so. */
    statusCompartmentId: since?.compartmentId ?? null,
    /** When the status began, and how long ago that is; null for a term that has none. */
    since: since && {
      date: requireFuzzyDate(since.validText),
      from: since.validFrom.toISOString(),
      isInferred: since.validInferred,
      age: ageOf(requireFuzzyDate(since.validText), asOf, zone),
    },
    hold: {
      ...holdInWords(hold, { status, termOf }),
      kind: hold.kind,
      stance: hold.kind === "position" || hold.kind === "withdrawn" ? hold.stance : null,
      waitsFor: waitsFor?.number ?? null,
      markedWith: markingsOf(...holdRests(hold, offers)),
    },
  };
}

/** The records that say what holds a term. */
function holdRests(hold: Hold, offers: readonly Offer[]): Marked["record"][] {
  if (hold.kind === "apart") return hold.apart.positions.map(({ record }) => record);
  if (hold.kind === "position") return [hold.position.record];
  if (hold.kind !== "withdrawn") return [];
  return [
    hold.position.record,
    ...offers.filter(({ party }) => party.id === hold.party.id).map(({ record }) => record),
  ];
}

/** The zone to look at first: of the first blocked term with an axis, else of the first open one that somebody spoke on. */
function zoneToShow(standings: readonly Standing[], facts: BoardFacts) {
  for (const group of ["blocked", "open"] as const) {
    for (const { term } of standings.filter((standing) => standing.group === group)) {
      const zone = readTermZone(term, facts);
      const isSpokenOf = zone?.rows.some((row) => row.isCounted && row.intervals.length > 0);
      if (zone && isSpokenOf) {
        const markedWith = markingsOf(...zone.rows.map(({ position }) => position?.record));
        return { term, group, ...zoneWords(zone, facts), zone, markedWith };
      }
    }
  }
  return null;
}

function zoneWords({ zone, axis, sentences }: TermZone, { parties }: BoardFacts) {
  const nameOf = (partyId: string) => parties.find(({ id }) => id === partyId)?.name ?? "another party";
  return { sentences: [...sentences, ...objectionsIn(zone, axis, nameOf)] };
}

/**
 * What moved since the last session at which or since which anything moved: one that moved nothing says so, and takes
 * nothing of what is news from the page. Before there was a session, since the round opened; null before either.
 */
function movedView(facts: BoardFacts) {
  const found = movedFrom(facts);
  if (!found) return null;
  const { since, moves } = found;
  const { session, start } = since;
  const { parties, terms, delegates } = facts;
  const byId = new Map(terms.map((term) => [term.id, term]));
  const termOf = (termId: string) => byId.get(termId) ?? null;
  const newest = lastSession(facts.sessions);
  const isQuiet = newest !== null && session !== null && newest.id !== session.id;
  return {
    since: requireFuzzyDate(start.record.validText),
    from: session ? ("session" as const) : ("opening" as const),
    sessionId: session?.id ?? null,
    /** The last session, where nothing moved at it or since; who sees that there was one. */
    quiet: isQuiet
      ? {
          sessionId: newest.id,
          date: requireFuzzyDate(newest.record.validText),
          compartmentId: newest.record.compartmentId,
          /** Whether something moved on its day that is not recorded in it. */
          bearsDay: moves.some(({ record }) => record.validText.slice(0, 10) === newest.record.validText.slice(0, 10)),
        }
      : null,
    moves: moves.map((move) => ({
      ...move,
      /** What became of a position, in words. */
      said: move.kind === "position" ? changeInWords(move.moved, termOf(move.termId)?.axisUnit ?? null, termOf) : null,
      date: requireFuzzyDate(move.record.validText),
      party: "partyId" in move ? (parties.find(({ id }) => id === move.partyId)?.name ?? null) : null,
      term: "termId" in move ? termOf(move.termId) : null,
      speaker: move.kind === "statement" ? speakerOf(move, { delegates, parties }) : null,
    })),
  };
}

/** What may have moved, as far as it is read. */
type MovedFacts = Pick<
  BoardFacts,
  "sessions" | "rounds" | "parties" | "terms" | "statuses" | "statements" | "positionsHeld"
>;

/** From where things count as moved, and what did; null before the first session and the opening of a round. */
export function movedFrom(facts: MovedFacts) {
  const starts = movedStarts(facts);
  const [first] = starts;
  if (!first) return null;
  for (const since of starts) {
    const moves = movesIn(facts, since);
    if (moves.length > 0) return { since, moves };
  }
  return { since: first, moves: [] };
}

type MovedStart = Since & {
  start: Pick<EventFact, "record"> | BoardFacts["sessions"][number];
  session: BoardFacts["sessions"][number] | null;
};

/** From when on things may count as moved: the last sessions, or, before there was one, the opening of a round. */
export function movedStarts({ sessions, rounds }: Pick<BoardFacts, "sessions" | "rounds">): MovedStart[] {
  const last = startsOf(sessions);
  if (last.length > 0) return last;
  const opened = rounds.flatMap(({ events }) => events).find(({ event }) => event === "opened");
  return opened ? [{ session: null, start: opened, sessionIds: [] }] : [];
}

/** What has moved since, of the terms and parties that are on record. */
export function movesIn({ rounds, parties, terms, ...facts }: MovedFacts, since: Since): Move[] {
  const shown = new Set([...terms, ...parties].map(({ id }) => id));
  return movesSince(
    {
      statuses: [...facts.statuses.values()].filter(({ termId }) => shown.has(termId)),
      positions: facts.positionsHeld.filter(({ termId, partyId }) => shown.has(termId) && shown.has(partyId)),
      events: rounds.flatMap(({ events }) => events),
      statements: facts.statements,
    },
    since,
  );
}

/** Threats to the process first, then the graver before the lesser, in the order in which they were recorded. */
function risksToShow({ risks, terms }: BoardFacts) {
  const gravity = ({ impact }: RiskFact) => (impact ? levels.indexOf(impact) + 1 : 0);
  return [...risks]
    .sort((a, b) => Number(a.termId !== null) - Number(b.termId !== null) || gravity(b) - gravity(a))
    .map(({ id, text, termId, likelihood, impact, record }) => {
      const term = terms.find((each) => each.id === termId) ?? null;
      const { compartmentId } = record;
      return { id, text, likelihood, impact, isOfProcess: termId === null, term, compartmentId };
    });
}
