/**
 * What the record leaves open at one place of the agreement, and what the party would hold after either answer.
 *
 * An answer is a yes or a no. A yes to an unknown value or stance accepts it, and a yes at a value is a yes to the term
 * there, so that a stance against the whole gives way with it; a no rejects all that was unknown. Of a position that may be
 * out of date, or that only one origin tells of, a yes leaves everything as it is and a no leaves nothing of it known.
 */
import type { Marking, PartyFact, PositionFact, TermFact } from "../facts";
import { isAgainst, type Interval } from "@/lib/positions/rules";
import type { Condition } from "@/lib/positions/rules/conditions";

export const pointKinds = ["unknown", "silent", "condition", "stale", "unconfirmed"] as const;
export type PointKind = (typeof pointKinds)[number];

export type Cited = { record: { citations?: readonly { sourceId: string }[] } };

export type Answer = "yes" | "no";

/** What is open with one negotiating party. */
export type Open = { party: PartyFact; term: TermFact } & (
  | { kind: "unknown"; held: PositionFact }
  /** Without a position, or on record with none (`sessions` is 0); or it has said nothing on the term for so many sessions. */
  | { kind: "silent"; held: PositionFact | null; sessions: number }
  | { kind: "condition"; held: PositionFact; condition: Condition }
  /** The words have changed since. */
  | { kind: "stale"; held: PositionFact }
  /** One origin tells of it. */
  | { kind: "unconfirmed"; held: PositionFact & Cited }
);

/** One thing that an answer of, or about, a negotiating party would settle; `rests`: the records that it follows from. */
export type Point = Open & { rests: readonly Marking[] };

/** Whether the position leaves its stance, or any value of the term's axis, unknown. */
export function isUnknown({ stance, intervals }: PositionFact, { axisUnit }: TermFact): boolean {
  if (stance === "unknown" || intervals.some(({ verdict }) => verdict === "unknown")) return true;
  return axisUnit !== null && intervals.length === 0 && !isAgainst(stance);
}

/** What the party holds once the answer is known; null where nothing of it is known any more. */
export function heldAfter(point: Point, answer: Answer): PositionFact | null {
  const { held } = point;
  switch (point.kind) {
    case "unknown":
      return settled(point.held, point.term, answer);
    case "silent":
      if (held && point.sessions > 0) return answer === "yes" ? held : null;
      // Of one that is on record with no position, what it said besides stands: its conditions, and the values it rejects.
      return settled({ ...(held ?? unspoken(point)), stance: "unknown" }, point.term, answer);
    case "condition": {
      const { condition } = point;
      if (answer === "yes")
        return { ...point.held, conditions: point.held.conditions.filter((one) => one !== condition) };
      // That it does not hold is a no to all that hung on it; that the party does not give it up leaves it as it was.
      return condition.kind === "text" ? refused(point.held) : point.held;
    }
    case "stale":
      return answer === "yes" ? onNewWords(point.held) : null;
    case "unconfirmed":
      return answer === "yes" ? held : null;
  }
}

function refused(held: PositionFact): PositionFact {
  const intervals = held.intervals.map(
    (one): Interval => (one.verdict === "accepts" ? { ...one, verdict: "rejects" } : one),
  );
  return { ...held, stance: "opposes", intervals };
}

/** That a position still holds says of the words in force what was said of those before. */
function onNewWords({ isOvertaken: _, overtakenBy, ...held }: PositionFact): PositionFact {
  return { ...held, clauseVersionId: overtakenBy?.id ?? held.clauseVersionId ?? null };
}

function settled(held: PositionFact, { axisUnit }: TermFact, answer: Answer): PositionFact {
  const verdict = answer === "yes" ? "accepts" : "rejects";
  const throughout: Interval[] = axisUnit === null ? [] : [{ verdict, from: null, to: null }];
  const intervals =
    held.intervals.length === 0
      ? throughout
      : held.intervals.map((one): Interval => (one.verdict === "unknown" ? { ...one, verdict } : one));
  return { ...held, stance: stanceAfter(held, answer), intervals };
}

function stanceAfter({ stance }: PositionFact, answer: Answer): PositionFact["stance"] {
  if (stance === "unknown") return answer === "yes" ? "supports" : "opposes";
  return answer === "yes" && isAgainst(stance) ? "can_live_with" : stance;
}

function unspoken({ party, term }: Point): PositionFact {
  return {
    partyId: party.id,
    termId: term.id,
    stance: "unknown",
    basis: "in_the_room",
    salience: null,
    why: null,
    intervals: [],
    conditions: [],
    record: { compartmentId: null },
  };
}
