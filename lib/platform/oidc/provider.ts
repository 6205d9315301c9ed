/** The identity provider: what it says of itself, asked once a minute, and what goes wrong on the way to it. */
import "server-only";
import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
} from "openid-client";
import { env } from "../env";
import { log } from "../log";
import type { OidcSettings } from "./settings";

/** How long the provider may take for one answer, in seconds: somebody waits for it at a page. */
const longestAnswer = 5;
/**
 * How long what it says of itself is taken for so, in ms. Not for longer: whoever is sent to a provider that is away stands
 * before their browser's own page of errors, and not before one that offers the password.
 */
const fresh = 60_000;

type Asked = { of: string; at: number; found: Promise<Configuration> };

// One a process: pages and routes are bundled apart, each with modules of its own.
const kept = globalThis as { parleyProvider?: Asked };

/** This installation's provider; throws where there is none. */
export function requireOidc(): OidcSettings {
  const settings = env.oidc;
  if (!settings) throw new Error("This installation has no identity provider.");
  return settings;
}

/** What identities of this provider are kept under: its address in one way of writing, with a slash after a bare host. */
export const issuerOf = ({ issuer }: Pick<OidcSettings, "issuer">): string => issuer.href;

/** What the provider says of itself. Rejects where it does not answer, which is not remembered: the next asks again. */
export async function askProvider(now: Date): Promise<Configuration> {
  const settings = requireOidc();
  const of = JSON.stringify([settings.issuer, settings.clientId, settings.clientSecret]);
  const before = kept.parleyProvider;
  if (before?.of === of && now.getTime() - before.at < fresh) return before.found;
  const asked = { of, at: now.getTime(), found: discover(settings) };
  kept.parleyProvider = asked;
  asked.found.catch(() => {
    if (kept.parleyProvider === asked) kept.parleyProvider = undefined;
  });
  return asked.found;
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  const config = await discovery(issuer, clientId, undefined, byBothWays(clientSecret), {
    timeout: longestAnswer,
    // The signature of the ID token is checked by the provider's keys, though it comes over a connection of its own.
    execute: [enableNonRepudiationChecks, ...(issuer.protocol === "http:" ? [allowInsecureRequests] : [])],
  });
  config.timeout = longestAnswer;
  return config;
}

/** In the header, where the provider takes it there, as most do; else in the body. */
function byBothWays(secret: string): ReturnType<typeof ClientSecretBasic> {
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, ...rest) => {
    const ways = server.token_endpoint_auth_methods_supported;
    const isPost = ways && !ways.includes("client_secret_basic") && ways.includes("client_secret_post");
    return (isPost ? post : basic)(server, ...rest);
  };
}

/** Of an error on the way: whether the provider is away, or has said what cannot be trusted. */
export function faultOf(error: unknown): "away" | "wrong" {
  const { code, cause } = error as { code?: string; cause?: { status?: number } };
  // Nothing came, in time or at all; or its own server has failed.
  const isAway =
    code === "OAUTH_TIMEOUT" ||
    code === "OAUTH_ABORT" ||
    (error instanceof TypeError && error.message === "fetch failed") ||
    (code === "OAUTH_RESPONSE_IS_NOT_CONFORM" && (cause?.status ?? 0) >= 500);
  return isAway ? "away" : "wrong";
}

/** For whoever runs Parley. Neither a token nor a code nor whom it was about is in the line. */
export function logFault(error: unknown, doing: string): void {
  const { name, message, code, cause } = error as { name?: string; message?: string; code?: string; cause?: unknown };
  const why = cause instanceof Error ? cause.message : undefined;
  log.warn({ doing, fault: { name, message, code, why } }, "the identity provider's answer was not taken");
}
