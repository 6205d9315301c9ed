/**
 * `npm run bench:search -- DATA`: looks for words and filters in the record that `bench:tables --keep DATA` left there,
 * through the served app as a page reads it (`GET /api/v1/negotiations/SLUG/search`), and beside it in the same run by
 * statements written by hand over bare `node:http` and `pg`; by one client and by sixteen. The two take turns in being asked
 * first, and have to find the same records, unless there are more than either looks at. `--times N` asks each so often (30;
 * from 100 on it also says what one in twenty is slower than), `--json` prints an array alone.
 */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Client } from "pg";
import { type Asking, type Durations, durations, percentile, rounded } from "./timing";
import { ensureBuilt, ownDatabase, serveApp } from "./served";
import { withoutSecrets } from "../build";
import { withClient } from "../connect";
import type { Database } from "../database";
import { HttpCaller } from "../soak/http-caller";
import type { Launched } from "../launched";
import { Lifetime } from "../lifetime";
import { freePort } from "../ports.mjs";
import { type Ask, asksOf } from "./search/asks";
import { StartError } from "../start-error";

type Asked = { data: string; times: number; json: boolean };

/** In milliseconds. `ratio`: of the middle ones; `ratioOfP95`: of those that one in twenty is slower than. */
type Line = { operation: string; clients: number; ratio: number; p50: number; bareP50: number } & Partial<
  Record<"ratioOfP95" | "p95" | "bareP95", number>
>;

/** Of fewer the slowest twentieth is one or two, which say nothing. */
const enoughForP95 = 100;

const clientsAtOnce = [1, 16];
const arabicWord = "سولې";

export async function main(launched: Launched): Promise<void> {
  const asked = readArguments(launched.args);
  const lifetime = new Lifetime(130);
  await lifetime.run(async () => {
    const database = await ownDatabase(launched, lifetime, asked.data);
    await ensureBuilt(launched, lifetime);
    await withClient(database.ownerUrl, "DATABASE_OWNER_URL", (owner) =>
      measure(launched, asked, { database, owner, lifetime }),
    );
  });
  await lifetime.exit(0);
}

type Ground = { database: Database; owner: Client; lifetime: Lifetime };

async function measure({ root, step }: Launched, asked: Asked, { database, owner, lifetime }: Ground): Promise<void> {
  const { rows } = await owner.query<{ id: string; slug: string; positions: number }>(
    `select n.id, n.slug, count(*)::int as positions from negotiation n join position p on p.negotiation_id = n.id
      group by n.id order by 3 desc limit 1`,
  );
  const [largest] = rows;
  if (!largest) throw new StartError(`There is no position in ${asked.data}: load some with bench:tables --keep.`);
  const { origin } = await serveApp(root, database, lifetime, { name: "search" });
  const reader = new HttpCaller("owner", origin);
  await reader.signIn();
  // The votes are in English alone.
  const said = await reader.run(
    "risk.record",
    { negotiationId: largest.id, text: `د ${arabicWord} خبرې` },
    randomUUID(),
  );
  if (said?.status !== 200) throw new Error(`risk.record: ${said?.status ?? "no answer"} ${said?.message ?? ""}`);
  await owner.query("analyze");
  const asks = await asksOf(owner, { negotiationId: largest.id, arabicWord });
  const port = await freePort();
  await startBare(root, lifetime, { port, url: database.ownerUrl, asks });
  const signal = AbortSignal.timeout(3_600_000);
  const ours = (ask: Ask) =>
    reader.open(`/api/v1/negotiations/${largest.slug}/search?${new URLSearchParams(ask.params)}`, {
      from: origin,
      headers: {},
      signal,
    });
  const lines: Line[] = [];
  for (const [place, ask] of asks.entries()) {
    const byHand = () => fetch(`http://127.0.0.1:${port}/${place}`);
    await requireSame(ask, await ours(ask), await byHand());
    for (const clients of clientsAtOnce) {
      const line = await step(`${ask.operation}, ${clients} at once`, async () => {
        const times = Math.max(asked.times, clients * 4);
        const [product, bare] = await inTurns(() => ours(ask), byHand, {
          times,
          clients,
          isOursFirst: place % 2 === 0,
        });
        return lineOf(ask.operation, clients, product, bare);
      });
      lines.push(line);
    }
  }
  if (asked.json) {
    console.log(JSON.stringify(lines, null, 1));
    return;
  }
  const positions = largest.positions.toLocaleString("en");
  console.log(`  ${positions} positions; the middle one in ms, ours beside the bare statement`);
  for (const { operation, clients, ratio, ratioOfP95, p50, p95, bareP50, bareP95 } of lines) {
    const slow = ratioOfP95 === undefined ? "" : `, at p95 ${p95} beside ${bareP95}, ${ratioOfP95} ×`;
    console.log(`  ${`${operation}, ${clients} at once`.padEnd(42)} ${p50} beside ${bareP50}, ${ratio} ×${slow}`);
  }
}

/** Throws where the two do not find the same, as far as it is a matter of what is found. */
async function requireSame({ operation, isMeant }: Ask, ours: Response, bare: Response): Promise<void> {
  if (!ours.ok || !bare.ok) throw new Error(`${operation}: ${ours.status}, by hand ${bare.status}`);
  const said = (await ours.json()) as { groups: { hits: { recordId: string }[] }[]; lookedAt: number | null };
  const rows = (await bare.json()) as { record_id: string }[];
  // Of more than are looked at each side looks at some, and which those are is up to the plan.
  if (isMeant || said.lookedAt !== null) return;
  const found = said.groups.flatMap(({ hits }) => hits.map(({ recordId }) => recordId)).sort();
  const byHand = rows.map((row) => row.record_id).sort();
  if (found.join() !== byHand.join())
    throw new Error(`${operation}: ours finds ${found.length} records, the statement by hand ${byHand.length} others`);
}

/** The one that is asked second finds the pages that the first has read in memory. */
async function inTurns(
  ours: () => Promise<Response>,
  bare: () => Promise<Response>,
  { isOursFirst, ...asking }: Asking & { isOursFirst: boolean },
): Promise<[Durations, Durations]> {
  const taken = async (ask: () => Promise<Response>) => (await durations(ask, asking)).taken;
  if (isOursFirst) return [await taken(ours), await taken(bare)];
  const first = await taken(bare);
  return [await taken(ours), first];
}

function lineOf(operation: string, clients: number, ours: Durations, bare: Durations): Line {
  const [p50, bareP50] = [part(ours, 0.5), part(bare, 0.5)];
  const line = { operation, clients, ratio: rounded(p50 / bareP50), p50, bareP50 };
  if (Math.min(ours.length, bare.length) < enoughForP95) return line;
  const [p95, bareP95] = [part(ours, 0.95), part(bare, 0.95)];
  return { ...line, ratioOfP95: rounded(p95 / bareP95), p95, bareP95 };
}

const part = (sorted: Durations, share: number) => rounded(percentile(sorted, share));

/** Gives back when it can be asked. */
async function startBare(
  root: string,
  lifetime: Lifetime,
  { port, url, asks }: { port: number; url: string; asks: readonly Ask[] },
): Promise<void> {
  const program = join(root, "lib", "platform", "boot", "bench", "search", "bare.mjs");
  const env: Record<string, string | undefined> = {
    ...withoutSecrets(process.env),
    BARE_DATABASE_URL: url,
    BARE_STATEMENTS: JSON.stringify(asks.map(({ bare }) => bare)),
  };
  const bare = spawn(process.execPath, [program, String(port)], {
    env: env as NodeJS.ProcessEnv,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  lifetime.defer(() => void bare.kill());
  const over = once(bare, "exit").then(() => Promise.reject(new Error("The bare statements cannot be asked.")));
  await Promise.race([once(bare, "message"), over]);
}

function readArguments(args: string[]): Asked {
  const usage = "Write npm run bench:search -- DATA, with --times N or --json; bench:tables --keep DATA loads it.";
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { times: { type: "string", default: "30" }, json: { type: "boolean", default: false } },
    });
    const [data] = positionals;
    if (!data || !existsSync(data)) throw new StartError(usage);
    if (!(Number(values.times) > 0)) throw new TypeError("--times is no number");
    return { data: resolve(data), times: Number(values.times), json: values.json };
  } catch (error) {
    if (error instanceof StartError || !(error instanceof TypeError)) throw error;
    throw new StartError(`${error.message}. ${usage}`);
  }
}
