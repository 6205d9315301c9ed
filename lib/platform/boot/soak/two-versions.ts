/**
 * What an upgrade is on its way: the app beside a database that is behind it, and an older app on a database that is brought
 * ahead of it, until processes of this one have taken its place.
 */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { demoEmail } from "@/lib/platform/demo-people";
import { type Migration, migrate, readMigrations } from "@/lib/platform/migrate";
import { paths } from "@/lib/platform/paths";
import { withClient } from "../connect";
import type { Lifetime } from "../lifetime";
import { freePort } from "../ports.mjs";
import { besideDatabase } from "../postgres";
import { actOf, prepareGround } from "./acts";
import { HttpCaller } from "./http-caller";
import { inTurn } from "./in-turn";
import type { Line } from "./line";
import { makePeople } from "./people";
import { Seen } from "./seen";
import type { Apart, Site } from "./site";
import { brokenChains, doubledIn, halfWritten } from "./whole";

/** Another database beside, with these migrations of an app and with people. */
async function prepared({ postgres }: Apart, migrations: Migration[]) {
  const ownerUrl = await besideDatabase(postgres);
  await bringTo(ownerUrl, migrations);
  await makePeople(ownerUrl);
  return { ownerUrl, databaseUrl: postgres.appUrl.replace(/[^/]+$/, new URL(ownerUrl).pathname.slice(1)) };
}

const migrationsOf = (root: string) => readMigrations(join(root, "prisma", "migrations"));

const bringTo = (ownerUrl: string, migrations: Migration[]): Promise<void> =>
  withClient(ownerUrl, "DATABASE_OWNER_URL", async (owner) => void (await migrate(owner, migrations, "parley_app")));

/** What is there by half, out of its chain, or twice. */
const brokenIn = (ownerUrl: string) =>
  withClient(ownerUrl, "DATABASE_OWNER_URL", async (owner) => [
    ...(await halfWritten(owner)),
    ...(await brokenChains(owner, new Map())),
    ...(await doubledIn(owner)),
  ]);

/** An upgrade from the Parley in this folder, which is built, to this one, while people write. */
export async function upgraded(site: Site, lifetime: Lifetime, root: string): Promise<Line> {
  const [older, newer] = [migrationsOf(root), migrationsOf(site.root)];
  const { ownerUrl, databaseUrl } = await prepared(await site.asApart(), older);
  const line = await inTurn(site, lifetime, { root, databaseUrl, bringUpToDate: () => bringTo(ownerUrl, newer) });
  const done = `${line.done}, with ${newer.length - older.length} migrations more`;
  return { ...line, done, problems: [...line.problems, ...(await brokenIn(ownerUrl))] };
}

type Asked = { site: Site; apart: Apart; behind: number };

/** This version on a database that lacks its last `behind` migrations. */
export async function twoVersions({ site, apart, behind }: Asked): Promise<Line> {
  const migrations = migrationsOf(site.root);
  const { ownerUrl, databaseUrl } = await prepared(apart, migrations.slice(0, -behind));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const web = site.another({ port, appUrl: origin, databaseUrl });
  const seen = new Seen();
  const problems: string[] = [];
  const caller = new HttpCaller("owner", origin);
  const ask = () => caller.look(paths.ready, "application/json");
  let ready = await ask();
  for (let waited = 0; waited < 60_000 && ready === null; waited += 100) {
    await delay(100);
    ready = await ask();
  }
  if (ready?.status !== 503 || !ready.text.includes("migrations")) problems.push("It said that it is ready.");
  seen.add(`ready: ${ready?.status} ${ready?.text}`);
  const acknowledged = await write(caller, seen);
  await web.stop();
  problems.push(...(await brokenIn(ownerUrl)));
  const last = migrations.slice(-behind).map(({ name }) => name);
  const done = `served a database that lacks ${last.join(", ")}, although no proxy would send anybody there`;
  const account = { acknowledged, lost: 0, doubled: 0, problems };
  return { ...account, part: "two-versions", done, servesAgain: null, longestWait: seen.longest, seen: seen.told };
}

/** Whoever comes all the same is served as well as it goes, or refused: nothing is written by half. */
async function write(caller: HttpCaller, seen: Seen): Promise<number> {
  let acknowledged = 0;
  try {
    await caller.signIn();
    const ground = await prepareGround(caller, [demoEmail("manager")]);
    for (const kind of ["position", "question", "statement", "session", "remark"] as const) {
      const { command, input } = actOf(kind, ground, null);
      const run = () => caller.run(command, input, randomUUID());
      const heard = await seen.during(kind, run, (answer) => answer?.message ?? "");
      if (heard?.status === 200) acknowledged += 1;
    }
  } catch (error) {
    seen.add((error as Error).message);
  }
  return acknowledged;
}
