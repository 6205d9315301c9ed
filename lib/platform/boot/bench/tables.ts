/**
 * `npm run bench:tables -- FOLDER`: takes in the roll calls of that folder (or of `UN_VOTES`) through a server of its own,
 * signed in as a person and in parts as a browser sends them, and beside it in the same run reads the same positions by a
 * bare `COPY`. Says rows a second of each step, how memory grew, and whether count and chain hold. `--rows N` takes in the
 * first N votes alone, `--keep DATA` leaves the record in that folder instead of undoing it, `--json` prints an array alone.
 */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Client } from "pg";
import { type TableOfVotes, tablesOfVotes } from "@/prisma/desk/votes/tables";
import { checkNegotiations } from "../audit-read";
import { ensureBuilt, ownDatabase, serveApp } from "./served";
import { withClient } from "../connect";
import type { Database } from "../database";
import { HttpCaller } from "../soak/http-caller";
import type { Launched } from "../launched";
import { Lifetime } from "../lifetime";
import { StartError } from "../start-error";
import { bareCopy } from "./tables/bare-copy";
import { growthOf, type Held, watchMemory } from "./tables/memory";
import { foundVotes, TableTaken } from "./tables/taking-in";

type Asked = { folder: string; rows: number; keep: string | undefined; json: boolean };

/** `ratio`: how many times as long as the bare COPY of the positions, per row; of memory, the last third beside the first. */
type Line = {
  operation: string;
  clients: 1;
  ratio: number | null;
  rows?: number;
  rowsPerSecond?: number;
  megabytes?: number;
};

export async function main(launched: Launched): Promise<void> {
  const asked = readArguments(launched.args);
  const lifetime = new Lifetime(130);
  let isWhole = false;
  await lifetime.run(async () => {
    const database = await ownDatabase(launched, lifetime, asked.keep);
    await ensureBuilt(launched, lifetime);
    isWhole = await withClient(database.ownerUrl, "DATABASE_OWNER_URL", (owner) =>
      measure(launched, asked, { database, owner, lifetime }),
    );
  });
  await lifetime.exit(isWhole ? 0 : 1);
}

type Ground = { database: Database; owner: Client; lifetime: Lifetime };

async function measure(launched: Launched, asked: Asked, { database, owner, lifetime }: Ground): Promise<boolean> {
  const { root, step } = launched;
  const { web, origin } = await serveApp(root, database, lifetime, { name: "tables" });
  const caller = new HttpCaller("owner", origin);
  await caller.signIn();
  const { negotiationId, slug, sourceId } = await foundVotes(caller);
  const tables = await step("looking through the folder", () => tablesOfVotes(asked.folder, asked.rows));
  const postgres = Number(
    readFileSync(join(database.postgres?.cluster.folder.cluster ?? "", "postmaster.pid"), "utf8").split("\n")[0],
  );
  const steps: { operation: string; rows: number; seconds: number }[] = [];
  const timed = async (operation: string, rows: number, work: () => Promise<number>) =>
    steps.push({ operation, rows, seconds: await step(operation, work) });
  const takenOf = () => new TableTaken(caller, owner, negotiationId);
  const [parties, rollCalls, votes] = tables;
  for (const table of [parties, rollCalls]) await takeIn(takenOf(), table, sourceId, timed);
  // Of the votes alone: before them both are still warming up.
  const { held, stop } = watchMemory({ "the server": web.pid, Postgres: postgres });
  lifetime.defer(stop);
  const last = takenOf();
  await takeIn(last, votes, sourceId, timed);
  const { good, bad, known } = await last.counts();
  stop();
  mkdirSync(join(root, ".bench"), { recursive: true });
  const copied = await step("the same positions by COPY", () =>
    bareCopy(owner, negotiationId, join(root, ".bench", "positions.copy")),
  );
  const size = await sizeOf(owner);
  if (!asked.keep) await timed("undo votes.csv as one act", votes.rows, () => last.undo());
  const chains = await step("verifying the chain", () => checkNegotiations(owner, slug));
  const isIntact = chains.every(({ finding }) => finding.isIntact);
  report(asked, linesOf(steps, copied, held, size));
  const isWhole = copied.rows === votes.rows && good === votes.rows && bad === 0 && known === 0 && isIntact;
  if (!asked.json)
    console.log(
      `  ${copied.rows} of ${votes.rows} positions on record, ${bad} bad; the chain is ${isIntact ? "intact" : "BROKEN"}`,
    );
  else if (!isWhole) console.error(`${copied.rows} of ${votes.rows} positions, ${bad} bad, chain intact: ${isIntact}`);
  return isWhole;
}

async function takeIn(
  taken: TableTaken,
  table: TableOfVotes,
  sourceId: string,
  timed: (operation: string, rows: number, work: () => Promise<number>) => Promise<unknown>,
): Promise<void> {
  await timed(`send ${table.name}`, table.rows, () => taken.send(table));
  await timed(`check ${table.name}`, table.rows, () => taken.check(table.mapping(sourceId)));
  await timed(`record ${table.name}`, table.rows, () => taken.record());
}

function linesOf(
  steps: readonly { operation: string; rows: number; seconds: number }[],
  copied: { rows: number; seconds: number },
  held: readonly Held[],
  size: number,
): Line[] {
  const bare = copied.seconds / copied.rows;
  const timed = steps.map(({ operation, rows, seconds }): Line => {
    const isOfVotes = operation.includes("votes.csv");
    return {
      operation,
      clients: 1,
      ratio: isOfVotes ? rounded(seconds / rows / bare) : null,
      rows,
      rowsPerSecond: Math.round(rows / seconds),
    };
  });
  const memory = held.flatMap(({ name, samples }): Line[] => {
    if (samples.length < 3) return [];
    const { last, ratio } = growthOf(samples);
    return [
      { operation: `memory of ${name}, last third beside first`, clients: 1, ratio: rounded(ratio), megabytes: last },
    ];
  });
  return [
    ...timed,
    {
      operation: "bare COPY of the positions",
      clients: 1,
      ratio: 1,
      rows: copied.rows,
      rowsPerSecond: Math.round(1 / bare),
    },
    ...memory,
    { operation: "the database", clients: 1, ratio: null, megabytes: size },
  ];
}

const rounded = (value: number) => Math.round(value * 100) / 100;

function report({ json }: Asked, lines: readonly Line[]): void {
  if (json) {
    console.log(JSON.stringify(lines, null, 1));
    return;
  }
  for (const { operation, ratio, rows, rowsPerSecond, megabytes } of lines) {
    const said =
      megabytes === undefined
        ? `${rowsPerSecond?.toLocaleString("en")} rows/s of ${rows?.toLocaleString("en")}`
        : `${megabytes.toLocaleString("en")} MB`;
    console.log(`  ${operation.padEnd(48)} ${said.padEnd(30)} ${ratio === null ? "" : `${ratio} ×`}`);
  }
}

async function sizeOf(owner: Client): Promise<number> {
  const { rows } = await owner.query<{ size: string }>("select pg_database_size(current_database()) as size");
  return Math.round(Number(rows[0]?.size ?? 0) / 1024 / 1024);
}

function readArguments(args: string[]): Asked {
  const usage = "Write npm run bench:tables -- FOLDER, with --rows N, --keep DATA or --json.";
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        rows: { type: "string", default: "Infinity" },
        keep: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    const folder = positionals[0] ?? process.env.UN_VOTES;
    if (!folder || !existsSync(folder))
      throw new StartError(
        `${usage} FOLDER, or UN_VOTES, holds parties.csv, roll-calls.csv and votes.csv: README.md says where to take them from.`,
      );
    if (!(Number(values.rows) > 0)) throw new TypeError("--rows is no number");
    return {
      ...{ folder: resolve(folder), rows: Number(values.rows), json: values.json },
      keep: values.keep && resolve(values.keep),
    };
  } catch (error) {
    if (error instanceof StartError || !(error instanceof TypeError)) throw error;
    throw new StartError(`${error.message}. ${usage}`);
  }
}
