/** What every process of the app begins with, before it does anything of its own. */
import "server-only";
import { env } from "../env";
import { log } from "../log";
import { endInGoodOrder } from "./ending";
import { headEveryAnswer } from "./every-answer";
import { forgetEveryHour } from "./forgetting";
import { nameRequests } from "./requests";
import { quietConsole } from "./said";

export function startRunning(): void {
  nameRequests();
  headEveryAnswer();
  endInGoodOrder(env.shutdownPause);
  if (env.isProduction) quietConsole();
  forgetEveryHour();
}

/** Notes an error that nobody caught; its digest is what the reader's page says, and `route` the page's own folder. */
export function noteUncaught(error: unknown, route: string): void {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  log.error({ err: error, digest, route }, "nobody caught an error");
}
