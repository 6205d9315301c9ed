/**
 * What every request passes before Next looks at it. Next answers as faults of its server's what is one of the sender's: a
 * method that no page takes, an address that is none, a Server Action from another site or one whose words cannot be
 * read. Here it is told what it is, so that a 500 and an error in the log stay what somebody has to look at.
 */
import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state";
import { env } from "../env";
import type { BeforeNext } from "./before-next";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

type Asked = {
  isAction: boolean;
  isCounted: boolean;
  /** An action of ours has taken what it was sent: whatever goes wrong from then on is ours. */
  isTaken: boolean;
};

// One a process: pages, actions and routes are bundled apart.
const kept = globalThis as { parleyAsked?: AsyncLocalStorage<Asked> };
kept.parleyAsked ??= new AsyncLocalStorage();
const current = kept.parleyAsked;

/** From now on each of the process's servers has it. What one of `before` answers Next is not asked. */
export function keepTheDoor(before: readonly BeforeNext[]): void {
  const known = new WeakSet<Server>();
  subscribe("http.server.request.start", (message) => {
    const { server } = message as { server: Server };
    if (known.has(server)) return;
    known.add(server);
    standBefore(server, before);
  });
}

/** Puts the door before whoever answers the server's requests. */
export function standBefore(server: Server, before: readonly BeforeNext[] = []): void {
  // Nobody is upgraded to another protocol here, and Next fails over who asks: unheard, it is a request like others.
  if (env.isProduction) server.removeAllListeners("upgrade");
  const answerers = server.listeners("request");
  server.removeAllListeners("request");
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const refusal = refusalOf(request);
    if (refusal) return void response.writeHead(refusal.status, { connection: "close" }).end(refusal.message);
    const asked = { isAction: isAction(request), isCounted: false, isTaken: false };
    if (asked.isAction) tellTheSender(response, asked);
    current.run(asked, () => {
      if (before.some((answers) => answers(request, response))) return;
      for (const answer of answerers) answer.call(server, request, response);
    });
  });
}

/**
 * An action calls it once it has what it takes. Throws where that holds a function: no page of ours sends one, and what React
 * makes of a reference to something of the browser's throws as soon as anything of it is read.
 */
export function takeAction(sent?: unknown): void {
  if (holdsFunction(sent)) throw new TypeError("What was sent holds a function.");
  const asked = current.getStore();
  if (asked) asked.isTaken = true;
}

/** As `takeAction`, of an action that takes a form. Throws where it was given none, whatever its type says. */
export function takeForm(form: unknown): void {
  if (!(form instanceof FormData)) throw new TypeError("What was sent is no form.");
  takeAction();
}

/** What was sent may lead back to itself. */
function holdsFunction(sent: unknown): boolean {
  const seen = new Set<object>();
  const open = [sent];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === "function") return true;
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const inner of Object.values(value)) open.push(inner);
  }
  return false;
}

/** As what this request is counted, the first time that somebody asks; null: it has been, or this is on the way of none. */
export function countedAs(): "reads" | "commands" | null {
  const asked = current.getStore();
  if (!asked || asked.isCounted) return null;
  asked.isCounted = true;
  return asked.isAction ? "commands" : "reads";
}

/** Whether what went wrong just now is that a Server Action was called with what nobody can read. */
export function isUnreadable(): boolean {
  const asked = current.getStore();
  return asked?.isAction === true && !asked.isTaken;
}

/** Next has 500 for an action that it could not even call. */
function tellTheSender(response: ServerResponse, asked: Asked): void {
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) =>
    writeHead(status === 500 && !asked.isTaken ? 400 : status, ...rest);
}

type Refusal = { status: number; message: string };

function refusalOf(request: IncomingMessage): Refusal | null {
  if (!methods.includes(request.method ?? "")) return { status: 405, message: "There is no such method here." };
  if (!isAddress(request.url ?? "")) return { status: 400, message: "There is no such address." };
  if (!isOfAPage(request)) return { status: 400, message: "There is no such page to come from." };
  if (isAction(request) && isForeign(request))
    return { status: 403, message: "This request does not come from a page of Parley." };
  return null;
}

function isAddress(target: string): boolean {
  if (!target.startsWith("/")) return false;
  try {
    return new URL(target, "http://parley.invalid").pathname !== "";
  } catch {
    return false;
  }
}

/** What a link of the app tells of the page that it stands on. Next reads it so, and fails where it cannot. */
function isOfAPage({ headers }: IncomingMessage): boolean {
  try {
    parseAndValidateFlightRouterState(headers["next-router-state-tree"]);
    return true;
  } catch {
    return false;
  }
}

/** Addresses that a route answers by itself, also to other servers: an identity provider's, say. */
const isOfRoute = /^\/(api|sign-in\/provider)\//;

/** What Next takes for the call of a Server Action: one of its own, or a form sent where no script runs. */
function isAction({ method, url = "", headers }: IncomingMessage): boolean {
  if (method !== "POST" || isOfRoute.test(url)) return false;
  return (
    "next-action" in headers ||
    /^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(headers["content-type"] ?? "")
  );
}

/**
 * Whether it says that it comes from elsewhere than `isOwnOrigin` has it (lib/platform/request). Where it does not, Next is
 * told the same, which would look at what is said to have been forwarded. One that says nothing is refused by the action
 * itself, in its own form.
 */
function isForeign({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  delete headers["x-forwarded-host"];
  if (origin === undefined) return false;
  if (!URL.canParse(origin)) return true;
  const from = new URL(origin).host;
  if (from !== host) headers["x-forwarded-host"] = from;
  return from === "" || (from !== host && from !== env.appUrl.host);
}
