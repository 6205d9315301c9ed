/** What happened when, as far as the reader may know of it: the talks, who sat, what was said, what changed. */
import "server-only";
import { isDeepStrictEqual } from "node:util";
import { citationsOf, type SourceView, type StatementView, sourcesIn, statementsIn } from "@/lib/evidence/queries";
import { speakerInWords, statementCapacityLabels } from "@/lib/evidence/rules";
import type { Opened } from "@/lib/negotiations/queries";
import type { RecordFacts } from "@/lib/record/reading";
import { type DelegateView, delegatesIn, type PartyView, partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import { type PositionView, positionsHeldIn } from "@/lib/positions/queries";
import { type RoundView, roundsIn, type SessionView, sessionsIn } from "@/lib/rounds/queries";
import { isHighestSoFar } from "@/lib/rounds/rules";
import { nextDate } from "@/lib/rounds/rules-dates";
import { statusesIn, type TermStatusView, type TermView, termsIn } from "@/lib/terms/queries";
import { type FuzzyDate, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { changesAmong, type TimelineKind } from "./rules/timeline-days";

export type TimelineView = Awaited<ReturnType<typeof timeline>>;
export type TimelineItemView = TimelineView["items"][number];
export type ItemOf<Kind extends TimelineKind> = Extract<TimelineItemView, { kind: Kind }>;
export type PlannedView = TimelineView["planned"][number];

/** Everything up to the moment in no order yet, and apart from it what is planned. */
export async function timeline({ actor, negotiation: { id }, moment }: Opened) {
  return asActor(actor, async (tx) => {
    const known: Known = {
      parties: await partiesIn(tx, id, moment),
      delegates: await delegatesIn(tx, id, moment),
      terms: await termsIn(tx, id, moment),
      rounds: await roundsIn(tx, id, moment),
      sessions: await sessionsIn(tx, id, moment),
      sources: await sourcesIn(tx, id, moment),
    };
    return {
      items: [
        ...roundItems(known),
        ...sessionItems(known),
        ...statusItems(await statusesIn(tx, id, moment), known),
        ...positionItems(await positionsHeldIn(tx, id, moment), known),
        ...statementItems(await statementsIn(tx, id, moment), known),
      ],
      planned: known.rounds.flatMap((round) => nextDate([round]) ?? []),
      rounds: known.rounds,
    };
  });
}

type Known = {
  parties: readonly PartyView[];
  delegates: readonly DelegateView[];
  terms: readonly TermView[];
  rounds: readonly RoundView[];
  sessions: readonly SessionView[];
  sources: readonly SourceView[];
};

function onRecord(record: RecordFacts, { sources }: Known) {
  const held: FuzzyDate = requireFuzzyDate(record.validText);
  return {
    recordId: record.id,
    held,
    isInferred: record.validInferred,
    place: record.seq,
    compartmentId: record.compartmentId,
    /** The session that it was recorded in, whether or not that is on record still. */
    recordedIn: record.sessionId,
    citations: citationsOf(record, sources),
  };
}

function roundItems(known: Known) {
  return known.rounds.flatMap((round) =>
    round.events.map(({ id, record, event, byPartyIds, why, plannedOpening, plannedResumption }) => ({
      kind: "round" as const,
      ...onRecord(record, known),
      eventId: id,
      round,
      event,
      by: known.parties.filter(({ id }) => byPartyIds.includes(id)).map(({ name }) => name),
      why,
      planned: planOf(plannedResumption ?? plannedOpening),
      /** The session in whose notes it stands. */
      sessionId: known.sessions.find(({ id }) => id === record.sessionId)?.id ?? null,
    })),
  );
}

function planOf(date: string | null): FuzzyDate | null {
  return date === null ? null : requireFuzzyDate(date);
}

function sessionItems(known: Known) {
  return known.sessions.map((session) => {
    const earlier = known.sessions.filter((each) => each.record.validFrom < session.record.validFrom);
    const { id, title, format, venue, level, levelNote, attendance } = session;
    const levels = earlier.map((each) => each.level);
    return {
      kind: "session" as const,
      ...onRecord(session.record, known),
      session: { id, title, format, venue, level, levelNote },
      isHighest: isHighestSoFar(level, levels),
      delegations: known.parties.flatMap((party) => {
        const seats = attendance.filter(({ partyId }) => partyId === party.id);
        if (seats.length === 0) return [];
        return {
          party: { id: party.id, name: party.name },
          seats: seats.map(({ delegateId, level, isHead, note }) => {
            const delegate = known.delegates.find((each) => each.id === delegateId);
            return { delegate: delegate ? { id: delegate.id, name: delegate.name } : null, level, isHead, note };
          }),
        };
      }),
    };
  });
}

function statusItems(statuses: ReadonlyMap<string, TermStatusView>, known: Known) {
  return known.terms.flatMap((term) =>
    changesAmong(statuses.get(term.id)?.steps ?? [], (a, b) => a.status === b.status).map(({ step, previous }) => ({
      kind: "status" as const,
      ...onRecord(step.record, known),
      term: named(term),
      status: step.status,
      was: previous?.status ?? null,
      note: step.note,
      /** Why an agreed term was opened again. */
      reason: step.record.reason,
    })),
  );
}

function positionItems(held: readonly PositionView[], known: Known) {
  const isSame = (a: PositionView, b: PositionView) =>
    a.stance === b.stance && isDeepStrictEqual([a.intervals, a.conditions], [b.intervals, b.conditions]);
  const parties = new Map(known.parties.map((party) => [party.id, party]));
  const terms = new Map(known.terms.map((term) => [term.id, term]));
  const series = new Map<string, PositionView[]>();
  for (const position of held) {
    const others = series.get(position.seriesId);
    if (others) others.push(position);
    else series.set(position.seriesId, [position]);
  }
  return [...series.values()].flatMap((steps) => {
    const [party, term] = [parties.get(steps[0]?.partyId ?? ""), terms.get(steps[0]?.termId ?? "")];
    if (!party || !term) return [];
    return changesAmong(steps, isSame).map(({ step, previous }) => ({
      kind: "position" as const,
      ...onRecord(step.record, known),
      party: { id: party.id, name: party.name },
      term: { ...named(term), axisUnit: term.axisUnit },
      stance: step.stance,
      was: previous?.stance ?? null,
      intervals: step.intervals,
      basis: step.basis,
    }));
  });
}

function statementItems(statements: readonly StatementView[], known: Known) {
  return statements.map((statement) => {
    const delegate = known.delegates.find(({ id }) => id === statement.speakerId);
    const party = (id: string) => known.parties.find((each) => each.id === id)?.name;
    return {
      kind: "statement" as const,
      ...onRecord(statement.record, known),
      statementId: statement.id,
      text: statement.text,
      speaker: speakerInWords(statement, { delegate, party }),
      capacity: statementCapacityLabels[statement.capacity],
      basis: statement.basis,
      terms: known.terms.filter(({ id }) => statement.termIds.includes(id)).map(named),
    };
  });
}

function named({ id, number, title }: TermView) {
  return { id, number, title };
}
