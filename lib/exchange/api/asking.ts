/** Who asks at an address of the API: a program by its token, or a page of ours by its reader's cookie. */
import "server-only";
import { type Actor, findActor } from "@/lib/platform/actor";
import { type Limit, type Taken, takeAllowance } from "@/lib/platform/allowance-shared";
import { signInCarriedBy } from "@/lib/platform/auth";
import { env } from "@/lib/platform/env";
import { failureOf } from "@/lib/platform/failure";
import { findActorAndGlimpse, type Glimpse } from "@/lib/platform/glimpse";
import { findTokenActor } from "@/lib/platform/own-tokens";
import { keepPace, TooOften } from "@/lib/platform/pace";
import { isOwnOrigin } from "@/lib/platform/request";
import { watched } from "@/lib/platform/security-log";
import { clientAddress, fingerprint } from "@/lib/platform/sign-in";
import { bearerIn, type Scope } from "@/lib/platform/token-rules";
import { refuse } from "./problem";

/** Under which name callers are told of it. */
type Policy = Limit & { name: string };

/** What a token may ask for; it comes back at ten a second. */
export const tokenLimit: Policy = { name: "token", most: 600, within: 60 };
/** What a person may ask for at their browsers. */
const browserLimit = (): Policy => ({ name: "browser", most: env.requestsAMinute, within: 60 });
/** How often an address may come with a token that is none. */
export const wrongLimit: Policy = { name: "wrong-token", most: 30, within: 600 };

export type Asking = {
  actor: Actor;
  /** What they would see now of the negotiation that was named; undefined: they were not asked for it along with who they are. */
  glimpsed?: Glimpse | null;
  /** What the answer says of how much may still be asked for. */
  headers: Record<string, string>;
};

type Asked = {
  scope: Scope;
  /** What the log calls it. */
  name: string;
  /** The slug of a negotiation: what they would see of it is found with who they are, where that takes no longer. */
  glimpsing?: string;
};

const challenge = 'Bearer realm="Parley"';

/**
 * Answers as whoever asks, if they may do what `scope` says; whatever goes wrong is told as a problem. A request that
 * writes by a cookie has to come from a page of ours; one by a token may come from anywhere.
 */
export async function asAsker(
  request: Request,
  { scope, name, glimpsing }: Asked,
  work: (asking: Asking) => Promise<Response>,
): Promise<Response> {
  try {
    // What a proxy before us asks its own callers for is no token: a browser that signed in at both is heard by its cookie.
    const authorization = request.headers.get("authorization") ?? "";
    const isByToken = /^bearer\b/i.test(authorization);
    const asking = isByToken
      ? await byToken(request, bearerIn(authorization) ?? "")
      : await byCookie(request, { scope, name, glimpsing });
    if (asking instanceof Response) return asking;
    const { actor, headers } = asking;
    if (actor.token && !actor.token.scopes.includes(scope)) {
      watched({ security: "token refused", because: "scope", userId: actor.userId, source: sourceOf(request) });
      return refuse(
        { code: "forbidden", message: `This token may not ${scope}.` },
        { ...headers, "www-authenticate": `${challenge}, error="insufficient_scope", scope="${scope}"` },
      );
    }
    const answer = await work(asking);
    for (const [header, value] of Object.entries(headers)) answer.headers.set(header, value);
    return answer;
  } catch (error) {
    if (error instanceof TooOften) {
      const taken = { isTaken: false, remaining: 0, seconds: error.seconds };
      return tooOften("requests", browserLimit(), taken);
    }
    return refuse(failureOf(error, name));
  }
}

async function byCookie(request: Request, { scope, name, glimpsing }: Asked): Promise<Asking | Response> {
  if (scope === "write" && !isOwnOrigin(request)) {
    watched({ security: "sent from elsewhere", command: name });
    return refuse({ code: "forbidden", message: "This request does not come from a page of Parley." });
  }
  const signInId = await signInCarriedBy(request.headers.get("cookie"));
  const found = signInId ? await findAsking(signInId, glimpsing) : null;
  if (!found) return nobody("Sign in first, or send a token.", challenge);
  await keepPace(found.actor.userId, scope === "write" ? "commands" : "reads");
  return { ...found, headers: {} };
}

async function findAsking(
  signInId: string,
  glimpsing: string | undefined,
): Promise<Pick<Asking, "actor" | "glimpsed"> | null> {
  if (glimpsing !== undefined) return findActorAndGlimpse(signInId, glimpsing);
  const actor = await findActor(signInId);
  return actor && { actor };
}

async function byToken(request: Request, token: string): Promise<Asking | Response> {
  const actor = await findTokenActor(token);
  if (!actor) {
    const source = sourceOf(request);
    watched({ security: "token refused", because: "unknown", source });
    const taken = await takeAllowance(`wrong:${source}`, wrongLimit);
    if (!taken.isTaken) return tooOften("wrong tokens", wrongLimit, taken);
    return nobody("There is no such token, or it has ended.", `${challenge}, error="invalid_token"`);
  }
  const taken = await takeAllowance(`token:${actor.signInId}`, tokenLimit);
  if (!taken.isTaken) {
    watched({ security: "token refused", because: "too often", userId: actor.userId, source: sourceOf(request) });
    return tooOften("requests", tokenLimit, taken);
  }
  return { actor, headers: limitHeaders(tokenLimit, taken) };
}

const sourceOf = ({ headers }: Request) => fingerprint(clientAddress(headers) ?? "unknown");

const nobody = (message: string, asks: string) => refuse({ code: "signed_out", message }, { "www-authenticate": asks });

function tooOften(what: string, limit: Policy, taken: Taken): Response {
  const message = `Too many ${what}. Ask again in ${taken.seconds === 1 ? "a second" : `${taken.seconds} seconds`}.`;
  return refuse(
    { code: "too_many_requests", message },
    { ...limitHeaders(limit, taken), "retry-after": String(taken.seconds) },
  );
}

/** As the IETF's draft "RateLimit header fields for HTTP" has them. */
function limitHeaders({ name, most, within }: Policy, { remaining, seconds }: Taken): Record<string, string> {
  return {
    "ratelimit-policy": `"${name}";q=${most};w=${within}`,
    ratelimit: `"${name}";r=${remaining};t=${seconds}`,
  };
}
