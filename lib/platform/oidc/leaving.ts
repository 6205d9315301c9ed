/** Signing out at the provider: offered from here (RP-Initiated Logout), and told from there (Back-Channel Logout). */
import "server-only";
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from "jose";
import { buildEndSessionUrl } from "openid-client";
import { z } from "zod";
import { database } from "../database";
import { env } from "../env";
import { paths } from "../paths";
import { askProvider, issuerOf, requireOidc } from "./provider";

/** Where somebody signs out at the provider, and comes back from; null: it has no such address. */
export async function leaveUrl(now: Date): Promise<URL | null> {
  const config = await askProvider(now);
  if (!config.serverMetadata().end_session_endpoint) return null;
  return buildEndSessionUrl(config, { post_logout_redirect_uri: new URL(paths.signIn(), env.appUrl).href });
}

const logoutEvent = "http://schemas.openid.net/event/backchannel-logout";

/** What OpenID Connect Back-Channel Logout 1.0 asks of a logout token besides its signature, issuer, audience and time. */
const logoutClaims = z
  .looseObject({
    sub: z.string().min(1).optional(),
    sid: z.string().min(1).optional(),
    events: z.looseObject({ [logoutEvent]: z.looseObject({}) }),
    /** An ID token has one, and may not be taken for this. */
    nonce: z.undefined().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined);

/** How old a logout token may be, in seconds: it is sent at once. */
const oldest = 120;

/**
 * Ends the sign-ins that a logout token of the provider's names; gives back how many. Rejects where the token is not as it has
 * to be. None is remembered: sent again within its two minutes it ends, at most, what its owner opened since.
 */
export async function endByLogoutToken(token: string, now: Date): Promise<number> {
  const config = await askProvider(now);
  const settings = requireOidc();
  const { jwks_uri: keys, issuer } = config.serverMetadata();
  if (!keys) throw new Error("The identity provider names no keys.");
  const { payload } = await jwtVerify<JWTPayload>(token, keysAt(keys), {
    issuer,
    audience: settings.clientId,
    // No other token that the provider signs for us may be taken for one.
    typ: "logout+jwt",
    // Signed by the provider's own key: never by a secret that we share, and never not at all.
    algorithms: ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519"],
    maxTokenAge: oldest,
    clockTolerance: 30,
    requiredClaims: ["iat", "jti"],
    currentDate: now,
  });
  const { sub = null, sid = null } = logoutClaims.parse(payload);
  const [ended] = await database().$queryRaw<{ count: number }[]>`
    select end_sign_ins_of_identity(${issuerOf(settings)}, ${sub}, ${sid}) as count`;
  return ended?.count ?? 0;
}

type Keys = ReturnType<typeof createRemoteJWKSet>;

const kept: { of?: string; keys?: Keys } = {};

function keysAt(address: string): Keys {
  if (kept.of !== address || !kept.keys)
    Object.assign(kept, { of: address, keys: createRemoteJWKSet(new URL(address), { timeoutDuration: 5000 }) });
  return kept.keys as Keys;
}
