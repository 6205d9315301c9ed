/**
 * Two processes of the app behind a proxy, restarted one after the other while people write: no request may fail. They may
 * be of an older Parley at first, as in an upgrade.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { demoEmail } from "@/lib/platform/demo-people";
import { paths } from "@/lib/platform/paths";
import type { Lifetime } from "../lifetime";
import { freePort } from "../ports.mjs";
import type { Web } from "../web";
import { actOf, prepareGround } from "./acts";
import { FrontDoor } from "./front-door";
import { HttpCaller } from "./http-caller";
import type { Line } from "./line";
import { Seen } from "./seen";
import type { Site } from "./site";

/** A built checkout of an older Parley, the database that it has prepared, and how that is brought up to date. */
export type Older = { root: string; databaseUrl: string; bringUpToDate: () => Promise<void> };

/** Restarts each of two processes once. */
export async function inTurn(site: Site, lifetime: Lifetime, older?: Older): Promise<Line> {
  const ports = [await freePort(), await freePort()] as const;
  const door = await FrontDoor.before(ports);
  lifetime.defer(() => door.end());
  const where = older ? { databaseUrl: older.databaseUrl } : {};
  const serve = async (port: number, root = site.root): Promise<Web> => {
    const web = site.another({ ...where, root, port, appUrl: door.origin, shutdownPauseSeconds: 1 });
    for (let waited = 0; waited < 60_000 && !door.isReady(port); waited += 50) await delay(50);
    if (!door.isReady(port)) throw new Error("A process that was started again is not ready.");
    return web;
  };
  const webs = [await serve(ports[0], older?.root), await serve(ports[1], older?.root)];

  const writer = new HttpCaller("owner", door.origin);
  await writer.signIn();
  const ground = await prepareGround(writer, [demoEmail("manager")]);
  let isOver = false;
  let answered = 0;
  const seen = new Seen();
  const problems: string[] = [];
  const write = async () => {
    while (!isOver) {
      const { command, input } = actOf("question", ground, null);
      const ask = () => writer.run(command, input, randomUUID());
      const heard = await seen.during("write", ask, (answer) => answer?.message ?? "");
      if (heard?.status === 200) answered++;
      else problems.push(`While processes were restarted, a write got ${heard?.status ?? "no"} answer.`);
    }
  };
  const writing = [write(), write(), write()];
  await older?.bringUpToDate();
  for (const [n, port] of ports.entries()) {
    // An open page's stream is let go, or nothing would ever end.
    const stream = await writer.open(paths.live, {
      from: `http://127.0.0.1:${port}`,
      headers: {},
      signal: AbortSignal.timeout(60_000),
    });
    const heard = stream.text();
    await webs[n]?.stop();
    if ((await webs[n]?.ended)?.includes("SIGKILL")) problems.push("A process did not come to its end by itself.");
    await heard.catch(() => problems.push("A stream was cut off where it should have been ended."));
    webs[n] = await serve(port);
  }
  isOver = true;
  await Promise.all(writing);
  for (const web of webs) await web.stop();
  door.end();
  const what = older ? "replaced by newer ones, the database before them," : "restarted one after the other";
  const done = `two processes were ${what} behind a proxy, ${problems.length} requests failed`;
  const account = { acknowledged: answered, lost: 0, doubled: 0, problems };
  return {
    ...account,
    part: older ? "upgrade" : "in-turn",
    done,
    servesAgain: null,
    longestWait: seen.longest,
    seen: seen.told,
  };
}
