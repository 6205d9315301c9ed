/** The life of a round and of the sessions in it: what may happen next, and what each thing is called. */

export const roundEvents = ["scheduled", "opened", "paused", "resumed", "concluded", "collapsed"] as const;

/** A step in a round's life. */
export type RoundEvent = (typeof roundEvents)[number];

export const roundEventLabels: Record<RoundEvent, string> = {
  scheduled: "Scheduled",
  opened: "Opened",
  paused: "Paused",
  resumed: "Resumed",
  concluded: "Concluded",
  collapsed: "Collapsed",
};

export const roundStates = ["unscheduled", "scheduled", "open", "paused", "concluded", "collapsed"] as const;

/** What a round's latest event made it. A round without events is unscheduled; concluded and collapsed are final. */
export type RoundState = (typeof roundStates)[number];

export const roundStateLabels: Record<RoundState, string> = {
  unscheduled: "No date set",
  scheduled: "Scheduled",
  open: "Open",
  paused: "Paused",
  concluded: "Concluded",
  collapsed: "Collapsed",
};

const stateAfterEvent: Record<RoundEvent, RoundState> = {
  scheduled: "scheduled",
  opened: "open",
  paused: "paused",
  resumed: "open",
  concluded: "concluded",
  collapsed: "collapsed",
};

/** From which states an event can happen, and what to tell someone who records it from another. */
const needs: Record<RoundEvent, { from: readonly RoundState[]; message: string }> = {
  // A second scheduling is a new date for a round that has not opened.
  scheduled: { from: ["unscheduled", "scheduled"], message: "Only a round that has not opened can be scheduled." },
  // Talks are often known only once they sit, so an opening needs no scheduling.
  opened: { from: ["unscheduled", "scheduled"], message: "A round opens once; after a pause, record a resumption." },
  paused: { from: ["open"], message: "A pause needs an open round." },
  resumed: { from: ["paused"], message: "A resumption needs a pause." },
  // Parties also announce a conclusion while they sit apart.
  concluded: { from: ["open", "paused"], message: "A round must have opened before it can conclude." },
  // A round called off before it opened has collapsed too.
  collapsed: {
    from: ["scheduled", "open", "paused"],
    message: "Only talks that were scheduled or opened can collapse.",
  },
};

export type Verdict = { ok: true } | { ok: false; message: string };

/** Whether the event can be the next in a round that is in this state; if not, why, as a sentence for the reader. */
export function canHappen(event: RoundEvent, state: RoundState): Verdict {
  if (isOver(state)) return { ok: false, message: `The round has ${state}; record what follows in a new round.` };
  const { from, message } = needs[event];
  return from.includes(state) ? { ok: true } : { ok: false, message };
}

/** The events that can be next in a round that is in this state, in the order of a round's life. */
export function nextEvents(state: RoundState): RoundEvent[] {
  return roundEvents.filter((event) => canHappen(event, state).ok);
}

/** The state that events, in the order in which they happened, leave a round in. */
export function stateAfter(events: readonly RoundEvent[]): RoundState {
  const last = events.at(-1);
  return last ? stateAfterEvent[last] : "unscheduled";
}

/**
 * Whether a round can have lived through these events in this order. For a change to what has already happened (an
 * event recorded late, corrected or retracted), where asking about the current state is not enough.
 */
export function canBeLife(events: readonly RoundEvent[]): Verdict {
  for (const [index, event] of events.entries()) {
    const verdict = canHappen(event, stateAfter(events.slice(0, index)));
    if (!verdict.ok) return verdict;
  }
  return { ok: true };
}

/** Whether nothing more can happen in the round. */
export function isOver(state: RoundState): state is "concluded" | "collapsed" {
  return state === "concluded" || state === "collapsed";
}

export const sessionFormats = [
  "plenary",
  "bilateral",
  "contact_group",
  "drafting_group",
  "proximity",
  "shuttle",
] as const;

export type SessionFormat = (typeof sessionFormats)[number];

export const sessionFormatLabels: Record<SessionFormat, string> = {
  plenary: "Plenary",
  bilateral: "Bilateral",
  contact_group: "Contact group",
  drafting_group: "Drafting group",
  proximity: "Proximity",
  shuttle: "Shuttle",
};

/** What sets the format apart, for whoever has to choose one. */
export const sessionFormatMeanings: Record<SessionFormat, string> = {
  plenary: "all delegations in one room",
  bilateral: "two delegations meet",
  contact_group: "some delegations work on one issue for the rest",
  drafting_group: "some delegations write text",
  proximity: "delegations in one building, a mediator between the rooms",
  shuttle: "a mediator travels between the parties",
};

export const tracks = ["track_1", "track_1_5", "track_2"] as const;

export type Track = (typeof tracks)[number];

export const trackLabels: Record<Track, string> = { track_1: "Track 1", track_1_5: "Track 1.5", track_2: "Track 2" };

export const trackMeanings: Record<Track, string> = {
  track_1: "officials, in their office",
  track_1_5: "officials in a private capacity, with others",
  track_2: "no officials",
};

export const attendanceLevels = ["working", "senior", "principal", "unknown"] as const;

/** How high a delegate ranks at the talks: one of three steps, or not on record. */
export type AttendanceLevel = (typeof attendanceLevels)[number];

export const attendanceLevelLabels: Record<AttendanceLevel, string> = {
  working: "Working level",
  senior: "Senior level",
  principal: "Principal level",
  unknown: "Level unknown",
};

/** The step that the level stands on, 1 to 3; null for one that is not known. */
export const attendanceLevelSteps: Record<AttendanceLevel, 1 | 2 | 3 | null> = {
  working: 1,
  senior: 2,
  principal: 3,
  unknown: null,
};

/** The highest of the levels that are known; "unknown" where none is. */
export function highestLevel(levels: readonly AttendanceLevel[]): AttendanceLevel {
  return levels.reduce((highest, level) => (step(level) > step(highest) ? level : highest), "unknown");
}

/**
 * Whether a session sat higher than every one before it. False where no earlier level is known: with nothing to
 * compare, "highest so far" would claim what the record does not hold.
 */
export function isHighestSoFar(level: AttendanceLevel, earlier: readonly AttendanceLevel[]): boolean {
  const before = highestLevel(earlier);
  return before !== "unknown" && step(level) > step(before);
}

function step(level: AttendanceLevel): number {
  return attendanceLevelSteps[level] ?? 0;
}
