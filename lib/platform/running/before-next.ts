/** What is answered before Next looks at it. */
import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "../log";

/** Answers a request, or gives back false where it is none of those that it knows. */
export type BeforeNext = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Some of what Next would answer, too, for addresses that begin so. */
export type Quicker = { beginning: string; load: () => Promise<BeforeNext> };

/**
 * Loaded once somebody asks for such an address, since a start has no use for it; until it is there, and where it cannot be
 * loaded, Next answers.
 */
export function onceLoaded({ beginning, load }: Quicker): BeforeNext {
  let answers: BeforeNext | null = null;
  let isAsked = false;
  return (request, response) => {
    if (!request.url?.startsWith(beginning)) return false;
    if (!isAsked) {
      isAsked = true;
      load().then(
        (loaded) => {
          answers = loaded;
        },
        (error: unknown) => log.error({ err: error }, "nothing is answered before Next"),
      );
    }
    return answers?.(request, response) ?? false;
  };
}
