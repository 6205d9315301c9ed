import { type RoundEvent, roundEventLabels } from "@/lib/rounds/rules";
import type { EntryFacts } from "./entry-words";

const roundCommands: Partial<Record<RoundEvent, string>> = { paused: "pause", resumed: "resume" };

/** The word after the slash that records such an entry; of a round's other events, what happened in it. */
export function commandWord(facts: Pick<EntryFacts, "noun"> & { event?: RoundEvent }): string {
  if (facts.noun === "term_status") return "status";
  if (facts.noun !== "round_event" || !facts.event) return facts.noun;
  return roundCommands[facts.event] ?? roundEventLabels[facts.event].toLowerCase();
}
