/** Where the talks stand, as the sentence that opens a timeline. */
import { currentRound } from "@/lib/rounds/rules-dates";
import { type RoundFact, roundLineOf } from "./round-line";

export type TalksInWords = {
  /** "The talks have been paused since Wednesday 27 February 2019." */
  answer: string;
  /** "Resumption planned for Saturday 2 March, in 2 days."; null where nothing is to be waited for. */
  next: string | null;
};

/** Null where no round is on record. */
export function talksInWords(rounds: readonly RoundFact[], { asOf }: { asOf: Date }): TalksInWords | null {
  const line = roundLineOf(rounds, { asOf });
  const state = currentRound(rounds)?.state;
  if (!line || !state) return null;
  const isGoingOn = state === "open" || state === "paused";
  return {
    answer: isGoingOn
      ? `The talks have been ${line.stands.charAt(0).toLowerCase()}${line.stands.slice(1)}.`
      : `${line.stands}.`,
    next: line.next && `${[line.next, line.wait].filter(Boolean).join(", ")}.`,
  };
}
