/** An identity provider for the tests: a real one (oidc-provider, certified), of people whom a test makes up. */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { type CryptoKey, decodeJwt, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { Provider } from "oidc-provider";

/** What it says of somebody besides their subject. */
export type Told = Record<string, unknown> & { amr?: string[]; acr?: string };

export type IdentityProvider = {
  /** Its address, which is its issuer, too. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** By their subject, which they type to sign in. */
  people: Map<string, Told>;
  /** What it does otherwise than it should: what stands for an ID token, and before it answers with any. */
  ways: { idToken: (claims: JWTPayload) => Promise<string | null>; answer: () => Promise<void> };
  /** Signs as it does itself, or by another key. */
  sign: (claims: JWTPayload, more?: { key?: CryptoKey; typ?: string }) => Promise<string>;
  close: () => Promise<void>;
};

type Start = { port?: number; clientSecret?: string; redirectUri: string; signedOutUri: string; endedUri?: string };

const page = `<!doctype html><html lang="en"><title>Test accounts</title>
<form method="post"><label>Account <input name="login" autofocus></label> <button>Sign in there</button></form>`;

/** Listens on loopback, on the port or on one of its own. */
export async function startIdentityProvider(start: Start): Promise<IdentityProvider> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: "its-own", alg: "RS256", use: "sig" };
  const server = createServer();
  server.listen(start.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const [clientId, clientSecret] = ["parley", start.clientSecret ?? randomUUID()];
  const people: IdentityProvider["people"] = new Map();
  const ways: IdentityProvider["ways"] = { idToken: async () => null, answer: async () => {} };
  const provider = new Provider(issuer, {
    jwks: { keys: [key] },
    cookies: { keys: [randomUUID()] },
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [start.redirectUri],
        post_logout_redirect_uris: [start.signedOutUri],
        ...(start.endedUri && { backchannel_logout_uri: start.endedUri, backchannel_logout_session_required: true }),
      },
    ],
    claims: {
      openid: ["sub", "amr", "acr"],
      email: ["email", "email_verified"],
      profile: ["name", "preferred_username", "groups"],
    },
    conformIdTokenClaims: false,
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: start.endedUri !== undefined } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => {
      const told = people.get(sub);
      return told && { accountId: sub, claims: () => ({ sub, ...told }) };
    },
    // Nobody is asked whether Parley may know them: it is their organisation's own.
    loadExistingGrant: async ({ oidc: { client, session, provider: here } }) => {
      const grant = new here.Grant({ clientId: client?.clientId ?? "", accountId: session?.accountId ?? "" });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  provider.use(async (ctx, next) => {
    if (!ctx.path.startsWith("/interaction/")) return next();
    if (ctx.method === "GET") {
      ctx.type = "html";
      ctx.body = page;
      return;
    }
    const login = new URLSearchParams(await text(ctx.req)).get("login") ?? "";
    const { amr, acr } = people.get(login) ?? {};
    const result = people.has(login)
      ? { login: { accountId: login, ...(amr && { amr }), ...(acr && { acr }) } }
      : { error: "access_denied" };
    ctx.respond = false;
    await provider.interactionFinished(ctx.req, ctx.res, result);
  });
  const sign: IdentityProvider["sign"] = (claims, { key: other, typ = "JWT" } = {}) =>
    new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: key.kid, typ }).sign(other ?? privateKey);
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.path !== "/token") return;
    await ways.answer();
    const answer = ctx.body as { id_token?: string } | undefined;
    if (!answer?.id_token) return;
    const forged = await ways.idToken(decodeJwt(answer.id_token));
    if (forged) ctx.body = { ...answer, id_token: forged };
  });
  const answer = provider.callback();
  server.on("request", (request, response) => void answer(request, response));
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { issuer, clientId, clientSecret, people, ways, sign, close };
}

/** What a browser does at the provider: goes there, gives the account, and comes back with the answer. */
export async function answerFrom(url: URL, login: string): Promise<URLSearchParams> {
  const jar = new Map<string, string>();
  let next = { at: url, body: undefined as URLSearchParams | undefined };
  for (let step = 0; step < 10; step += 1) {
    const response = await fetch(next.at, {
      redirect: "manual",
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(next.body && { method: "POST", body: next.body }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    await response.body?.cancel();
    const to = response.headers.get("location");
    if (!to) next = { at: next.at, body: new URLSearchParams({ login }) };
    else next = { at: new URL(to, next.at), body: undefined };
    if (next.at.host !== url.host) return next.at.searchParams;
  }
  throw new Error("The provider leads nowhere.");
}
