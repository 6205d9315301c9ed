/** The app and Postgres are killed with SIGKILL at random moments. */
import { setTimeout as delay } from "node:timers/promises";
import { type Line, lineOf } from "./line";
import { Load, type Place } from "./load";
import { chanceFrom } from "./random";
import { appKills, databaseKills, type Kill, type Served } from "./served";

/** The longest time of undisturbed writing before a kill, in milliseconds. */
const longestPeace = 1500;

type Killing = { served: Served; place: Place; rounds: number; seed: number; detail: (text: string) => void };

export async function killed({ served, place, rounds, seed, detail }: Killing): Promise<Line> {
  const chance = chanceFrom(seed);
  const load = await Load.on(place, seed);
  const counts = new Map<Kill, number>();
  let servesAgain = 0;
  for (let round = 1; round <= rounds; round++) {
    await load.goesOn();
    await delay(chance.next() * longestPeace);
    // Now the app, now its database.
    const what = round % 2 === 1 ? chance.of(appKills) : chance.of(databaseKills);
    await served.kill(what);
    counts.set(what, (counts.get(what) ?? 0) + 1);
    const began = performance.now();
    if (appKills.some((each) => each === what)) await served.start();
    else await served.isServing();
    servesAgain = Math.max(servesAgain, performance.now() - began);
    await load.goesOn();
    await load.check();
    detail(`${round} done`);
  }
  const done = `killed ${[...counts].map(([what, times]) => `${what} ${times} times`).join(", ")}`;
  return lineOf(await load.end(), load.seen, { part: "killed", done, servesAgain });
}
