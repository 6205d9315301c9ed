/** What a position that is noted from an answer is begun with on the term's axis. */
import type { AxisUnit } from "@/lib/terms/rules";
import type { Interval } from "../rules";
import { printIntervals } from "./interval-syntax";
import { intervalsInWords } from "./interval-words";
import { overlaid } from "./intervals";
import { saidValues } from "./said-values";

export type Begun = {
  /** As it is typed; "" for nothing. */
  intervals: string;
  /** Where that comes from, in a sentence. */
  origin: string;
};

/** The values that the answer names, over what the party is on record with (`held`): the rest of that holds as before. */
export function begunFrom(answer: string, held: readonly Interval[], unit: AxisUnit | null): Begun {
  if (unit === null) return { intervals: "", origin: "" };
  const said = saidValues(answer, unit);
  return { intervals: printIntervals(overlaid(held, said), unit), origin: originOf(said, held, unit) };
}

function originOf(said: readonly Interval[], held: readonly Interval[], unit: AxisUnit): string {
  if (said.length > 0)
    return `Read from the answer: ${intervalsInWords(said, unit)}.${held.length > 0 ? " The rest is as on record before." : ""}`;
  const nothing = "No value was read from the answer";
  return held.length > 0 ? `${nothing}: this is as on record before. Change what it changes.` : `${nothing}.`;
}

type Marked = { compartmentId: string | null };

/** What is on record, where all who see what is marked so (`compartmentId`; null: unmarked) see it too; else null. */
export function seenIn<Held extends Marked>(held: Held | null, compartmentId: string | null): Held | null {
  return held && (held.compartmentId === null || held.compartmentId === compartmentId) ? held : null;
}

/**
 * What a form begins from that notes an answer of this marking: what is on record, whose marking the form then keeps. Null
 * where that and the answer belong to two circles, neither of which may learn of the other.
 */
export function formBegunOn<Held extends Marked>(held: Held | null, answerIn: string | null): Held | null {
  return answerIn === null ? held : seenIn(held, answerIn);
}

/** An answer in as many words as a line takes. */
export function inShort(answer: string): string {
  const line = answer.replace(/\s+/g, " ").trim();
  return line.length > 200 ? `${line.slice(0, 199).trimEnd()}…` : line;
}
