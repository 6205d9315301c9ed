/** Kill, bring back, see that writing goes on; and again. */
import { setTimeout as delay } from "node:timers/promises";
import type { Chance } from "./random";
import { appKills, type Kill, type Served } from "./served";
import type { Writer } from "./writer";

type Rounds<What extends Kill> = {
  served: Served;
  writers: readonly Writer[];
  chance: Chance;
  rounds: number;
  kills: readonly [What, ...What[]];
  detail: (text: string) => void;
  /** Looks at what is there, while writing goes on. */
  afterEach: () => Promise<void>;
};

/** The longest time of undisturbed writing before a kill, in milliseconds. */
const longestPeace = 1500;

/** Gives back what was killed in each round. */
export async function runRounds<What extends Kill>(options: Rounds<What>): Promise<What[]> {
  const { served, writers, chance, rounds, kills, detail, afterEach } = options;
  const killed: What[] = [];
  for (let round = 1; round <= rounds; round++) {
    await writingGoesOn(writers);
    await delay(chance.next() * longestPeace);
    const what = chance.of(kills);
    await served.kill(what);
    killed.push(what);
    detail(`${round} done`);
    if (appKills.some((each) => each === what)) await served.start();
    else await served.isServing();
    await writingGoesOn(writers);
    await afterEach();
  }
  return killed;
}

/** Waits until each of them has heard that something more of theirs is saved. */
async function writingGoesOn(writers: readonly Writer[]): Promise<void> {
  const before = writers.map(({ acknowledged }) => acknowledged.length);
  const hasGoneOn = () => writers.every(({ acknowledged }, n) => acknowledged.length > (before[n] ?? 0));
  for (let waited = 0; !hasGoneOn(); waited += 20) {
    if (waited > 60_000) throw new Error("Parley is up again, and for a minute nothing could be saved.");
    await delay(20);
  }
}
