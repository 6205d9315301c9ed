import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import type { DeskFacts } from "./rules/marks";
import { type Recognised, recogniseInSteps } from "./rules/recognise";

/** In ms of work: what others wait for at most between two steps, and what one document may cost. */
const turn = 15;
const longest = 4_000;

/**
 * What is recognised in a document, worked out between what the process does for others. What takes too long is looked at
 * as far as `lookedTo`. `clock`: in ms, from any beginning.
 */
export async function recogniseInTurns(
  text: string,
  facts: DeskFacts,
  published: FuzzyDate | null,
  clock: () => number = () => performance.now(),
): Promise<Recognised> {
  const steps = recogniseInSteps(text, facts, published);
  let [worked, since] = [0, clock()];
  for (;;) {
    const { done, value } = steps.next(worked < longest);
    if (done) return value;
    const taken = clock() - since;
    if (taken < turn) continue;
    worked += taken;
    await nextTurn();
    since = clock();
  }
}
