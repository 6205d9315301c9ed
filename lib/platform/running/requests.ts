/**
 * A name for each request: what is logged on its way bears it, its answer's `X-Request-Id` says it, and so does a problem
 * of the API's, so that somebody who was told of a fault can be helped.
 */
import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "../env";

// One a process: pages, actions and routes are bundled apart.
const kept = globalThis as { parleyRequests?: AsyncLocalStorage<string> };
kept.parleyRequests ??= new AsyncLocalStorage();
const current = kept.parleyRequests;

/** Of the request on whose way this is asked; undefined: on that of none, as in a job. */
export const requestId = (): string | undefined => current.getStore();

/** Does the work on the way of a request of that name. */
export const asRequest = <T>(id: string, work: () => T): T => current.run(id, work);

/** Names every request from now on; one that a trusted proxy has named keeps its name. */
export function nameRequests(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const id = nameOf(request.headers["x-request-id"], env.trustsProxy);
    response.setHeader("x-request-id", id);
    current.enterWith(id);
  });
}

/** Anybody could write anything into the header, and it is written into the log. */
export function nameOf(given: string | string[] | undefined, isTrusted: boolean): string {
  return isTrusted && typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}
