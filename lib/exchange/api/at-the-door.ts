/**
 * The API at the door: its reads and commands are answered before Next looks at them, by what its routes in `app/api/v1`
 * call, too. What Next does around a route takes as long as a read that is kept. All else under its address, and whatever is
 * asked for in an unusual way, goes on to the routes.
 */
import "server-only";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { env } from "@/lib/platform/env";
import { failureOf } from "@/lib/platform/failure";
import type { BeforeNext } from "@/lib/platform/running/before-next";
import { answerCommand } from "./answer-command";
import { answerRead } from "./answer-read";
import { refuse } from "./problem";
import { readAt } from "./reads";

type Answer = (request: Request) => Promise<Response>;

const options = {
  // The sender's own word for it may be no host at all.
  host: env.appUrl.host,
  onError: (error: unknown) => refuse(failureOf(error, "api")),
};

export const answerAtTheDoor: BeforeNext = (request, response) => {
  // What is traced is Next's: it says where a request begins and whose part it is.
  const answer = env.isTracing ? null : answerTo(request.method, request.url ?? "");
  if (!answer) return false;
  createRequestListener((asked: Request) => answer(asked), options)(request, response);
  return true;
};

/** Null: it is for a route. */
function answerTo(method: string | undefined, url: string): Answer | null {
  const path = /^\/api\/v1\/([\w-]+(?:[/.][\w-]+)*)(?:\?|$)/.exec(url)?.[1];
  if (path === undefined) return null;
  const segments = path.split("/");
  if (method === "POST") {
    const [commands, name, ...more] = segments;
    if (commands !== "commands" || !name || more.length > 0) return null;
    return (request) => answerCommand(request, name);
  }
  if ((method !== "GET" && method !== "HEAD") || !readAt(segments)) return null;
  return (request) => answerRead(request, segments);
}
