/** What happened when, as far as the reader may know of it: the talks, who sat, what was said, what changed. */
import "server-only";
import { citedOf, type SourceView, type StatementView, sourcesIn, statementsIn } from "@/lib/evidence/queries";
import { speakerInWords, statementCapacityLabels } from "@/lib/evidence/rules";
import type { Opened } from "@/lib/negotiations/queries";
import type { ReadAt, RecordFacts } from "@/lib/record/reading";
import { type DelegateView, delegatesIn, type PartyView, partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { type PositionView, positionsHeldIn } from "@/lib/positions/queries";
import { positionChangesIn } from "@/lib/positions/queries/count-changes";
import { saysTheSame } from "@/lib/positions/rules/same";
import { changesAmong } from "@/lib/record/changes-among";
import { type RoundView, roundsIn, type SessionView, sessionsIn } from "@/lib/rounds/queries";
import { isHighestSoFar } from "@/lib/rounds/rules";
import { nextDate } from "@/lib/rounds/rules-dates";
import { statusesIn, type TermStatusView, type TermView, termsIn } from "@/lib/terms/queries";
import { type FuzzyDate, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { countedDays, dayUnder, daysFrom, inDays, type TimelineKind, timelineKinds } from "./rules/timeline-days";

export type TimelineView = Awaited<ReturnType<typeof timeline>>;
export type TimelineItemView = TimelineView["items"][number];
export type ItemOf<Kind extends TimelineKind> = Extract<TimelineItemView, { kind: Kind }>;
export type PlannedView = TimelineView["planned"][number];

/** Of all days as many are read as have about so many events. */
const mostEvents = 120;

/**
 * What happened up to the moment, and apart from it what is planned: of all that how much there is, and a page of days with
 * what they hold. `asked` is one kind of event, null for all of them, and the day with which the page begins.
 */
export async function timeline(
  { actor, negotiation: { id }, moment }: Opened,
  asked: { kind: TimelineKind | null; from: string | null } = { kind: null, from: null },
) {
  return asActor(actor, async (tx) => {
    const known: Known = {
      parties: await partiesIn(tx, id, moment),
      delegates: await delegatesIn(tx, id, moment),
      terms: await termsIn(tx, id, moment),
      rounds: await roundsIn(tx, id, moment),
      sessions: await sessionsIn(tx, id, moment),
      sources: await sourcesIn(tx, id, moment),
    };
    const events = [
      ...roundItems(known),
      ...sessionItems(known),
      ...statusItems(await statusesIn(tx, id, moment), known),
      ...statementItems(await statementsIn(tx, id, moment), known),
    ];
    const changed = await positionChangesIn(tx, id, moment, known);
    const changes = changed.counts.map(({ validText, ...change }) => ({
      ...change,
      held: requireFuzzyDate(validText),
    }));
    const isAsked = (kind: TimelineKind) => asked.kind === null || asked.kind === kind;
    const page = daysFrom(
      countedDays(
        events.filter(({ kind }) => isAsked(kind)),
        isAsked("position") ? changes : [],
      ),
      asked.from,
      mostEvents,
    );
    const shown = new Set(page.days.map(({ date }) => date));
    const begun = page.days.flatMap(({ counted }) => counted.map(({ at }) => at));
    const positions = begun.length === 0 ? [] : positionItems(await positionsChangedIn(tx, id, moment, begun), known);
    const items = [...events, ...positions].filter(({ kind, held }) => isAsked(kind) && shown.has(dayUnder(held)));
    return {
      /** Those of the page. */
      items,
      days: inDays(items),
      isFirst: page.isFirst,
      next: page.next,
      left: page.left,
      /** How much of each kind there is on all pages together. */
      counts: Object.fromEntries(
        timelineKinds.map((kind) => [
          kind,
          kind === "position"
            ? changes.reduce((sum, { count }) => sum + count, 0)
            : events.filter((event) => event.kind === kind).length,
        ]),
      ) as Record<TimelineKind, number>,
      /** All that anything on the pages rests on, the sources of positions once each. */
      citations: [
        ...events.flatMap(({ citations }) => citations),
        ...known.sources
          .filter(({ id: sourceId }) => changed.sourceIds.includes(sourceId))
          .map(({ id: sourceId, origin }) => ({ sourceId, origin })),
      ],
      planned: known.rounds.flatMap((round) => nextDate([round]) ?? []),
      rounds: known.rounds,
    };
  });
}

/** All that was held in the series in which something began at one of these instants. */
async function positionsChangedIn(tx: Tx, negotiationId: string, at: ReadAt, begun: readonly Date[]) {
  const changed = await positionsHeldIn(tx, negotiationId, at, { from: begun });
  const seriesIds = [...new Set(changed.map(({ seriesId }) => seriesId))];
  return positionsHeldIn(tx, negotiationId, at, { seriesIds });
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
    ...citedOf(record, sources),
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
    return changesAmong(steps, saysTheSame).map(({ step, previous }) => ({
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
