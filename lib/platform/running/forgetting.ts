/** What is over is forgotten in time; README lists what, and when. */
import "server-only";
import { database } from "../database";
import { log } from "../log";

/** In ms; so something may stand as much longer than README says. */
const forgetsEvery = 3_600_000;

/** Forgets what is over, a little at a time: others wait for the same rows. Any number of processes may. */
export async function forgetWhatEnded(): Promise<void> {
  for (;;) {
    const [forgotten] = await database().$queryRaw<{ rows: number }[]>`select forget_what_ended() as rows`;
    if (!forgotten?.rows) return;
  }
}

/** Now and every hour, until the process ends. */
export function forgetEveryHour(): void {
  const forget = () =>
    void forgetWhatEnded().catch((error: unknown) => log.warn({ err: error }, "cannot forget what is over"));
  forget();
  setInterval(forget, forgetsEvery).unref();
}
