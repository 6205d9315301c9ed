/** Each request to the app, told once its answer is over: by the pattern of its address, and never by the address. */
import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { env } from "../env";
import { patternsOf, readManifest } from "./routes";

export type Answered = { method: string; route: string; status: string; seconds: number };

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Calls `tell` for each from now on. */
export function watchRequests(tell: (answered: Answered) => void): void {
  const patternOf = patternsOf(readManifest());
  subscribe("http.server.request.start", (message) => {
    const { request, response, server } = message as Started;
    // What is counted is asked for on a port of its own, in the same process.
    if (!isOurs(server)) return;
    const began = performance.now();
    const [path = ""] = (request.url ?? "").split("?");
    response.once("close", () => {
      tell({
        method: methods.has(request.method ?? "") ? (request.method ?? "") : "other",
        route: patternOf(path),
        // Who left before anything was answered got none.
        status: response.headersSent ? `${Math.floor(response.statusCode / 100)}xx` : "none",
        seconds: (performance.now() - began) / 1000,
      });
    });
  });
}

type Started = { request: IncomingMessage; response: ServerResponse; server: Server };

function isOurs(server: Server): boolean {
  const address = server.address();
  return typeof address === "object" && address?.port === env.port;
}
