/**
 * Breaks the files that decide who may do what, one small change at a time, and runs their unit tests on each: what no test
 * notices survives, and is printed.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createVitest, type Vitest } from "vitest/node";
import type { Launched } from "../launched";
import type { Lifetime } from "../lifetime";
import { unitProject } from "@/vitest.config";
import { type Mutant, mutantsOf } from "./mutations";

/** What decides access in TypeScript; the wall in the database has tests of its own. Each with the tests of it. */
const access: readonly { file: string; tests: readonly string[] }[] = [
  { file: "lib/negotiations/policy.ts", tests: ["lib/negotiations/policy.test.ts"] },
  { file: "lib/annotations/policy.ts", tests: ["lib/annotations/policy.test.ts"] },
  { file: "lib/forecasts/policy.ts", tests: ["lib/forecasts/policy.test.ts"] },
  { file: "lib/logbook/policy.ts", tests: ["lib/logbook/policy.test.ts"] },
  { file: "lib/reviews/policy.ts", tests: ["lib/reviews/policy.test.ts"] },
  { file: "lib/platform/member.ts", tests: ["lib/negotiations/policy.test.ts"] },
  { file: "lib/platform/token-rules.ts", tests: ["lib/platform/token-rules.test.ts"] },
  { file: "lib/platform/request.ts", tests: ["lib/platform/request.test.ts"] },
];

/** Of a hundred mutants so many have to be noticed. */
const leastScore = 90;

/** Whether the tests notice enough. */
export async function breakAccess({ root, step }: Launched, _: unknown, lifetime: Lifetime): Promise<boolean> {
  const bench = await Bench.open(root);
  lifetime.defer(() => bench.close());
  let [tried, noticed] = [0, 0];
  for (const { file, tests } of access) {
    const path = join(root, file);
    if (!(await bench.passes(tests, path, null))) throw new Error(`The tests of ${file} fail before it is broken.`);
    if (await bench.passes(tests, path, "throw new Error();")) throw new Error(`The tests of ${file} do not read it.`);
    const mutants = mutantsOf(readFileSync(path, "utf8"));
    const survivors = await step(`${file}, ${mutants.length} mutants`, () => survivorsOf(bench, tests, path, mutants));
    for (const { line, from, to } of survivors)
      console.log(`  SURVIVES  ${file}:${line}  ${oneLine(from)}  →  ${oneLine(to)}`);
    tried += mutants.length;
    noticed += mutants.length - survivors.length;
  }
  const score = (100 * noticed) / tried;
  console.log(`  ${noticed} of ${tried} mutants noticed: ${score.toFixed(1)} %, and ${leastScore} % are asked for`);
  return tried > 0 && score >= leastScore;
}

async function survivorsOf(bench: Bench, tests: readonly string[], path: string, mutants: readonly Mutant[]) {
  const survivors: Mutant[] = [];
  for (const mutant of mutants) if (await bench.passes(tests, path, mutant.text)) survivors.push(mutant);
  return survivors;
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").slice(0, 70);

/** One Vitest for all of it, which is given a file's text as it would be. */
class Bench {
  private constructor(
    private readonly vitest: Vitest,
    private readonly given: Map<string, string>,
  ) {}

  static async open(root: string): Promise<Bench> {
    const given = new Map<string, string>();
    // Vite asks for a file's text here before it looks on the disk.
    const plugin = {
      name: "mutants",
      enforce: "pre" as const,
      load: (id: string) => given.get(id.split("?")[0] ?? ""),
    };
    const { resolve } = unitProject;
    const test = { ...unitProject.test, root, config: false as const, watch: false, reporters: [{}] };
    const vitest = await createVitest(
      "test",
      { ...test, pool: "threads", isolate: true, bail: 1, testTimeout: 10_000 },
      { resolve, plugins: [plugin] },
    );
    await vitest.standalone();
    return new Bench(vitest, given);
  }

  /** Whether the tests pass with this text in the file's place; null: with the file as it is. */
  async passes(tests: readonly string[], path: string, text: string | null): Promise<boolean> {
    if (text !== null) this.given.set(path, text);
    this.vitest.invalidateFile(path);
    const asked = await this.vitest.globTestSpecifications([...tests]);
    const { testModules, unhandledErrors } = await this.vitest.runTestSpecifications(asked);
    // The next file's tests may read this one, too, and as it is.
    this.given.delete(path);
    this.vitest.invalidateFile(path);
    // What ran before is told again.
    const ran = testModules.filter(({ moduleId }) => tests.some((test) => moduleId.endsWith(`/${test}`)));
    return ran.length > 0 && unhandledErrors.length === 0 && ran.every((each) => each.ok());
  }

  close(): Promise<void> {
    return this.vitest.close();
  }
}
