/**
 * How often one person may ask at their browsers, whatever addresses they come from: so often as no hand does, and too seldom
 * to empty a record or fill it by a script. Pages and readings count apart from what is done, so that who may read no more for
 * a moment still saves what they wrote.
 */
import "server-only";
import { LRUCache } from "lru-cache";
import { takeAllowance } from "./allowance-shared";
import { env } from "./env";
import { ExpectedError } from "./errors";
import { noteTooOften } from "./running/unavailable";
import { watched } from "./security-log";
import { tooOftenDigest } from "./too-often-digest";

export type Counted = "reads" | "commands";

/** So many are taken from what all processes share at once; and as many are free in each process, in a minute. */
const portion = 50;
const minute = 60;

type Pace = {
  /** How many may be asked for before more are taken. */
  left: number;
  taking: Promise<void> | null;
  /** Until when nothing is asked for any more, in ms of the process's clock. */
  until: number;
};

type Paces = LRUCache<string, Pace>;

export const noneYet = (): Paces => new LRUCache({ max: 10_000, ttl: minute * 1000 });

// One a process: pages, actions and routes are bundled apart.
const kept = globalThis as { parleyPaces?: Paces };
kept.parleyPaces ??= noneYet();
const ours = kept.parleyPaces;

/** It is asked too often: nothing was done, and in so many seconds it will be. */
export class TooOften extends ExpectedError {
  /** What Next keeps of an error for the page that shows it. */
  readonly digest: string;

  constructor(readonly seconds: number) {
    super(
      "unavailable",
      `That was more in a minute than Parley does for one person. Nothing was saved; what you wrote is still here. Try again in ${seconds === 1 ? "a second" : `${seconds} seconds`}.`,
    );
    this.digest = tooOftenDigest(seconds);
  }
}

/**
 * Counts one; throws TooOften where it is one too many. The first of a minute are counted here alone, so that hardly anybody
 * costs a statement, and then one in fifty does. Over P processes one person gets `REQUESTS_A_MINUTE`, and 150 P at most beyond.
 */
export async function keepPace(
  userId: string,
  counted: Counted,
  { now = performance.now(), paces = ours } = {},
): Promise<void> {
  const caller = `${counted}:${userId}`;
  const pace = paces.get(caller) ?? { left: portion, taking: null, until: 0 };
  if (!paces.has(caller)) paces.set(caller, pace);
  while (pace.left === 0 && pace.until <= now) await takePortion(pace, { userId, counted }, now);
  if (pace.left === 0) {
    const seconds = Math.ceil((pace.until - now) / 1000);
    noteTooOften(seconds);
    throw new TooOften(seconds);
  }
  pace.left--;
}

/** Once for all who wait for it. */
async function takePortion(pace: Pace, who: { userId: string; counted: Counted }, now: number): Promise<void> {
  pace.taking ??= (async () => {
    const most = Math.max(1, Math.floor(env.requestsAMinute / portion));
    const taken = await takeAllowance(`${who.counted}:${who.userId}`, { most, within: minute });
    if (taken.isTaken) pace.left += portion;
    else {
      pace.until = now + taken.seconds * 1000;
      watched({ security: "asked too often", ...who });
    }
  })().finally(() => {
    pace.taking = null;
  });
  await pace.taking;
}
