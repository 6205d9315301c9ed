/**
 * `npm run durability`: writers write over HTTP while the app and the database are killed with SIGKILL at random moments,
 * `--rounds N` times each (20), and two processes behind a proxy are restarted one after the other. Afterwards every acknowledged record has to be there, whole, once, and in an intact
 * chain. `--seed N` does the same choices again. Ends with 1 if anything is missing.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "pg";
import type { HeadsByNegotiation } from "./audit-heads";
import { withClient } from "./connect";
import { type DataFolder, openDataFolder } from "./data-folder";
import { prepareGround } from "./durability/acts";
import { type Address, HttpCaller } from "./durability/http-caller";
import { restartInTurn } from "./durability/in-turn";
import { chanceFrom } from "./durability/random";
import { runRounds } from "./durability/rounds";
import { appKills, databaseKills, Served } from "./durability/served";
import { brokenChains, halfWritten, lostOf } from "./durability/whole";
import { Writer } from "./durability/writer";
import type { Launched } from "./launched";
import { Lifetime } from "./lifetime";
import { freePort } from "./ports.mjs";
import { runningAddresses } from "./postgres";
import { StartError } from "./start-error";
import { demoEmail } from "@/lib/platform/demo-people";

const people = ["owner", "manager", "officer", "officer"] as const satisfies Address[];

export async function main(launched: Launched): Promise<void> {
  const { rounds, seed } = readArguments(launched.args);
  const lifetime = new Lifetime(130);
  let problems: string[] = [];
  await lifetime.run(async () => {
    const path = mkdtempSync(join(tmpdir(), "parley-durability-"));
    // The database server's user passes through it.
    chmodSync(path, 0o711);
    lifetime.defer(() => rmSync(path, { recursive: true, force: true }));
    const folder = openDataFolder(path);
    const served = new Served(launched.root, folder, await freePort(), join(path, "parley.log"));
    lifetime.defer(() => served.stop());
    await launched.step("starting a Parley to be killed", () => served.start());
    problems = await kill(launched, served, folder, { rounds, seed, lifetime });
  });
  await lifetime.end();
  for (const problem of problems) console.log(problem);
  process.exit(problems.length > 0 ? 1 : 0);
}

async function kill(
  { step, root }: Launched,
  served: Served,
  folder: DataFolder,
  { rounds, seed, lifetime }: { rounds: number; seed: number; lifetime: Lifetime },
): Promise<string[]> {
  console.log(`  seed ${seed}`);
  const chance = chanceFrom(seed);
  const callers = people.map((who) => new HttpCaller(who, served.origin()));
  for (const caller of callers) await caller.signIn();
  const [founder = new HttpCaller("owner", served.origin())] = callers;
  const ground = await prepareGround(founder, [demoEmail("manager"), demoEmail("officer")]);
  const writers = callers.map((caller, n) => new Writer(caller, ground, chanceFrom(seed + 1 + n)));
  const writing = writers.map((writer) => writer.write());

  const heads: HeadsByNegotiation = new Map();
  const look = async (owner: Client) => [...(await halfWritten(owner)), ...(await brokenChains(owner, heads))];
  const problems: string[] = [];
  const afterEach = async () => void problems.push(...(await asOwner(folder, look)));
  const killed = [
    ...(await step(`killing the app ${rounds} times`, (detail) =>
      runRounds({ served, writers, chance, rounds, kills: appKills, detail, afterEach }),
    )),
    ...(await step(`killing the database ${rounds} times`, (detail) =>
      runRounds({ served, writers, chance, rounds, kills: databaseKills, detail, afterEach }),
    )),
  ];
  for (const writer of writers) writer.stop();
  await Promise.all(writing);
  const restarted = await step("restarting two processes in turn", () => inTurn(root, folder, lifetime));
  problems.push(...restarted.problems);

  const acknowledged = writers.flatMap((writer) => writer.acknowledged);
  const lost = await asOwner(folder, (owner) => lostOf(owner, acknowledged));
  problems.push(...(await asOwner(folder, look)), ...lost, ...writers.flatMap(({ refusals }) => refusals));
  const cutOff = writers.reduce((sum, writer) => sum + writer.cutOff, 0);
  console.log(`  killed ${[...countOf(killed)].map(([what, times]) => `${what} ${times} times`).join(", ")}`);
  console.log(
    `  ${restarted.answered} requests answered while two processes were restarted in turn, ${restarted.problems.length} failed`,
  );
  console.log(
    `  ${acknowledged.length} writes acknowledged, ${lost.length} lost; ${cutOff} sendings without an answer, sent again; ` +
      `${problems.length - lost.length} other problems`,
  );
  return problems;
}

async function asOwner<T>(folder: DataFolder, work: (owner: Client) => Promise<T>): Promise<T> {
  const url = (await runningAddresses(folder))?.ownerUrl;
  if (!url) throw new StartError("The database that was killed is not there again.");
  return withClient(url, "DATABASE_OWNER_URL", work);
}

async function inTurn(root: string, folder: DataFolder, lifetime: Lifetime) {
  const databaseUrl = (await runningAddresses(folder))?.appUrl;
  const { authSecret } = folder.kept();
  if (!databaseUrl || !authSecret) throw new StartError("The database that was killed is not there again.");
  const distFolder = process.env.NEXT_DIST_DIR || ".next";
  return restartInTurn({ root, databaseUrl, authSecret, distFolder, log: join(folder.path, "turns.log") }, lifetime);
}

function countOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function readArguments(args: readonly string[]): { rounds: number; seed: number } {
  const given = (name: string, otherwise: number) => {
    const place = args.indexOf(name);
    const number = place < 0 ? otherwise : Number(args[place + 1]);
    if (!Number.isInteger(number) || number < 1)
      throw new StartError(`Write a whole number after ${name}, as in npm run durability -- --rounds 20 --seed 7.`);
    return number;
  };
  return { rounds: given("--rounds", 20), seed: given("--seed", 1 + (Date.now() % 1_000_000)) };
}
