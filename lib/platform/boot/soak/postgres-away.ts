/** Postgres answers nobody for a while, and comes back: people write and read meanwhile, and a page stays open. */
import { setTimeout as delay } from "node:timers/promises";
import { paths } from "@/lib/platform/paths";
import { withClient } from "../connect";
import { EventReader } from "../bench/live/reader";
import { type Line, lineOf } from "./line";
import { Load, type Place } from "./load";

/** How it goes away and comes back. */
export type Absence = { how: string; begin: () => Promise<void>; end: () => Promise<void> };

type Asked = { part: string; place: Place; absence: Absence; lasts: number; seed: number };

/** How often a process looks for what is due, in ms: a shorter absence tells nothing of it. */
const betweenLooks = 10_000;
/** Whatever was waiting while it was away looks again within this time, in ms. */
const patience = 60_000;

export async function postgresAway({ part, place, absence, lasts, seed }: Asked): Promise<Line> {
  const load = await Load.on(place, seed);
  const problems: string[] = [];
  const reader = await openPage(load, place);
  await load.goesOn();
  await absence.begin();
  const before = { ...load.visitor.served };
  await delay(lasts);
  if (lasts > 0 && load.visitor.served.live === before.live) problems.push("The process did not say that it is alive.");
  // A last question may have been answered just as it began.
  if (lasts > 0 && load.visitor.served.ready > before.ready + 1) problems.push("The process said that it is ready.");
  const began = performance.now();
  const endedAt = performance.timeOrigin + began;
  await absence.end();
  await load.goesOn();
  const servesAgain = performance.now() - began;
  if (!(await comesTrue(() => reader.heard.some(({ at }) => at > endedAt))))
    problems.push("An open page was told nothing of what came after.");
  if (!(await comesTrue(() => load.visitor.served.page > before.page + 1))) problems.push("No page opened again.");
  if (lasts > betweenLooks && !(await doesJobs(await place.ownerUrl())))
    problems.push("What is due was not done again.");
  await load.check();
  await reader.stop();
  const account = await load.end();
  // They wait a minute, and the app gives up sooner.
  if (load.seen.told.some(([what]) => what.includes("no answer"))) problems.push("Somebody was not answered.");
  const done = lasts > 0 ? `${absence.how} for ${Math.round(lasts / 1000)} s` : absence.how;
  return lineOf(account, load.seen, { part, done, servesAgain, problems });
}

async function openPage(load: Load, { origin }: Place): Promise<EventReader> {
  const [caller] = load.callers;
  const reader = new EventReader(
    (last, _, signal) =>
      caller?.open(paths.live, { from: origin, headers: last ? { "last-event-id": last } : {}, signal }) ??
      Promise.reject(new Error("Nobody listens.")),
    (event) => (event === "changes" || event === "resync" ? [event] : []),
  );
  await reader.start();
  return reader;
}

/** Plants something that every look at the queue clears away, and waits for it. */
async function doesJobs(ownerUrl: string): Promise<boolean> {
  return withClient(ownerUrl, "DATABASE_OWNER_URL", async (owner) => {
    await owner.query(
      `insert into job (user_id, kind, said, ended_at, outcome)
       select id, 'mail.daily', 'soak', clock_timestamp() - interval '91 days', 'done' from app_user limit 1`,
    );
    return comesTrue(async () => (await owner.query("select from job where said = 'soak'")).rowCount === 0);
  });
}

async function comesTrue(isTrue: () => boolean | Promise<boolean>): Promise<boolean> {
  for (let waited = 0; waited < patience; waited += 100) {
    if (await isTrue()) return true;
    await delay(100);
  }
  return false;
}
