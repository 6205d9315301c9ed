/**
 * Sends something out, to an address that a person typed. The name is looked up once, every address that it has must be
 * one that may be sent to, and the connection is made to that very address: a name that leads elsewhere a moment later
 * (DNS rebinding) leads nowhere. No redirect is followed, no proxy of the environment's asked, and of the answer nothing
 * is kept but its status, and for how long it wants to be left alone.
 */
import "server-only";
import http from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import { type Resolve, resolveBy } from "./resolve";
import { readRetryAfter } from "./retry-after";
import { hostOf, type InHouse, whyForbidden } from "./target";

/** Why there was no answer. `name`: it is not found. `address`: it may not be sent to. `cut`: the connection broke before the answer was whole. */
export type Failure = "name" | "address" | "connection" | "certificate" | "timeout" | "cut";

/** `detail`: for `address`, where it leads; else the system's code, as `ECONNREFUSED`. Never a word of the other side. */
export type Posted =
  /** `retryAfter`: in how many seconds it wants to be asked again, where it says so. */
  | { status: number; failure: null; detail: null; retryAfter?: number }
  | { status: null; failure: Failure; detail: string | null };

export interface Posting {
  url: URL;
  headers: Readonly<Record<string, string>>;
  body: string;
}

interface Means {
  inHouse: InHouse;
  resolve?: Resolve;
  /** For all of it, from looking the name up to the end of the answer, in ms. */
  longest?: number;
}

/** Of an answer more is not read; its status counts all the same. */
const mostRead = 8 * 1024;
/** Addresses of one name that are tried until one takes the connection. */
const mostTried = 3;

/** Sends it once. Whatever goes wrong is told, not thrown. */
export async function postOut(
  posting: Posting,
  { inHouse, resolve = resolveBy(), longest = 15_000 }: Means,
): Promise<Posted> {
  const deadline = AbortSignal.timeout(longest);
  const host = hostOf(posting.url);
  const isTrusted = inHouse.hosts.includes(host);
  const found = isIP(host) ? [host] : await orAborted(resolve(host, { isTrusted, deadline }), deadline);
  if (deadline.aborted) return failed("timeout");
  const forbidden = isTrusted ? null : firstOf(found, (address) => whyForbidden(address, inHouse));
  if (forbidden) return failed("address", forbidden);
  // IPv4 first: where a machine has no IPv6, each such address would cost the wait for it.
  const tried = [...found].sort((a, b) => isIP(a) - isIP(b)).slice(0, mostTried);
  let last: Posted = failed("name");
  for (const address of tried) {
    // One whose host swallows what comes may not use up the time of the others.
    last = await exchange(posting, address, { deadline, toConnect: longest / tried.length });
    if (last.failure !== "connection") return last;
  }
  return last;
}

/**
 * Where a name leads that may not be sent to, as words that follow “leads to”; null: nowhere such, or nobody answers just
 * now. For whoever writes the address down: each sending looks again.
 */
export async function leadsInside(
  url: URL,
  { inHouse, resolve = resolveBy(), longest = 2_000 }: Means,
): Promise<string | null> {
  const host = hostOf(url);
  if (isIP(host) || inHouse.hosts.includes(host)) return null;
  const deadline = AbortSignal.timeout(longest);
  const found = await orAborted(resolve(host, { isTrusted: false, deadline }), deadline);
  return firstOf(found, (address) => whyForbidden(address, inHouse));
}

function orAborted(asked: Promise<readonly string[]>, deadline: AbortSignal): Promise<readonly string[]> {
  return new Promise((resolve) => {
    deadline.addEventListener("abort", () => resolve([]), { once: true });
    asked.then(resolve, () => resolve([]));
  });
}

/** `toConnect`: until the address has taken the connection, in ms. */
type Limits = { deadline: AbortSignal; toConnect: number };

/** One request on one connection of its own, to this address. */
function exchange({ url, headers, body }: Posting, address: string, { deadline, toConnect }: Limits): Promise<Posted> {
  const isSecure = url.protocol === "https:";
  const host = hostOf(url);
  return new Promise((resolve) => {
    let reached: Failure = "connection";
    const request = (isSecure ? https : http).request({
      host: address,
      port: url.port || (isSecure ? 443 : 80),
      path: url.pathname + url.search,
      method: "POST",
      headers: { ...headers, host: url.host, "content-length": Buffer.byteLength(body) },
      // The certificate has to be the name's, and not the address's that is called.
      ...(isSecure && !isIP(host) && { servername: host }),
      agent: false,
      maxHeaderSize: mostRead,
      signal: deadline,
    });
    const settle = (posted: Posted) => {
      clearTimeout(unanswered);
      resolve(posted);
      request.destroy();
    };
    const unanswered = setTimeout(() => {
      if (reached === "connection") settle(failed("connection", "ETIMEDOUT"));
    }, toConnect);
    const fail = (error?: NodeJS.ErrnoException) =>
      settle(deadline.aborted ? failed("timeout") : failed(reached, error?.code ?? null));
    request.on("socket", (socket) => {
      socket.once("connect", () => (reached = isSecure ? "certificate" : "cut"));
      socket.once("secureConnect", () => (reached = "cut"));
    });
    request.on("response", (response) => {
      const answered = answeredBy(response);
      let read = 0;
      response.on("data", (chunk: Buffer) => {
        read += chunk.length;
        if (read >= mostRead) settle(answered);
      });
      response.once("end", () => settle(answered));
      response.once("error", fail);
    });
    // An upgrade that nobody asked for ends without an answer.
    request.once("upgrade", () => fail());
    // Also after it has settled: an error that nobody hears would end the process.
    request.on("error", fail);
    request.once("close", () => fail());
    request.end(body);
  });
}

/** A `Retry-After` is heeded of who has too much to do (429) or does not serve just now (503); beside a redirect it means another wait. */
function answeredBy({ statusCode: status = 0, headers }: http.IncomingMessage): Posted {
  const retryAfter = status === 429 || status === 503 ? readRetryAfter(headers["retry-after"], new Date()) : null;
  return { status, failure: null, detail: null, ...(retryAfter === null ? {} : { retryAfter }) };
}

const failed = (failure: Failure, detail: string | null = null): Posted => ({ status: null, failure, detail });

function firstOf<Item>(items: readonly Item[], say: (item: Item) => string | null): string | null {
  for (const item of items) {
    const said = say(item);
    if (said) return said;
  }
  return null;
}
