import type { Launched } from "./launched";
import type { Lifetime } from "./lifetime";
import { reasonOf } from "./start-error";
import type { Tally } from "./tally";

export interface TestRun extends Launched {
  lifetime: Lifetime;
}

export interface Finding {
  tally: Tally;
  /** What to show if something failed. */
  output: string;
}

/** Does one step of the tests; shows what a failed one said and lets the next begin, unless all of it is ending. */
export async function attempt(
  { step, lifetime }: TestRun,
  title: string,
  work: (detail: (text: string) => void) => Promise<Finding>,
): Promise<Tally> {
  let tally: Tally = { passed: 0, failed: 1 };
  try {
    await step(title, async (detail) => {
      const finding = await work(detail);
      tally = finding.tally;
      if (tally.failed > 0) throw new Error(finding.output);
    });
  } catch (error) {
    if (lifetime.isEnding) throw error;
    console.log(`\n${reasonOf(error)}\n`);
  }
  return tally;
}

/** A step that either goes well or does not. */
export const oneStep = (code: number, output = ""): Finding => ({
  tally: code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 },
  output,
});
