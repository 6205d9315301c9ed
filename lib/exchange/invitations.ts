/**
 * Which invitation a calendar is still to be sent, by what was sent to it before (RFC 5546): an event is asked for, asked
 * for anew under a higher number when it has changed, and called off. One mail holds one event.
 */
import { createHash } from "node:crypto";
import { type CalendarEntry, instantOf } from "./calendar-entry";

/** An event as it was last told. */
export type Invited = {
  entryId: string;
  negotiationId: string;
  sequence: number;
  /** Tells two states of it apart. */
  mark: string;
  summary: string;
  startsAt: Date;
  isCalledOff: boolean;
};

export type Planned = CalendarEntry & { negotiationId: string };

export type Invitation =
  | { method: "request"; entry: Planned; sequence: number; isFirst: boolean }
  | { method: "cancel"; invited: Invited; sequence: number };

/** What of an entry a calendar shows. */
export function markOf({ on, timeZone, summary, where }: CalendarEntry): string {
  return createHash("sha256")
    .update(JSON.stringify([on, timeZone, summary, where]))
    .digest("hex");
}

/**
 * The next invitation to send; null: the calendar is told of all. What is over is let be, and so is whatever belongs to a
 * negotiation that its owner reads no longer: it is not theirs to hear what became of it.
 */
export function nextInvitation(
  planned: readonly Planned[],
  invited: readonly Invited[],
  negotiationIds: readonly string[],
  now: Date,
): Invitation | null {
  const before = new Map(invited.map((each) => [each.entryId, each]));
  const isAhead = (instant: Date | null | undefined) => Boolean(instant && instant > now);
  for (const entry of planned) {
    const known = before.get(entry.id);
    const startsAt = instantOf(entry);
    if (!startsAt || (!isAhead(startsAt) && !isAhead(known?.startsAt))) continue;
    if (!known) return { method: "request", entry, sequence: 0, isFirst: true };
    if (known.isCalledOff || known.mark !== markOf(entry))
      return { method: "request", entry, sequence: known.sequence + 1, isFirst: false };
  }
  const still = new Set(planned.filter((entry) => instantOf(entry)).map(({ id }) => id));
  const lost = invited.find(
    ({ entryId, negotiationId, isCalledOff, startsAt }) =>
      !isCalledOff && !still.has(entryId) && isAhead(startsAt) && negotiationIds.includes(negotiationId),
  );
  return lost ? { method: "cancel", invited: lost, sequence: lost.sequence + 1 } : null;
}
