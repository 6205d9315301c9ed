/**
 * What is answered while the database is away, or to who asks too often: 503, or 429, and when to ask again, in the place of
 * the 500 that Next gives an error of any kind; and whether it is away now, for who would otherwise wait for it in vain.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

/** When to ask again, in seconds. */
export const askAgainIn = 5;
/** For so long after it was found away it is asked first whether it is back, in ms. */
const lately = 60_000;

type OnItsWay = {
  /** Something failed because the database was away. */
  isAway: boolean;
  /** Its sender asks too often, and may again in so many. */
  seconds?: number;
};

type State = {
  requests: AsyncLocalStorage<OnItsWay>;
  foundAt: number;
  isAway: () => Promise<boolean>;
  looking: Promise<boolean> | null;
};

// One a process: the proxy, pages and routes are bundled apart.
const kept = globalThis as { parleyUnavailable?: State };
kept.parleyUnavailable ??= {
  requests: new AsyncLocalStorage(),
  foundAt: -Infinity,
  isAway: () => Promise.resolve(false),
  looking: null,
};
const state = kept.parleyUnavailable;

/** From now on answers say it so. `isAway` asks the database, and gives up after a while. */
export function sayUnavailable(isAway: State["isAway"]): void {
  state.isAway = isAway;
  subscribe("http.server.request.start", (message) => {
    const { response } = message as { response: ServerResponse };
    const asked: OnItsWay = { isAway: false };
    state.requests.enterWith(asked);
    const write = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
    // Node itself calls it with the status as it was set.
    response.writeHead = (status: number, ...rest: unknown[]) => {
      if (status === 500 && asked.seconds !== undefined) {
        response.setHeader("retry-after", asked.seconds);
        return write(429, ...rest);
      }
      const said = status === 500 && asked.isAway ? 503 : status;
      if (said === 503 && !response.hasHeader("retry-after")) response.setHeader("retry-after", askAgainIn);
      return write(said, ...rest);
    };
  });
}

/** Something failed because the database is away. */
export function noteAway(): void {
  state.foundAt = performance.now();
  const asked = state.requests.getStore();
  if (asked) asked.isAway = true;
}

/** Who asks does so too often, and may again in so many seconds. */
export function noteTooOften(seconds: number): void {
  const asked = state.requests.getStore();
  if (asked) asked.seconds = seconds;
}

/** Whether it is away now. It is asked only where it was found so lately, and by many at once only once. */
export async function isAwayNow(): Promise<boolean> {
  if (performance.now() - state.foundAt > lately) return false;
  state.looking ??= state.isAway().finally(() => {
    state.looking = null;
  });
  const isAway = await state.looking;
  state.foundAt = isAway ? performance.now() : -Infinity;
  return isAway;
}
