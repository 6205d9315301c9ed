/**
 * `npm run bench:live`: two processes of the app on one Postgres, six who listen and one who writes, for `--minutes N`
 * (1), while the wires are cut `--cuts N` times (10) and one process is killed. With `--browsers N` so many look at a page
 * besides. Says how long a commit takes to be told, and to be seen on the pages, beside one bare listener that sends each
 * announcement on, and ends with 1 if anything was missed or told twice.
 */
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { demoEmail } from "@/lib/platform/demo-people";
import { paths } from "@/lib/platform/paths";
import { openBrowser } from "./browser";
import { ensureBuilt, ownDatabase, serveApp } from "./served";
import { withClient } from "../connect";
import type { Database } from "../database";
import { type Ground, prepareGround } from "../soak/acts";
import { type Address, HttpCaller } from "../soak/http-caller";
import type { Launched } from "../launched";
import { Lifetime } from "../lifetime";
import { Onlooker } from "./live/onlooker";
import { EventReader, type Heard } from "./live/reader";
import { startBare, toldIn, write } from "./live/telling";
import { freePort } from "../ports.mjs";
import type { Web } from "../web";

const listeners = ["owner", "manager", "officer", "owner", "manager", "officer"] as const satisfies Address[];
/** Between two acts, ms: where pages are drawn for each, they have to be done with one before the next. */
const pause = { told: 250, seen: 3000 };
/** How long the killed process is away, and how long what its readers missed may take to be drawn, ms. */
const killed = 15_000;

export async function main(launched: Launched): Promise<void> {
  const { values } = parseArgs({
    args: launched.args,
    options: {
      minutes: { type: "string", default: "1" },
      cuts: { type: "string", default: "10" },
      browsers: { type: "string", default: "0" },
    },
  });
  const lifetime = new Lifetime(130);
  let faults = 0;
  await lifetime.run(async () => {
    const database = await ownDatabase(launched, lifetime);
    await ensureBuilt(launched, lifetime);
    faults = await measure(launched, database, lifetime, {
      duration: Number(values.minutes) * 60_000,
      cuts: Number(values.cuts),
      browsers: Number(values.browsers),
    });
  });
  await lifetime.end();
  process.exit(faults > 0 ? 1 : 0);
}

async function measure(
  { root, step }: Launched,
  database: Database,
  lifetime: Lifetime,
  { duration, cuts, browsers }: { duration: number; cuts: number; browsers: number },
): Promise<number> {
  const ports = [await freePort(), await freePort()] as const;
  const origins = ports.map((port) => `http://127.0.0.1:${port}`);
  const originOf = (n: number) => origins[n % origins.length] ?? "";
  const serve = async (port: number): Promise<Web> =>
    (await serveApp(root, database, lifetime, { name: "live", port })).web;
  const webs = await step("starting two processes", async () => [await serve(ports[0]), await serve(ports[1])]);
  const callers = await Promise.all(
    listeners.map(async (who, n) => {
      const caller = new HttpCaller(who, originOf(n));
      await caller.signIn();
      return caller;
    }),
  );
  const writer = new HttpCaller("owner", originOf(0));
  await writer.signIn();
  const ground = await prepareGround(writer, [demoEmail("manager"), demoEmail("officer")]);

  const barePort = await freePort();
  const bare = startBare(root, database.databaseUrl, barePort);
  lifetime.defer(() => void bare.kill());
  const readers = callers.map(
    (caller, n) =>
      new EventReader(
        // A proxy in front would send who finds one process gone to the other.
        (last, attempt, signal) =>
          caller.open(paths.live, {
            from: originOf(n + attempt),
            headers: last ? { "last-event-id": last } : {},
            signal,
          }),
        (event, data) => (event === "changes" ? toldIn(data, ground) : event === "resync" ? ["resync"] : []),
      ),
  );
  const bareReaders = listeners.map(
    () =>
      new EventReader(
        (_, __, signal) => fetch(`http://127.0.0.1:${barePort}`, { signal }),
        (event, data) => (event === "entry" && data.startsWith(ground.negotiationId) ? [data.split(" ")[1] ?? ""] : []),
      ),
  );
  for (const reader of [...readers, ...bareReaders]) await reader.start();

  const onlookers = await step(browsers > 0 ? `opening ${browsers} browsers` : "opening no browser", () =>
    openBrowsers(browsers, ground, callers, originOf, lifetime),
  );
  const written = new Map<string, string>();
  await step(`writing for ${duration / 60_000} minutes, with ${cuts} cuts and a kill`, async (detail) => {
    const began = Date.now();
    let cut = 0;
    let isKilled = false;
    let isBack: Promise<Web> | undefined;
    while (Date.now() - began < duration) {
      const done = (Date.now() - began) / duration;
      if (done > (cut + 1) / (cuts + 1)) {
        cut++;
        // Now one of them, now all.
        for (const reader of cut % 3 === 0 ? readers : readers.slice(cut % readers.length).slice(0, 1)) reader.cut();
        for (const onlooker of cut % 3 === 0 ? onlookers : onlookers.slice(cut % browsers).slice(0, 1))
          void onlooker.cut();
      }
      if (!isKilled && done > 0.5) {
        isKilled = true;
        process.kill(-(webs[1]?.pid ?? 0), "SIGKILL");
        for (const onlooker of onlookers.filter((_, n) => n % 2 === 1)) onlooker.disturb(killed);
        isBack = delay(1500).then(() => serve(ports[1]));
      }
      const { seriesId, mark } = await write(writer, ground);
      written.set(seriesId, mark);
      detail(`${written.size} acts`);
      await delay(browsers > 0 ? pause.seen : pause.told);
    }
    await isBack;
    // A stream that a browser could not open is opened again after fifteen seconds.
    await delay(browsers > 0 ? 25_000 : 3000);
  });
  for (const reader of [...readers, ...bareReaders]) await reader.stop();
  return report(database, ground, written, { readers, bareReaders, onlookers });
}

/** At every second one of the processes each, on the page that says all that was done. */
async function openBrowsers(
  count: number,
  { slug }: Ground,
  callers: readonly HttpCaller[],
  originOf: (n: number) => string,
  lifetime: Lifetime,
): Promise<Onlooker[]> {
  if (count === 0) return [];
  const browser = await openBrowser(lifetime);
  const onlookers: Onlooker[] = [];
  for (let n = 0; n < count; n++) {
    const caller = callers[n % callers.length];
    if (!caller) break;
    const address = originOf(n) + paths.activity(slug);
    onlookers.push(await Onlooker.at(browser, address, caller.carried()));
  }
  return onlookers;
}

async function report(
  { ownerUrl }: Database,
  { negotiationId }: Ground,
  written: ReadonlyMap<string, string>,
  by: { readers: readonly EventReader[]; bareReaders: readonly EventReader[]; onlookers: readonly Onlooker[] },
): Promise<number> {
  const { readers, bareReaders, onlookers } = by;
  const { rows } = await withClient(ownerUrl, "DATABASE_OWNER_URL", (owner) =>
    owner.query<{ seq: string; seriesId: string; at: Date }>(
      'select seq, series_id as "seriesId", at from audit_entry where negotiation_id = $1 and series_id is not null',
      [negotiationId],
    ),
  );
  const bySeries = new Map(rows.map(({ seriesId, at }) => [seriesId, at.getTime()]));
  const bySeq = new Map(rows.map(({ seq, at }) => [seq, at.getTime()]));
  let [missed, doubled, resyncs] = [0, 0, 0];
  for (const { heard } of readers) {
    const keys = heard.map(({ key }) => key);
    missed += [...written.keys()].filter((id) => !keys.includes(id)).length;
    doubled += keys.length - new Set(keys).size;
    resyncs += keys.filter((key) => key === "resync").length;
  }
  const taken = (from: readonly EventReader[], moments: ReadonlyMap<string, number>) =>
    from.flatMap(({ heard }) =>
      heard.flatMap(({ key, at, isCaughtUp }: Heard) => {
        const moment = moments.get(key);
        return isCaughtUp || moment === undefined ? [] : [at - moment];
      }),
    );
  const [ours, bare] = [taken(readers, bySeries), taken(bareReaders, bySeq)];
  console.log(
    `  ${written.size} acts, ${readers.length} listeners, ${readers.reduce((sum, r) => sum + r.connections, 0)} connections`,
  );
  console.log(`  from the entry in the chain to who listens: p50 ${part(ours, 0.5)} ms, p95 ${part(ours, 0.95)} ms`);
  console.log(`  the bare announcement, in the same run:     p50 ${part(bare, 0.5)} ms, p95 ${part(bare, 0.95)} ms`);
  const unseen = onlookers.length > 0 ? reportSeen(written, bySeries, onlookers) : 0;
  console.log(`  ${missed} missed, ${doubled} told twice, ${resyncs} told to draw anew`);
  return missed + doubled + unseen;
}

/** How many acts some page never showed. */
function reportSeen(
  written: ReadonlyMap<string, string>,
  moments: ReadonlyMap<string, number>,
  onlookers: readonly Onlooker[],
): number {
  const [durations, late]: [number[], number[]] = [[], []];
  let unseen = 0;
  for (const onlooker of onlookers)
    for (const [seriesId, mark] of written) {
      const [moment, at] = [moments.get(seriesId) ?? 0, onlooker.seen.get(mark)];
      if (at === undefined) unseen++;
      else (onlooker.wasDisturbedAt(moment) ? late : durations).push(at - moment);
    }
  console.log(
    `  to stand on the pages of ${onlookers.length} browsers:     p50 ${part(durations, 0.5)} ms, p95 ${part(durations, 0.95)} ms (${durations.length} sights)`,
  );
  console.log(
    `  where the wire was cut or the process killed: ${late.length} sights, the latest after ${part(late, 1)} ms`,
  );
  console.log(`  ${unseen} never seen`);
  return unseen;
}

/** The moments are written to the millisecond. */
function part(durations: readonly number[], share: number): string {
  const sorted = [...durations].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(1);
}
