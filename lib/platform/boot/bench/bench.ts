/**
 * `npm run bench`: a made-up negotiation of 40 parties, 400 terms, 116,000 positions and 20,000 remarks, opened and written
 * through the served app as people and programs do, and beside it in the same run through a bare server: the same rows out
 * of the same Postgres by statements written by hand over `node:http` and `pg`. By one client and by sixteen; and once more
 * with a quarter and a sixteenth of the history, for how each grows. `--times N` asks each so often (60), `--only WORDS`
 * measures what is called so, `--data FOLDER` keeps the record elsewhere than in `.bench/desk`, `--json` prints an array alone.
 */
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Client } from "pg";
import { paths } from "@/lib/platform/paths";
import { startBare } from "./bare";
import { openBrowser, paintedIn, scriptsOf } from "./browser";
import { compare, type Side } from "./compare";
import { packagesToRun, startsIn } from "./house";
import { measureKeys } from "./keys";
import { type Compared, type Counted, inWords, type Line, report } from "./lines";
import { type Operation, type Place, readsOf } from "./operations";
import { ensurePlaces } from "./places";
import { measureSearch } from "./search";
import { measureTold } from "./told";
import { growthExponent, rounded } from "./timing";
import { bareWrite, prepareBareTable, recorder } from "./writes";
import { ensureBuilt, ownDatabase, serveApp } from "./served";
import { withClient } from "../connect";
import { HttpCaller } from "../soak/http-caller";
import type { Launched } from "../launched";
import { Lifetime } from "../lifetime";
import { reasonOf, StartError } from "../start-error";
import { megabytesOf } from "./tables/memory";

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
      const { web, origin } = await serveApp(launched.root, database, lifetime, { name: "bench" });
      const idle = megabytesOf(web.pid);
      const reader = new HttpCaller("owner", origin);
      await reader.signIn();
      await prepareBareTable(owner);
      const largest = places.at(-1)?.at;
      if (!largest) throw new Error("There is no place to measure.");
      const sized = places.map(({ size, at }) => ({ size, reads: readsOf(at) }));
      const asks = [...sized.flatMap(({ reads }) => reads.map(({ bare }) => bare)), bareWrite(largest)];
      const bare = await startBare(launched.root, lifetime, { url: database.ownerUrl, asks });
      const ground: Ground = { launched, asked, lifetime, owner, origin, reader, bare, pid: web.pid };
      const compared = [
        ...(await measureReads(ground, sized)),
        ...(await measureWrites(ground, largest, asks.length - 1)),
      ];
      const found = isMeant(ground, "search")
        ? await measureSearch({ ...ground, ownerUrl: database.ownerUrl, times: asked.times, leaveOut })
        : [];
      const heard = await measureLive(ground, database.databaseUrl);
      const seen = await measureInBrowser(ground, largest, sized);
      const typed = await measureTyping(ground, largest);
      return [...compared, ...found, ...heard, ...seen, ...typed, ...(await measureHouse(ground, idle))];
    });
    report(lines, asked.json);
  });
  await lifetime.exit(0);
}

type Ground = {
  launched: Launched;
  asked: Asked;
  lifetime: Lifetime;
  owner: Client;
  origin: string;
  reader: HttpCaller;
  bare: Awaited<ReturnType<typeof startBare>>;
  pid: number;
};
type Sized = readonly { size: number; reads: readonly Operation[] }[];

const isMeant = ({ asked }: Ground, operation: string) => operation.includes(asked.only);
const forLong = () => AbortSignal.timeout(3_600_000);

async function measureReads(ground: Ground, sized: Sized): Promise<Compared[]> {
  const lines: Compared[] = [];
  const largest = sized.at(-1);
  for (const [place, { operation }] of (largest?.reads ?? []).entries()) {
    if (!isMeant(ground, operation)) continue;
    const grown: { size: number; value: number }[] = [];
    for (const [n, { size, reads }] of sized.entries()) {
      const read = reads[place];
      if (!read) continue;
      for (const clients of size === largest?.size ? clientsAtOnce : ([1] as const)) {
        const line = await measureRead(ground, { read, size, clients, offset: n * reads.length + place });
        if (clients === 1) grown.push({ size, value: line.p50 });
        if (size === largest?.size) lines.push(line);
      }
    }
    const first = lines.find((each) => each.operation === operation && each.clients === 1);
    if (first) first.exponent = rounded(growthExponent(grown), 2);
  }
  return lines;
}

type Reading = { read: Operation; size: number; clients: 1 | 16; offset: number };

function measureRead(
  { launched, asked, origin, reader, bare, pid }: Ground,
  { read, size, clients, offset }: Reading,
): Promise<Compared> {
  const ours: Side = { ask: () => reader.open(read.path, { from: origin, headers: {}, signal: forLong() }), pid };
  const byHand: Side = { ask: () => fetch(bare.addressOf(offset), { signal: forLong() }), pid: bare.pid };
  const goal = read.goal?.[clients === 1 ? 0 : 1] ?? null;
  return told(launched, `${read.operation}, ${size} × the history, ${clients} at once`, () =>
    compare(
      { operation: read.operation, goal, ours, bare: byHand, isOursFirst: offset % 2 === 0 },
      { clients, times: Math.max(asked.times, clients * 4) },
    ),
  );
}

async function measureWrites(ground: Ground, at: Place, offset: number): Promise<Compared[]> {
  const operation = "record a position";
  if (!isMeant(ground, operation)) return [];
  const { launched, asked, owner, reader, bare, pid } = ground;
  const ours: Side = { ask: await recorder(owner, at, reader), pid };
  const byHand: Side = { ask: () => fetch(bare.addressOf(offset), { signal: forLong() }), pid: bare.pid };
  const lines: Compared[] = [];
  for (const clients of clientsAtOnce)
    lines.push(
      await told(launched, `${operation}, ${clients} at once`, () =>
        compare(
          { operation, goal: 4, ours, bare: byHand, isOursFirst: true, isByThroughput: clients > 1 },
          { clients, times: Math.max(asked.times, clients * 4) },
        ),
      ),
    );
  return lines;
}

async function measureInBrowser(ground: Ground, { slug }: Place, sized: Sized): Promise<Line[]> {
  const { launched, lifetime, origin, reader, bare } = ground;
  if (!isMeant(ground, "in a fresh browser")) return [];
  return launched.step("pages in a fresh browser", async (detail) => {
    const browser = await openBrowser(lifetime);
    const visit = (path: string) => ({ address: origin + path, cookie: reader.carried() });
    const offset = sized.slice(0, -1).reduce((sum, { reads }) => sum + reads.length, 0);
    const board = sized.at(-1)?.reads.findIndex(({ path }) => path === paths.board(slug)) ?? 0;
    const times = 9;
    const ours = await paintedIn(browser, visit(paths.board(slug)), times);
    const byHand = await paintedIn(browser, { address: bare.addressOf(offset + board), cookie: "" }, times);
    const lines: Line[] = [
      {
        ...figure("the board is painted in a fresh browser", ours, "ms", null),
        ratio: rounded(ours / byHand, 2),
        goal: 2,
      },
    ];
    const pages = [
      ["a plain page", paths.terms(slug), 160],
      ["the editor of notes", paths.newSession(slug), 280],
      ["charts", paths.movement(slug), 250],
    ] as const;
    for (const [name, path, goal] of pages)
      lines.push(figure(`JavaScript of ${name}`, await scriptsOf(browser, visit(path)), "kB", goal));
    detail(lines.map(inWords).join("; "));
    return lines;
  });
}

async function measureTyping(ground: Ground, { slug }: Place): Promise<Counted[]> {
  const { launched, asked, lifetime, origin, reader } = ground;
  if (!isMeant(ground, "keys")) return [];
  return launched.step("keys", async (detail) => {
    const visit = (path: string) => ({ address: origin + path, cookie: reader.carried() });
    const lines = await measureKeys(await openBrowser(lifetime), { slug, times: asked.times, visit });
    detail(lines.map(inWords).join("; "));
    return lines;
  });
}

async function measureHouse(ground: Ground, idle: number): Promise<Counted[]> {
  const { launched, lifetime, pid } = ground;
  if (!isMeant(ground, "the house")) return [];
  const loaded = megabytesOf(pid);
  return [
    figure("memory, idle", idle, "MB", 250),
    figure("memory, after all of this", loaded, "MB", 450),
    figure("packages that a built Parley runs with", await packagesToRun(launched.root, lifetime), "MB", 700),
    figure(
      "start with nothing changed",
      await launched.step("starting it anew", () => startsIn(launched.root, lifetime)),
      "s",
      1.5,
    ),
  ];
}

/** What is looked for was picked for a record of votes, and not all of it is meant the same by both sides in this one. */
const leaveOut = ({ message }: Error) => console.error(`  Left out: ${message}`);

/** Says what it came to as soon as it is there: all of them take hours, and something may end it before. */
function told<Each extends Line>({ step }: Launched, title: string, measure: () => Promise<Each>): Promise<Each> {
  return step(title, async (detail) => {
    const line = await measure();
    detail(inWords(line));
    return line;
  });
}

async function measureLive({ launched, asked, lifetime, owner, origin, reader }: Ground, databaseUrl: string) {
  if (!"live".includes(asked.only)) return [];
  const { root } = launched;
  return launched.step("live", async (detail) => {
    const lines = await measureTold({ root, lifetime, owner, databaseUrl, origin, writer: reader, times: asked.times });
    detail(lines.map(inWords).join("; "));
    return lines;
  });
}

function figure(operation: string, value: number, unit: Counted["unit"], goal: number | null): Counted {
  return { operation, clients: 1, ratio: null, value, unit, goal };
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
