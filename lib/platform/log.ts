import "server-only";
import pino from "pino";
import { env } from "./env";
import { requestId } from "./running/requests";

/**
 * Structured lines on standard error, without content: what failed and where, never what was written. A database's
 * message quotes the row that it refuses, so of an error only its kind, its code and its frames are kept. What was done on
 * the way of a request bears its name.
 */
export const log = pino(
  {
    base: undefined,
    level: env.logLevel,
    serializers: { err: withoutContent },
    mixin: () => ({ request: requestId() }),
  },
  { write: said },
);

// One a process: pages, actions and routes are bundled apart, each with a log of its own.
const kept = globalThis as { parleyLogHeard?: ((line: string) => void) | undefined };

/** From now on `hear` is told each line as well; nobody, where it is undefined. */
export function alsoHear(hear: ((line: string) => void) | undefined): void {
  kept.parleyLogHeard = hear;
}

/** Where the disk is full, or nobody takes what is said, a request is answered all the same. */
function said(line: string): void {
  try {
    process.stderr.write(line);
    kept.parleyLogHeard?.(line);
  } catch {
    // There is nowhere to say it.
  }
}

export function withoutContent(error: unknown): { type: string; code: string | null; frames: string[] } {
  if (!(error instanceof Error)) return { type: typeof error, code: null, frames: [] };
  // The stack begins with the message, which may hold lines that look like frames.
  const trace = (error.stack ?? "").replace(error.message, "");
  const frames = trace.split("\n").filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    code: "code" in error ? String(error.code) : null,
    frames: frames.slice(0, 12).map((line) => line.trim()),
  };
}
