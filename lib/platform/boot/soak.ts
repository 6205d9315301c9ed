/**
 * `npm run soak -- PART…`: what breaks at a team's, done to a Parley under load, and what becomes of it: every write that
 * was acknowledged has to be on record afterwards, once, in an intact chain; whoever asked meanwhile has to be answered
 * within a bound and told why not; and it has to serve again without a person. Without a name all parts are done.
 * `--rounds N` (100) are the kills, `--seconds N` (60) how long each of the others lasts, `--seed N` does the same choices
 * again, `--older FOLDER` is a built checkout to upgrade from, `--json` prints an array alone. Ends with 1 if anything was lost, doubled or answered as a fault.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt } from "./bench/served";
import { startCluster, stopCluster } from "./cluster";
import type { Launched } from "./launched";
import { Lifetime } from "./lifetime";
import { childrenOf } from "./process-identity";
import { clockBack } from "./soak/clock-back";
import { diskFull } from "./soak/disk-full";
import { inTurn } from "./soak/in-turn";
import { killed } from "./soak/killed";
import { type Line, print } from "./soak/line";
import { migrationFails } from "./soak/migration-fails";
import { type Absence, postgresAway } from "./soak/postgres-away";
import { postmasterOf } from "./soak/served";
import { Site } from "./soak/site";
import { slowClients } from "./soak/slow-clients";
import { twoVersions, upgraded } from "./soak/two-versions";
import { StartError } from "./start-error";

type Asked = {
  site: Site;
  rounds: number;
  /** How long a fault lasts, in ms. */
  lasts: number;
  connections: number;
  seed: number;
  /** A built checkout of an older Parley. */
  older: string | undefined;
  detail: (text: string) => void;
  lifetime: Lifetime;
};

/** A sentence where it cannot be done here. */
type Part = (asked: Asked) => Promise<(Line | string)[]>;

const parts: Record<string, Part> = {
  killed: async ({ site, rounds, seed, detail }) => {
    const { served, place } = await site.asWhole();
    return [await killed({ served, place, rounds, seed, detail })];
  },
  "postgres-away": async ({ site, lasts, seed }) => {
    const lines: Line[] = [];
    const { folder } = site;
    const part = "postgres-away";
    const { served, place } = await site.asWhole();
    const ended: Absence = {
      how: "the embedded database was told to end, and started again by npm start",
      begin: async () => void process.kill(postmasterOf(folder), "SIGINT"),
      end: () => served.isServing(),
    };
    lines.push(await postgresAway({ part, place, absence: ended, lasts: 0, seed }));
    const apart = await site.asApart();
    const { cluster } = apart.postgres;
    lines.push(await postgresAway({ part, place: apart.place, absence: frozen(site), lasts, seed: seed + 1 }));
    const stopped: Absence = {
      how: "a database of one's own was stopped",
      begin: () => stopCluster(cluster),
      end: async () => void (await startCluster(cluster, { keepsPort: true })),
    };
    lines.push(await postgresAway({ part, place: apart.place, absence: stopped, lasts, seed: seed + 2 }));
    return lines;
  },
  "slow-clients": async ({ site, lasts, connections, seed }) => {
    const { place } = await site.asApart();
    return [await slowClients({ place, connections, lasts, seed })];
  },
  "in-turn": async ({ site, lifetime }) => {
    await site.asApart();
    return [await inTurn(site, lifetime)];
  },
  "migration-fails": async ({ site, seed }) => {
    const { place } = await site.asApart();
    return [await migrationFails({ root: site.root, place, seed })];
  },
  "two-versions": async ({ site }) => [await twoVersions({ site, apart: await site.asApart(), behind: 1 })],
  upgrade: async ({ site, older, lifetime }) => [
    older
      ? await upgraded(site, lifetime, resolve(older))
      : "upgrade: name a built checkout of an older Parley by --older.",
  ],
  "clock-back": async ({ site, lasts, seed }) => {
    const line = await clockBack({ site, lasts, seed });
    await site.stop();
    return [line];
  },
  "disk-full": async ({ site, lasts, seed, lifetime }) => [await diskFull({ site, lasts, seed, lifetime })],
};

/** It does not run, and does not end: as behind a wire that is cut, or on a disk that hangs. */
function frozen({ folder }: Site): Absence {
  let pids: number[] = [];
  const signal = (name: NodeJS.Signals) => {
    for (const pid of pids) process.kill(pid, name);
    return Promise.resolve();
  };
  return {
    how: "a database of one's own stood still (SIGSTOP)",
    begin: () => {
      const postmaster = postmasterOf(folder);
      pids = [postmaster, ...childrenOf(postmaster)];
      return signal("SIGSTOP");
    },
    end: () => signal("SIGCONT"),
  };
}

export async function main(launched: Launched): Promise<void> {
  const { names, json, ...asked } = readArguments(launched.args);
  const lifetime = new Lifetime(130);
  const lines: Line[] = [];
  let isWhole = true;
  await lifetime.run(async () => {
    const { step } = launched;
    await ensureBuilt(launched, lifetime);
    const site = await Site.make(launched.root, lifetime);
    await step("starting a Parley to be broken", () => site.asWhole());
    for (const name of names) {
      const found = await step(
        name,
        (detail) => parts[name]?.({ ...asked, site, detail, lifetime }) ?? Promise.resolve([]),
      );
      for (const line of found) {
        if (typeof line === "string") {
          isWhole = false;
          console.error(`  ${line}`);
        } else {
          lines.push(line);
          if (!json) print(line);
          // The folder with what they said is gone afterwards.
          if (line.problems.length > 0) for (const fault of site.faults()) console.error(`    ${fault}`);
        }
      }
    }
  });
  await lifetime.end();
  if (json) console.log(JSON.stringify(lines, null, 2));
  else if (!isWhole) console.log("\n  Some parts could not be done on this machine; see above.");
  process.exit(lines.some(({ problems }) => problems.length > 0) ? 1 : 0);
}

function readArguments(args: readonly string[]) {
  const usage = `Write npm run soak -- ${Object.keys(parts).join(" ")}, or none for all, with --rounds N, --seconds N, --connections N, --seed N, --older FOLDER or --json.`;
  const { positionals, values } = parsed(args, usage);
  const strange = positionals.find((name) => !parts[name]);
  if (strange) throw new StartError(`There is no part ${strange}. ${usage}`);
  const number = (text: string) => {
    const given = Number(text);
    if (!Number.isInteger(given) || given < 1) throw new StartError(usage);
    return given;
  };
  return {
    names: positionals.length > 0 ? positionals : Object.keys(parts),
    rounds: number(values.rounds),
    lasts: number(values.seconds) * 1000,
    connections: number(values.connections),
    older: values.older,
    seed: number(values.seed ?? String(1 + (Date.now() % 1_000_000))),
    json: values.json,
  };
}

function parsed(args: readonly string[], usage: string) {
  const options = {
    rounds: { type: "string", default: "100" },
    seconds: { type: "string", default: "60" },
    connections: { type: "string", default: "500" },
    seed: { type: "string" },
    older: { type: "string" },
    json: { type: "boolean", default: false },
  } as const;
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new StartError(`${(error as Error).message}. ${usage}`);
  }
}
