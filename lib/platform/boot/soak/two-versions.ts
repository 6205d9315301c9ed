/** The app beside a database that is behind it, as while an upgrade is under way. Ahead of it is part of a migration. */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { demoEmail } from "@/lib/platform/demo-people";
import { migrate, readMigrations } from "@/lib/platform/migrate";
import { paths } from "@/lib/platform/paths";
import { withClient } from "../connect";
import { freePort } from "../ports.mjs";
import { besideDatabase } from "../postgres";
import { actOf, prepareGround } from "./acts";
import { HttpCaller } from "./http-caller";
import type { Line } from "./line";
import { makePeople } from "./people";
import { Seen } from "./seen";
import type { Apart, Site } from "./site";
import { brokenChains, doubledIn, halfWritten } from "./whole";

type Asked = { site: Site; apart: Apart; behind: number };

/** This version on a database that lacks its last `behind` migrations. */
export async function twoVersions({ site, apart, behind }: Asked): Promise<Line> {
  const ownerUrl = await besideDatabase(apart.postgres);
  const migrations = readMigrations(join(site.root, "prisma", "migrations"));
  await withClient(ownerUrl, "DATABASE_OWNER_URL", (owner) =>
    migrate(owner, migrations.slice(0, -behind), "parley_app"),
  );
  await makePeople(ownerUrl);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const databaseUrl = apart.postgres.appUrl.replace(/[^/]+$/, new URL(ownerUrl).pathname.slice(1));
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
  await withClient(ownerUrl, "DATABASE_OWNER_URL", async (owner) => {
    problems.push(
      ...(await halfWritten(owner)),
      ...(await brokenChains(owner, new Map())),
      ...(await doubledIn(owner)),
    );
  });
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
