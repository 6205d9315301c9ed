/** The provider says that somebody is signed out there, and is believed if it is the provider. */
import { randomUUID } from "node:crypto";
import { type CryptoKey, generateKeyPair, type JWTPayload, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { type IdentityProvider, startIdentityProvider } from "@/prisma/identity-provider";
import { closeDatabase } from "../database";
import { findActor } from "../actor";
import { enterByProvider } from "./entering";
import { endByLogoutToken, leaveUrl } from "./leaving";
import { issuerOf, requireOidc } from "./provider";
import type { Said } from "./said";

let owner: Owner;
let provider: IdentityProvider;
let said: Said;
const names = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"];
const event = "http://schemas.openid.net/event/backchannel-logout";

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  provider = await startIdentityProvider({
    redirectUri: "http://localhost:3000/sign-in/provider/answer",
    signedOutUri: "http://localhost:3000/sign-in",
  });
  Object.assign(process.env, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
  });
  const email = `${randomUUID()}@parley.example`;
  await makeUser(owner, { email, name: "Somebody", password: "correct horse battery staple" });
  const issuer = issuerOf(requireOidc());
  const who = { subject: randomUUID(), verifiedEmail: email, name: "Somebody", label: email };
  said = { issuer, ...who, groups: [], isStrong: false, session: null };
});

afterAll(async () => {
  for (const name of names) delete process.env[name];
  await provider.close();
  await owner.end();
  await closeDatabase();
});

async function enteredIn(session: string): Promise<string> {
  const came = await enterByProvider({ ...said, session }, { address: null, agent: null, device: null });
  if (!came.ok) throw new Error("not entered");
  return came.signInId;
}

const isOpen = async (signInId: string) => (await findActor(signInId)) !== null;

const claims = (more: JWTPayload): JWTPayload => ({
  iss: provider.issuer,
  aud: provider.clientId,
  iat: Math.floor(Date.now() / 1000),
  jti: randomUUID(),
  events: { [event]: {} },
  ...more,
});

const signed = (more: JWTPayload, key?: CryptoKey) => {
  return provider.sign(claims(more), { typ: "logout+jwt", ...(key && { key }) });
};

const told = async (more: JWTPayload) => endByLogoutToken(await signed(more), new Date());

it("ends the sign-ins of one session there, or all of theirs, and nobody else's", async () => {
  const [one, other] = [await enteredIn("there-1"), await enteredIn("there-2")];
  expect(await told({ sub: "somebody else" })).toBe(0);
  expect(await told({ sid: "there-1" })).toBe(1);
  expect([await isOpen(one), await isOpen(other)]).toEqual([false, true]);
  expect(await told({ sub: said.subject })).toBe(1);
  expect(await isOpen(other)).toBe(false);
});

it("believes nothing that the provider has not signed as just this, just now, for Parley", async () => {
  const signIn = await enteredIn("there-3");
  const { privateKey } = await generateKeyPair("RS256");
  const whom = { sub: said.subject };
  const old = Math.floor(Date.now() / 1000) - 600;
  const untrue: [string, Promise<string> | string][] = [
    ["another key", signed(whom, privateKey)],
    ["another kind of token", provider.sign(claims(whom))],
    ["no key", new UnsecuredJWT(claims(whom)).encode()],
    ["another client", signed({ ...whom, aud: "another" })],
    ["another issuer", signed({ ...whom, iss: "http://localhost:1" })],
    ["an ID token", signed({ ...whom, nonce: "n" })],
    ["another event", signed({ ...whom, events: {} })],
    ["nobody", signed({})],
    ["long ago", signed({ ...whom, iat: old })],
    ["no token", "a.b.c"],
  ];
  for (const [what, token] of untrue) await expect(endByLogoutToken(await token, new Date()), what).rejects.toThrow();
  expect(await isOpen(signIn)).toBe(true);
  expect(await told(whom)).toBe(1);
});

it("knows where somebody signs out there, and that they come back to us", async () => {
  const url = await leaveUrl(new Date());
  expect(url?.origin).toBe(provider.issuer);
  expect(url?.searchParams.get("client_id")).toBe(provider.clientId);
  expect(new URL(url?.searchParams.get("post_logout_redirect_uri") ?? "").pathname).toBe("/sign-in");
});
