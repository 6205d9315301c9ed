/** The clock of app and Postgres is set back by an hour while people write, and an hour on again. It takes libfaketime. */
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { withClient } from "../connect";
import { type Cluster, stopCluster } from "../cluster";
import { runProgram } from "../run-program";
import { actOf } from "./acts";
import { HttpCaller } from "./http-caller";
import { type Line, lineOf } from "./line";
import { Load, type Place } from "./load";
import type { Site } from "./site";

type Asked = { site: Site; lasts: number; seed: number };

/** A sentence instead, where the library is not there. */
export async function clockBack({ site, lasts, seed }: Asked): Promise<Line | string> {
  const library = findLibrary();
  if (!library) return "clock-back: it takes libfaketime (apt-get install faketime); left out";
  const { postgres } = await site.asApart();
  const clock = join(site.folder.path, "clock");
  const set = (offset: string) => writeFileSync(clock, `${offset}\n`, { mode: 0o644 });
  set("+0");
  const faked = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: clock,
    FAKETIME_CACHE_DURATION: "1",
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
  };
  await startFaked(postgres.cluster, faked);
  const place = await site.asFaked(faked);
  const load = await Load.on(place, seed);
  const problems: string[] = [];
  await load.goesOn();
  const began = performance.now();
  set("-3600");
  await delay(2000);
  await load.goesOn();
  const servesAgain = performance.now() - began;
  problems.push(...(await worksFor(load, place)));
  await delay(lasts);
  await load.goesOn();
  set("+0");
  await delay(2000);
  await load.goesOn();
  await load.check();
  problems.push(...(await outOfOrder(await place.ownerUrl())));
  const done = `the clock was set back by an hour for ${Math.round(lasts / 1000)} s, and then on again`;
  return lineOf(await load.end(), load.seen, { part: "clock-back", done, servesAgain, problems });
}

function findLibrary(): string | undefined {
  const root = "/usr/lib";
  const places = existsSync(root) ? readdirSync(root).map((name) => join(root, name, "faketime")) : [];
  return places.map((place) => join(place, "libfaketimeMT.so.1")).find((path) => existsSync(path));
}

/** As it was started before, and with the library. */
async function startFaked({ folder, user, server }: Cluster, faked: Record<string, string>): Promise<void> {
  const said = readFileSync(join(folder.cluster, "postmaster.opts"), "utf8").trim();
  const options = said.slice(said.indexOf('"-c"')).replaceAll('"', "");
  await stopCluster({ folder, user, server });
  const log = join(folder.cluster, "server.log");
  const { code, output } = await runProgram(
    server.program("pg_ctl"),
    ["start", "-w", "-t", "60", "-D", folder.cluster, "-l", log, "-o", options],
    {
      cwd: folder.path,
      env: { PATH: process.env.PATH, LANG: "C", LC_ALL: "C", TZ: "UTC", ...faked },
      ...(user.identity ? { identity: user.identity } : {}),
    },
  );
  if (code !== 0) throw new Error(output);
}

/** Somebody signs in, records something and reads it again. */
async function worksFor(load: Load, { origin }: Place): Promise<string[]> {
  const caller = new HttpCaller("officer", origin);
  await caller.signIn();
  const { command, input, mark } = actOf("question", load.ground, null);
  const heard = await caller.run(command, input, randomUUID());
  const address = `/api/v1/negotiations/${load.ground.slug}/questions/${heard?.value.questionId}`;
  const read = await caller.look(address, "application/json");
  return read?.text.includes(mark) ? [] : [`What was recorded is not read: ${read?.status} at ${address}`];
}

/** Recorded moments rise with the chain, and nothing ceased to be known before it was. */
async function outOfOrder(url: string): Promise<string[]> {
  return withClient(url, "DATABASE_OWNER_URL", async (owner) => {
    const { rows } = await owner.query<{ records: string; entries: string; periods: string }>(
      `select (select count(*) from (select recorded_at < lag(recorded_at) over (partition by negotiation_id order by seq)
                 as falls from record) r where falls) as records,
              (select count(*) from (select at < lag(at) over (partition by negotiation_id order by seq)
                 as falls from audit_entry) e where falls) as entries,
              (select count(*) from record_period where known_to <= known_from) as periods`,
    );
    return Object.entries(rows[0] ?? {}).flatMap(([what, count]) =>
      Number(count) > 0 ? [`${count} ${what} are out of the order of time.`] : [],
    );
  });
}
