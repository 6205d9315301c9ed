/** What a part of the soak has to say. */
import type { Account } from "./load";
import type { Seen } from "./seen";

export type Line = Account & {
  part: string;
  /** What was done to it. */
  done: string;
  /** Until it served again, at worst, in ms; null: it never stopped. */
  servesAgain: number | null;
  /** The longest that anybody waited for an answer, in ms. */
  longestWait: number;
  /** What people and programs were answered instead of what they asked for, and how often. */
  seen: [what: string, times: number][];
};

type Told = { part: string; done: string; servesAgain?: number | null; problems?: readonly string[] };

/** The line of a part under load. An answer that says nothing of the database is a fault of ours. */
export function lineOf(account: Account, seen: Seen, { part, done, servesAgain = null, problems = [] }: Told): Line {
  const faults = seen.told
    .filter(([what]) => /^\w+: 500/.test(what))
    .map(([what, times]) => `answered as a fault of ours, ${times} times: ${what}`);
  return {
    ...account,
    ...{ part, done, servesAgain, longestWait: seen.longest, seen: seen.told },
    problems: [...account.problems, ...problems, ...faults],
  };
}

/** For a person. */
export function print(line: Line): void {
  const { part, done, acknowledged, lost, doubled, servesAgain, longestWait, seen, problems } = line;
  console.log(`\n  ${part}: ${done}`);
  console.log(`    ${acknowledged} writes acknowledged, ${lost} lost, ${doubled} doubled`);
  if (servesAgain !== null) console.log(`    served again after ${seconds(servesAgain)} at worst`);
  console.log(`    the longest wait for an answer was ${seconds(longestWait)}`);
  for (const [what, times] of seen) console.log(`    ${String(times).padStart(6)} × ${what}`);
  for (const problem of problems) console.log(`    problem: ${problem}`);
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
