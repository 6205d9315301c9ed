/**
 * `npm test`: every check and every test, on database servers and ports of its own, so that a running Parley is not
 * disturbed. A failure does not keep the rest from running. `npm test -- PART` runs a part (check, unit, db, e2e,
 * soak, hostile), and what follows is handed to its runner: `npm test -- unit lib/time`. The part `office` runs only when
 * it is named.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { attempt, oneStep, type TestRun } from "./attempt";
import { type Check, lanes } from "./checks";
import type { Launched } from "./launched";
import { Lifetime } from "./lifetime";
import { StartError } from "./start-error";
import { type Tally, total } from "./tally";
import {
  runBrowserTests,
  runDatabaseTests,
  runHostileTests,
  runOfficeTests,
  runSoakTests,
  runUnitTests,
} from "./test-parts";

const parts: Record<string, (run: TestRun, filters: string[]) => Promise<Tally>> = {
  check: runChecks,
  unit: runUnitTests,
  db: runDatabaseTests,
  e2e: runBrowserTests,
  soak: runSoakTests,
  hostile: runHostileTests,
};
const onlyNamed: typeof parts = { office: runOfficeTests };

/** One after the other; but while what was killed comes back, a processor has nothing to do. */
const order = [["check"], ["unit"], ["db"], ["e2e"], ["soak", "hostile"]];

export async function main(launched: Launched): Promise<void> {
  const [wanted, ...filters] = launched.args;
  const known = { ...parts, ...onlyNamed };
  if (wanted && !known[wanted])
    throw new StartError(
      `There is no part ${wanted} of the tests; name one of ${Object.keys(known).join(", ")}, or none for all of them.`,
    );
  const lifetime = new Lifetime(130);
  const tallies: Tally[] = [];
  await lifetime.run(async () => {
    rmSync(join(launched.root, ".test"), { recursive: true, force: true });
    for (const names of wanted ? [[wanted]] : order) {
      const run = { ...launched, lifetime };
      tallies.push(...(await Promise.all(names.flatMap((name) => known[name]?.(run, filters) ?? []))));
    }
  });
  await lifetime.end();
  const { passed, failed } = total(tallies);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

async function runChecks(run: TestRun): Promise<Tally> {
  return total(await Promise.all(lanes.map((lane) => oneAfterAnother(run, lane))));
}

async function oneAfterAnother(run: TestRun, lane: readonly Check[]): Promise<Tally> {
  const tallies: Tally[] = [];
  for (const { title, look } of lane)
    tallies.push(
      await attempt(run, title, async () => {
        const { code, output } = await look(run.root, run.lifetime);
        return oneStep(code, output);
      }),
    );
  return total(tallies);
}
