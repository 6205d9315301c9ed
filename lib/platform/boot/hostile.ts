/**
 * `npm run hostile -- PART`: what somebody who means ill could do, and whether it is noticed or comes to nothing.
 * `audit` tampers with the stored chain, `--times N` (1000) in all, and ends with 1 if `npm run audit:verify` misses one;
 * `mutants` breaks the files that decide access in every small way, and ends with 1 if their unit tests notice less than
 * nine in ten; `requests` sends what no page of ours does, `--count N` (10000); `xss` puts what would run as
 * a script into every text field, `--count N` (220) of them, and opens every page; `columns` names every column to every
 * command; `scanners` lets two programs loose on it, `--minutes N` (2) for each attack, in every role or `--as ROLE`;
 * `short` is a little of each, for `npm test`; `asvs` attacks nothing: it counts what e2e/asvs.md says of each item of that
 * standard. `--seed N` does the same again.
 */
import { parseArgs } from "node:util";
import type { Asked, Attack } from "./hostile/attack";
import { countAsvs } from "./hostile/asvs";
import { tamperWithAudit } from "./hostile/audit";
import { assignColumns } from "./hostile/columns";
import { breakAccess } from "./hostile/mutants";
import { byPrograms } from "./hostile/served";
import type { Launched } from "./launched";
import { Lifetime } from "./lifetime";
import { StartError } from "./start-error";

const attacks: Record<string, Attack> = {
  audit: tamperWithAudit,
  mutants: breakAccess,
  requests: byPrograms(["requests"]),
  columns: assignColumns,
  asvs: countAsvs,
  xss: byPrograms(["xss"], { needsBrowser: true }),
  scanners: byPrograms(["scanners"]),
  short: byPrograms(["requests", "xss"], { needsBrowser: true, args: ["--short"] }),
};

export async function main(launched: Launched): Promise<void> {
  const { attack, asked } = readArguments(launched.args);
  const lifetime = new Lifetime(130);
  let hasHeld = false;
  await lifetime.run(async () => {
    hasHeld = await attack(launched, asked, lifetime);
  });
  await lifetime.exit(hasHeld ? 0 : 1);
}

function readArguments(args: string[]): { attack: Attack; asked: Asked } {
  const usage = `Write npm run hostile -- ${Object.keys(attacks).join(" or ")}, with --times N, --count N or --seed N.`;
  const { positionals, values } = parsed(args, usage);
  const attack = attacks[positionals[0] ?? ""];
  const numbers = [values.times, values.seed, values.count, values.only, values.minutes].map((each) =>
    Number(each ?? 1),
  );
  if (!attack || !numbers.every((number) => Number.isInteger(number) && number >= 0)) throw new StartError(usage);
  const rest = (["count", "only", "minutes", "as"] as const).flatMap((name) =>
    values[name] ? [`--${name}`, values[name]] : [],
  );
  return { attack, asked: { times: Number(values.times), seed: Number(values.seed), rest } };
}

function parsed(args: string[], usage: string) {
  const options = {
    times: { type: "string", default: "1000" },
    seed: { type: "string", default: "20261130" },
    count: { type: "string" },
    only: { type: "string" },
    minutes: { type: "string" },
    as: { type: "string" },
  } as const;
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new StartError(`${(error as Error).message}. ${usage}`);
  }
}
