/** What every process of the app begins with, before it does anything of its own. */
import "server-only";
import { join } from "node:path";
import { env } from "../env";
import { log } from "../log";
import { awayInUncaught } from "../away";
import { onceLoaded, type Quicker } from "./before-next";
import { keepTheDoor } from "./door";
import { encryptServer } from "./encrypted";
import { endInGoodOrder } from "./ending";
import { headEveryAnswer } from "./every-answer";
import { forgetEveryHour } from "./forgetting";
import { limitConnections } from "./limits";
import { unreadyBecause } from "./readiness";
import { handOutPacked } from "./packed";
import { nameRequests } from "./requests";
import { levelFor, quietConsole } from "./said";
import { sayUnavailable } from "./unavailable";

export function startRunning(quicker: Quicker): void {
  // What cannot be said is no reason to end.
  process.stderr.on("error", () => {});
  nameRequests();
  headEveryAnswer();
  sayUnavailable(async () => (await unreadyBecause()) === "database");
  limitConnections();
  keepTheDoor(env.isProduction ? [handOutPacked(join(env.buildFolder, "static")), onceLoaded(quicker)] : []);
  if (env.encryption) encryptServer(env.port, env.encryption);
  endInGoodOrder(env.shutdownPause);
  if (env.isProduction) quietConsole();
  forgetEveryHour();
}

/** Notes an error that nobody caught; its digest is what the reader's page says, and `route` the page's own folder. */
export function noteUncaught(error: unknown, route: string): void {
  const because = awayInUncaught(error);
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  if (because) log.error({ because, route }, "database away");
  else log[levelFor(error, "error")]({ err: error, digest, route }, "nobody caught an error");
}
