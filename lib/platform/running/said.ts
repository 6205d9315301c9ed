/** What Next and libraries say on the console of a process, kept as our own log keeps it: without content. */
import "server-only";
import { log } from "../log";
import { secondsIn } from "../too-often-digest";
import { isUnreadable } from "./door";

const levels = { error: "error", warn: "warn", log: "info", info: "info", debug: "debug", trace: "debug" } as const;

/**
 * From now on the console says which errors there were and where it was said, and no word of what: an error that nobody
 * caught quotes the row that the database refused. Gives back how to let it speak again.
 */
export function quietConsole(): () => void {
  const before = { ...console };
  for (const [name, level] of Object.entries(levels))
    console[name as keyof typeof levels] = (...said: unknown[]) => {
      const err = said.find((one) => one instanceof Error);
      log[levelFor(err, level)]({ ...(err && { err }), by: sayerOf(new Error().stack) }, "said on the console");
    };
  return () => void Object.assign(console, before);
}

type Level = (typeof levels)[keyof typeof levels];

/** What is the sender's doing is no error of ours: a request that broke off, one too many, or an action that cannot be read. */
export function levelFor(error: unknown, level: Level): Level {
  if (level !== "error") return level;
  if (error instanceof Error && "code" in error && error.code === "ECONNRESET" && error.message === "aborted")
    return "info";
  if (error instanceof Error && "digest" in error && secondsIn(error.digest) !== null) return "debug";
  return isUnreadable() || isWarning() ? "warn" : level;
}

/** Node's own warnings are written as errors are. */
const isWarning = () => new Error().stack?.includes("node:internal/process/warning") === true;

/** The frame that called the console, which tells whose words they were. */
const sayerOf = (stack: string | undefined) => stack?.split("\n")[2]?.trim() ?? null;
