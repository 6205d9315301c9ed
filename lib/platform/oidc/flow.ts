/**
 * One way to the identity provider and back: the authorization code flow of OpenID Connect Core 1.0, with PKCE (RFC 7636,
 * S256). What it began with stays with the browser, sealed under the server's secret, and is taken back once.
 */
import "server-only";
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { z } from "zod";
import { env } from "../env";
import { paths } from "../paths";
import { openText, sealText } from "../sealed-text";
import { askProvider, issuerOf, requireOidc } from "./provider";
import { readSaid, type Said } from "./said";

/** What somebody is sent there for: to sign in, to link who they are there to their account, to show again who they are. */
export type FlowPurpose = "enter" | "link" | "confirm";

export type FlowBegun = {
  purpose: FlowPurpose;
  /** Where they were, and go back to: a path of ours. */
  backTo: string;
  /** Of who is signed in and links or confirms; null: nobody is. */
  signInId: string | null;
};

const keptFlow = z.strictObject({
  purpose: z.enum(["enter", "link", "confirm"]),
  backTo: z.string(),
  signInId: z.string().nullable(),
  nonce: z.string(),
  verifier: z.string(),
  /** In ms since 1970. */
  begunAt: z.number(),
});

type Flow = z.output<typeof keptFlow>;

/** How long somebody may be there, in seconds. */
export const flowSeconds = 10 * 60;

/** Where the provider sends them back to: the very address that it has to know. */
export const redirectUri = () => new URL(paths.providerAnswer, env.appUrl).href;

const about = (state: string) => ({ purpose: "Parley: on the way to the identity provider", of: state }) as const;

/** Where to send the browser, and what it keeps meanwhile. Rejects where the provider does not answer. */
export async function beginFlow(
  begun: FlowBegun,
  now: Date,
): Promise<{ url: URL; state: string /** Sealed. */; kept: string }> {
  const config = await askProvider(now);
  const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
  const url = buildAuthorizationUrl(config, {
    redirect_uri: redirectUri(),
    scope: requireOidc().scope,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    // Whoever confirms is asked again, whatever the provider remembers of them.
    ...(begun.purpose === "confirm" && { prompt: "login", max_age: "0" }),
  });
  const flow: Flow = { ...begun, nonce, verifier, begunAt: now.getTime() };
  return { url, state, kept: sealText(about(state), JSON.stringify(flow)) };
}

/** What a browser kept of a flow of this state; null: it is none of ours, of another state, or it is too long ago. */
export function readFlow(state: string, kept: string, now: Date): Flow | null {
  const opened = openText(about(state), kept);
  const flow = opened === null ? null : keptFlow.parse(JSON.parse(opened));
  return flow && now.getTime() - flow.begunAt < flowSeconds * 1000 ? flow : null;
}

/**
 * What the provider says of whoever was sent there, once all of it is checked: the response's state and issuer (RFC 9207), the
 * ID token's signature, issuer, audience, time and nonce, and when they were asked where they confirm. Rejects with an error
 * of openid-client's where anything is not as it has to be.
 */
export async function finishFlow(flow: Flow, state: string, answer: URLSearchParams, now: Date): Promise<Said> {
  const config = await askProvider(now);
  const url = new URL(redirectUri());
  url.search = answer.toString();
  const tokens = await authorizationCodeGrant(config, url, {
    expectedState: state,
    expectedNonce: flow.nonce,
    pkceCodeVerifier: flow.verifier,
    idTokenExpected: true,
    // Since the flow began, and not before it.
    ...(flow.purpose === "confirm" && { maxAge: Math.ceil((now.getTime() - flow.begunAt) / 1000) }),
  });
  const claims = tokens.claims();
  if (!claims) throw new Error("authorizationCodeGrant gave no ID token back");
  const settings = requireOidc();
  const said = readSaid({ ...(await moreOf(config, tokens.access_token, claims)), ...claims }, settings);
  // Some providers sign for all their customers at one address, each as an issuer of its own.
  if (said.issuer !== issuerOf(settings)) throw new Error("The ID token is another issuer's.");
  return said;
}

/** Many providers say groups and addresses at their own address for it, and not in the ID token. */
async function moreOf(config: Configuration, accessToken: string, claims: Record<string, unknown> & { sub: string }) {
  const { roles, groupsClaim } = requireOidc();
  const isAll = "email" in claims && (!roles || groupsClaim in claims);
  if (isAll || !config.serverMetadata().userinfo_endpoint) return {};
  return fetchUserInfo(config, accessToken, claims.sub);
}
