/**
 * `npm run bench`: a made-up negotiation of 40 parties, 400 terms, 116,000 positions and 20,000 remarks, opened and written
 * through the served app as people and programs do, and beside it in the same run through a bare server: the same rows out
 * of the same Postgres by statements written by hand over `node:http` and `pg`. By one client and by sixteen; and once more
 * with a quarter and a sixteenth of the history, for how each grows. `--times N` asks each so often (60), `--only WORDS`
 * measures what is called so, `--data FOLDER` keeps the record elsewhere than in `.bench/desk`, `--json` prints an array alone.
 */
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { HttpCaller } from "./durability/http-caller";
import { ensureBuilt, ownDatabase, serveApp } from "./bench-served";
import { startBare } from "./bench/bare";
import { type Line, report } from "./bench/lines";
import { type Operation, readsOf } from "./bench/operations";
import { ensurePlaces } from "./bench/places";
import { processorOf } from "./bench/processes";
import { durations, growthExponent, percentile, rounded } from "./bench/timing";
import { withClient } from "./connect";
import type { Launched } from "./launched";
import { Lifetime } from "./lifetime";
import { reasonOf, StartError } from "./start-error";

type Asked = { times: number; only: string; data: string; json: boolean };

const clientsAtOnce = [1, 16] as const;

export async function main(launched: Launched): Promise<void> {
  const asked = readArguments(launched);
  const lifetime = new Lifetime(130);
  await lifetime.run(async () => {
    const database = await ownDatabase(launched, lifetime, asked.data);
    await ensureBuilt(launched, lifetime);
    const lines = await withClient(database.ownerUrl, "DATABASE_OWNER_URL", async (owner) => {
      const places = await launched.step("the records that are measured", () =>
        ensurePlaces(launched.root, database, owner, lifetime),
      );
      const served = await serveApp(launched.root, database, lifetime, { name: "bench" });
      const reader = new HttpCaller("owner", served.origin);
      await reader.signIn();
      const sized = places.map(({ size, at }) => ({ size, reads: readsOf(at) }));
      const bare = await startBare(launched.root, lifetime, {
        url: database.ownerUrl,
        asks: sized.flatMap(({ reads }) => reads.map((each) => each.bare)),
      });
      const ground = { ...served, reader, bare };
      return measureReads(launched, asked, ground, sized);
    });
    report(lines, asked.json);
  });
  await lifetime.exit(0);
}

type Ground = {
  web: { pid: number };
  origin: string;
  reader: HttpCaller;
  bare: Awaited<ReturnType<typeof startBare>>;
};
type Sized = readonly { size: number; reads: readonly Operation[] }[];

async function measureReads({ step }: Launched, asked: Asked, ground: Ground, sized: Sized): Promise<Line[]> {
  const lines: Line[] = [];
  const largest = sized.at(-1);
  for (const [place, { operation, goal }] of (largest?.reads ?? []).entries()) {
    if (!operation.includes(asked.only)) continue;
    const grown: { size: number; value: number }[] = [];
    for (const [n, { size, reads }] of sized.entries()) {
      const read = reads[place];
      if (!read) continue;
      const offset = n * reads.length + place;
      for (const clients of size === sized.at(-1)?.size ? clientsAtOnce : ([1] as const)) {
        const line = await step(`${operation}, ${size} × the history, ${clients} at once`, () =>
          compare(ground, { read, offset, goal: goal?.[clients === 1 ? 0 : 1] ?? null, clients, times: asked.times }),
        );
        if (clients === 1) grown.push({ size, value: line.p50 });
        if (size === largest?.size) lines.push(line);
      }
    }
    const first = lines.find((each) => each.operation === operation && each.clients === 1);
    if (first) first.exponent = rounded(growthExponent(grown), 2);
  }
  return lines;
}

type Compared = { read: Operation; offset: number; goal: number | null; clients: 1 | 16; times: number };

/** The two take turns in being asked first: the second finds the pages that the first has read in memory. */
async function compare(
  { web, origin, reader, bare }: Ground,
  { read, offset, goal, clients, times }: Compared,
): Promise<Line> {
  const signal = AbortSignal.timeout(3_600_000);
  const asking = { clients, times: Math.max(times, clients * 4) };
  const ours = async () => {
    const before = processorOf(web.pid);
    const measured = await durations(() => reader.open(read.path, { from: origin, headers: {}, signal }), asking);
    return { ...measured, processor: processorOf(web.pid) - before };
  };
  const byHand = async () => {
    const before = processorOf(bare.pid);
    const measured = await durations(() => fetch(bare.addressOf(offset), { signal }), asking);
    return { ...measured, processor: processorOf(bare.pid) - before };
  };
  const isOursFirst = offset % 2 === 0;
  const early = isOursFirst ? await ours() : await byHand();
  const late = isOursFirst ? await byHand() : await ours();
  const [product, hand] = isOursFirst ? [early, late] : [late, early];
  const middle = [percentile(product.taken, 0.5), percentile(hand.taken, 0.5)] as const;
  return {
    operation: read.operation,
    clients,
    ratio: rounded(middle[0] / middle[1], 2),
    goal,
    p50: rounded(middle[0]),
    bareP50: rounded(middle[1]),
    p95: rounded(percentile(product.taken, 0.95)),
    bareP95: rounded(percentile(hand.taken, 0.95)),
    perSecond: rounded(product.taken.length / product.seconds),
    barePerSecond: rounded(hand.taken.length / hand.seconds),
    processor: rounded(product.processor / product.taken.length),
    bareProcessor: rounded(hand.processor / hand.taken.length),
    kilobytes: rounded(product.bytes / 1000),
    bareKilobytes: rounded(hand.bytes / 1000),
  };
}

function readArguments({ root, args }: Launched): Asked {
  const usage = "Write npm run bench, with -- --times N, --only WORDS, --data FOLDER or --json.";
  try {
    const { values } = parseArgs({
      args,
      options: {
        times: { type: "string", default: "60" },
        only: { type: "string", default: "" },
        data: { type: "string", default: join(root, ".bench", "desk") },
        json: { type: "boolean", default: false },
      },
    });
    if (!(Number(values.times) > 0)) throw new TypeError("--times is no number");
    return { ...values, times: Number(values.times), data: resolve(values.data) };
  } catch (error) {
    throw new StartError(`${reasonOf(error)} ${usage}`);
  }
}
