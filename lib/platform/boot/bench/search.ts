/**
 * `npm run bench:search -- DATA`: looks for words and filters in the record that `bench:tables --keep DATA` left there,
 * through the served app as a page reads it (`GET /api/v1/negotiations/SLUG/search`), and beside it in the same run by
 * statements written by hand over bare `node:http` and `pg`; by one client and by sixteen. The two take turns in being asked
 * first, and have to find the same records, unless there are more than either looks at. `--times N` asks each so often (30),
 * `--json` prints an array alone. `npm run bench` does the same in its own record.
 */
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Client } from "pg";
import { startBare } from "./bare";
import { compare, type Side } from "./compare";
import { type Compared, inWords, report } from "./lines";
import { type Ask, asksOf } from "./search/asks";
import { ensureBuilt, ownDatabase, serveApp } from "./served";
import { withClient } from "../connect";
import type { Launched } from "../launched";
import { Lifetime } from "../lifetime";
import { HttpCaller } from "../soak/http-caller";
import { StartError } from "../start-error";

type Asked = { data: string; times: number; json: boolean };

const clientsAtOnce = [1, 16];
const arabicWord = "سولې";

export async function main(launched: Launched): Promise<void> {
  const asked = readArguments(launched.args);
  const lifetime = new Lifetime(130);
  await lifetime.run(async () => {
    const database = await ownDatabase(launched, lifetime, asked.data);
    const { ownerUrl } = database;
    await ensureBuilt(launched, lifetime);
    const { web, origin } = await serveApp(launched.root, database, lifetime, { name: "search" });
    const reader = new HttpCaller("owner", origin);
    await reader.signIn();
    const lines = await withClient(ownerUrl, "DATABASE_OWNER_URL", (owner) =>
      measureSearch({ launched, lifetime, owner, ownerUrl, origin, reader, pid: web.pid, times: asked.times }),
    );
    report(lines, asked.json);
  });
  await lifetime.exit(0);
}

export type SearchGround = {
  launched: Launched;
  lifetime: Lifetime;
  owner: Client;
  ownerUrl: string;
  /** The served app, its reader and its process. */
  origin: string;
  reader: HttpCaller;
  pid: number;
  times: number;
  /** Told where the two sides find not the same, which is then not measured; without it, that is thrown. */
  leaveOut?: (difference: Error) => void;
};

/** Looks in the negotiation with the most positions. Throws where the record holds none. */
export async function measureSearch(ground: SearchGround): Promise<Compared[]> {
  const { launched, lifetime, owner, ownerUrl, origin, reader, pid, times, leaveOut } = ground;
  const { rows } = await owner.query<{ id: string; slug: string }>(
    `select n.id, n.slug from negotiation n join position p on p.negotiation_id = n.id
      group by n.id order by count(*) desc limit 1`,
  );
  const [largest] = rows;
  if (!largest) throw new StartError("There is no position in this record: load some with bench:tables --keep.");
  // What was made to be measured is in English alone.
  const said = await reader.run(
    "risk.record",
    { negotiationId: largest.id, text: `د ${arabicWord} خبرې` },
    randomUUID(),
  );
  if (said?.status !== 200) throw new Error(`risk.record: ${said?.status ?? "no answer"} ${said?.message ?? ""}`);
  await owner.query("analyze");
  const asks = await asksOf(owner, { negotiationId: largest.id, arabicWord });
  const statements = asks.map(({ bare }) => ({ statements: [bare], isPage: false }));
  const bare = await startBare(launched.root, lifetime, { url: ownerUrl, asks: statements });
  const signal = AbortSignal.timeout(3_600_000);
  const lines: Compared[] = [];
  for (const [place, ask] of asks.entries()) {
    const path = `/api/v1/negotiations/${largest.slug}/search?${new URLSearchParams(ask.params)}`;
    const ours: Side = { ask: () => reader.open(path, { from: origin, headers: {}, signal }), pid };
    const byHand: Side = { ask: () => fetch(bare.addressOf(place), { signal }), pid: bare.pid };
    const difference = await differenceOf(ask, await ours.ask(), await byHand.ask());
    if (difference && !leaveOut) throw difference;
    if (difference) {
      leaveOut?.(difference);
      continue;
    }
    const comparison = { operation: ask.operation, goal: null, ours, bare: byHand, isOursFirst: place % 2 === 0 };
    for (const clients of clientsAtOnce)
      lines.push(
        await launched.step(`${ask.operation}, ${clients} at once`, async (detail) => {
          const line = await compare(comparison, { clients, times: Math.max(times, clients * 4) });
          detail(inWords(line));
          return line;
        }),
      );
  }
  return lines;
}

/** How the two do not find the same, as far as it is a matter of what is found; null where they do. Throws where one is refused. */
async function differenceOf({ operation, isMeant }: Ask, ours: Response, bare: Response): Promise<Error | null> {
  if (!ours.ok || !bare.ok) throw new Error(`${operation}: ${ours.status}, by hand ${bare.status}`);
  const said = (await ours.json()) as { groups: { hits: { recordId: string }[] }[]; lookedAt: number | null };
  const [rows = []] = (await bare.json()) as { record_id: string }[][];
  // Of more than are looked at each side looks at some, and which those are is up to the plan.
  if (isMeant || said.lookedAt !== null) return null;
  const found = said.groups.flatMap(({ hits }) => hits.map(({ recordId }) => recordId)).sort();
  const byHand = rows.map((row) => row.record_id).sort();
  if (found.join() === byHand.join()) return null;
  return new Error(`${operation}: ours finds ${found.length} records, the statement by hand ${byHand.length} others`);
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
