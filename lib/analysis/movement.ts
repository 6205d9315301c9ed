/** What moved since a moment, before → after: statuses, positions, the round itself, and what was said for a party. */
import { bindsParty, type StatementCapacity } from "@/lib/evidence/rules";
import type { Basis } from "@/lib/record/rules";
import { saysTheSame } from "@/lib/positions/rules/same";
import type { RoundEvent } from "@/lib/rounds/rules";
import { isNewSince, type Since } from "@/lib/rounds/rules-since";
import type { TermStatus } from "@/lib/terms/rules";
import type { Marked } from "./facts";
import { type ChangedPart, changeOver, partsChanged, type Said } from "./moves";
import type { PositionChange } from "./moves-in-words";

/** When something held from, in the record's own words, in which session it was recorded, and who sees it. */
export type Dated = Marked & {
  record: { validFrom: Date; validText: string; seq: bigint; sessionId: string | null };
};

/** `compartmentId`: who sees the records that tell of it, what held before included; null is everybody. */
export type Move = Dated & { compartmentId: string | null } & (
    | { kind: "status"; termId: string; from: TermStatus | null; to: TermStatus }
    | {
        kind: "position";
        partyId: string;
        termId: string;
        basis: Basis;
        /** What of it changed and what that was; what came at another time is told of by itself. */
        moved: PositionChange<PositionMoved>;
      }
    | {
        kind: "round";
        roundId: string;
        event: RoundEvent;
        plannedOpening: string | null;
        plannedResumption: string | null;
      }
    | { kind: "statement"; text: string; speakerId: string | null; speakerName: string | null; partyId: string | null }
  );

type StatusSteps = { termId: string; steps: readonly (Dated & { status: TermStatus })[] };
type PositionMoved = Dated & Said & { partyId: string; termId: string; basis: Basis };
type EventMoved = Dated & {
  roundId: string;
  event: RoundEvent;
  plannedOpening: string | null;
  plannedResumption: string | null;
};
type StatementMoved = Dated & {
  text: string;
  speakerId: string | null;
  speakerName: string | null;
  partyId: string | null;
  capacity: StatementCapacity;
};

export type Happenings = {
  /** Each term's steps, the latest first. */
  statuses: Iterable<StatusSteps>;
  /** Every position held, the latest first. */
  positions: readonly PositionMoved[];
  events: readonly EventMoved[];
  statements: readonly StatementMoved[];
};

/** What moved, the earliest first. A statement is a move where it is its party's own word; commentators move nothing. */
export function movesSince({ statuses, positions, events, statements }: Happenings, since: Since): Move[] {
  const moves: Move[] = [
    ...[...statuses].flatMap((status) => statusMove(status, since)),
    ...positionSeries(positions).flatMap((held) => positionMove(held, since)),
    ...events
      .filter((event) => isNew(event, since))
      .map((event) => ({ kind: "round" as const, ...pick(event), ...eventOf(event) })),
    ...statements
      .filter((statement) => isNew(statement, since) && bindsParty(statement.capacity))
      .map(({ text, speakerId, speakerName, partyId, ...rest }) => ({
        kind: "statement" as const,
        ...pick(rest),
        text,
        speakerId,
        speakerName,
        partyId,
      })),
  ];
  return moves.sort(byDate);
}

/** Of the moves the ones to show where there is room for so many: deeds before words, then late before early. */
export function foremost<Shown extends Move>(moves: readonly Shown[], most: number): Shown[] {
  const weighed = [...moves].sort(
    (a, b) => Number(a.kind === "statement") - Number(b.kind === "statement") || byDate(b, a),
  );
  return weighed.slice(0, most).sort(byDate);
}

function isNew({ record }: Dated, since: Since): boolean {
  return isNewSince(record, since);
}

/** From where the term stood before its first new step to where it stands, since when; nothing if it is back where it was. */
function statusMove({ termId, steps }: StatusSteps, since: Since): Move[] {
  const { fresh, before } = splitAt(since, steps);
  const came = arrivalOf(fresh, (a, b) => a.status === b.status);
  if (!came || came.status === before?.status) return [];
  return [{ kind: "status", ...pick(came, before), termId, from: before?.status ?? null, to: came.status }];
}

/**
 * What became of the position since, by the rule that all pages have, dated when it came. What changed of it at several times
 * is told of by itself each, and a withdrawal at once.
 */
function positionMove(held: readonly PositionMoved[], since: Since): Move[] {
  const { fresh, before } = splitAt(since, held);
  const [latest] = fresh;
  const inForce = fresh.filter(
    (step, place) => fresh[place - 1]?.record.validFrom.getTime() !== step.record.validFrom.getTime(),
  );
  const over = changeOver(before, inForce.toReversed());
  if (!latest || !over) return [];
  const { kind: change, passed, withdrawn } = over;
  const moveTo = (to: PositionMoved, parts: ChangedPart[]): Move => ({
    kind: "position",
    ...pick(to, before),
    ...{ partyId: to.partyId, termId: to.termId, basis: to.basis },
    compartmentId: [to, before, ...passed].map((each) => each?.record.compartmentId).find(Boolean) ?? null,
    moved: { from: before, to, change, parts, passed, withdrawn },
  });
  const parts = partsChanged(before, latest);
  if (change === "withdrew") {
    const came = arrivalOf(fresh, saysTheSame);
    return [moveTo(came ?? latest, parts)];
  }
  const arrivals = new Map<PositionMoved, ChangedPart[]>();
  for (const part of parts) {
    const came = arrivalOf(fresh, (a, b) => !partsChanged(a, b).includes(part)) ?? latest;
    arrivals.set(came, [...(arrivals.get(came) ?? []), part]);
  }
  return [...arrivals].map(([to, came]) => moveTo(to, came));
}

/** Of the records of a series, the latest first: those that are new, and the one that held before them. */
function splitAt<Step extends Dated>(since: Since, steps: readonly Step[]): { fresh: Step[]; before: Step | null } {
  const firstOld = steps.findIndex((step) => !isNew(step, since));
  if (firstOld === -1) return { fresh: [...steps], before: null };
  return { fresh: steps.slice(0, firstOld), before: steps[firstOld] ?? null };
}

/** The record that brought what the latest one still says: those after it only affirmed it. */
function arrivalOf<Step>(fresh: readonly Step[], isSame: (a: Step, b: Step) => boolean): Step | null {
  const [latest] = fresh;
  if (!latest) return null;
  const firstOther = fresh.findIndex((step) => !isSame(step, latest));
  return (firstOther === -1 ? fresh.at(-1) : fresh[firstOther - 1]) ?? null;
}

function positionSeries(positions: readonly PositionMoved[]): PositionMoved[][] {
  const series = new Map<string, PositionMoved[]>();
  for (const position of positions) {
    const key = `${position.partyId} ${position.termId}`;
    const others = series.get(key);
    if (others) others.push(position);
    else series.set(key, [position]);
  }
  return [...series.values()];
}

function eventOf({ roundId, event, plannedOpening, plannedResumption }: EventMoved) {
  return { roundId, event, plannedOpening, plannedResumption };
}

function pick({ record }: Dated, before: Dated | null = null): Dated & Pick<Move, "compartmentId"> {
  return { record, compartmentId: record.compartmentId ?? before?.record.compartmentId ?? null };
}

const kinds: readonly Move["kind"][] = ["status", "position", "round", "statement"];

function byDate(a: Move, b: Move): number {
  return (
    a.record.validFrom.getTime() - b.record.validFrom.getTime() ||
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
    (a.record.seq < b.record.seq ? -1 : 1)
  );
}
