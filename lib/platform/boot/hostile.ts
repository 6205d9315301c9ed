/**
 * `npm run hostile -- audit`: tampers with the stored chain, `--times N` (1000) in all, and ends with 1 if
 * `npm run audit:verify` misses one. `--seed N` does the same again. `npm run hostile -- mutants`: breaks the files that
 * decide access in every small way, and ends with 1 if their unit tests notice less than nine in ten. `npm run hostile --
 * asvs` attacks nothing: it counts what e2e/asvs.md says of each item of that standard.
 */
import { parseArgs } from "node:util";
import { countAsvs } from "./hostile/asvs";
import { type Asked, tamperWithAudit } from "./hostile/audit";
import { breakAccess } from "./hostile/mutants";
import type { Launched } from "./launched";
import { Lifetime } from "./lifetime";
import { StartError } from "./start-error";

type Attack = (launched: Launched, asked: Asked, lifetime: Lifetime) => Promise<boolean>;

const attacks: Record<string, Attack> = { audit: tamperWithAudit, mutants: breakAccess, asvs: countAsvs };

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
  const usage = `Write npm run hostile -- ${Object.keys(attacks).join(" or ")}, with --times N or --seed N.`;
  const { positionals, values } = parsed(args, usage);
  const attack = attacks[positionals[0] ?? ""];
  const [times, seed] = [Number(values.times), Number(values.seed)];
  if (!attack || ![times, seed].every((number) => Number.isInteger(number) && number > 0)) throw new StartError(usage);
  return { attack, asked: { times, seed } };
}

function parsed(args: string[], usage: string) {
  const options = {
    times: { type: "string", default: "1000" },
    seed: { type: "string", default: "20261130" },
  } as const;
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new StartError(`${(error as Error).message}. ${usage}`);
  }
}
