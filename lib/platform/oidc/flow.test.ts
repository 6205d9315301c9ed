import { generateKeyPair, type JWTPayload, UnsecuredJWT } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { answerFrom, type IdentityProvider, startIdentityProvider } from "@/prisma/identity-provider";
import { beginFlow, type FlowBegun, finishFlow, flowSeconds, readFlow, redirectUri } from "./flow";
import { askProvider, faultOf } from "./provider";

let provider: IdentityProvider;
const before = { ...process.env };
const ruth = "ruth-4711";

beforeAll(async () => {
  Object.assign(process.env, { AUTH_SECRET: "a secret of this test alone", APP_URL: "http://parley.example:3000" });
  provider = await startIdentityProvider({ redirectUri: redirectUri(), signedOutUri: "http://parley.example:3000/" });
  provider.people.set(ruth, {
    email: "Ruth@Ministry.example",
    email_verified: true,
    name: "Ruth Amari",
    groups: ["negotiators", "staff"],
    amr: ["pwd", "otp"],
  });
  Object.assign(process.env, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_STRONG_AMR: "otp",
  });
});

afterEach(() => {
  provider.ways.idToken = async () => null;
  provider.ways.answer = async () => {};
});

afterAll(async () => {
  await provider.close();
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});

const now = () => new Date();

/** Begins, goes there and comes back; what the browser kept is read, and the answer is not looked at yet. */
async function there(more: Partial<FlowBegun> = {}) {
  const begun = { purpose: "enter", backTo: "/negotiations/doha", signInId: null, ...more } as const;
  const { url, state, kept } = await beginFlow(begun, now());
  const answer = await answerFrom(url, ruth);
  const flow = readFlow(state, kept, now());
  if (!flow) throw new Error("no flow");
  return { url, state, kept, flow, answer };
}

async function finished(more: Partial<FlowBegun> = {}) {
  const { flow, state, answer } = await there(more);
  return finishFlow(flow, state, answer, now());
}

it("asks for a code by PKCE, with a state and a nonce of its own, at one address, and says who came", async () => {
  const { url, state, flow, answer } = await there();
  const asked = Object.fromEntries(url.searchParams);
  expect(asked).toMatchObject({
    response_type: "code",
    client_id: "parley",
    redirect_uri: "http://parley.example:3000/sign-in/provider/answer",
    scope: "openid email profile",
    code_challenge_method: "S256",
    state,
    nonce: flow.nonce,
  });
  expect(url.href).not.toContain(flow.verifier);
  expect(asked.max_age).toBeUndefined();
  expect(flow.backTo).toBe("/negotiations/doha");
  expect(answer.get("iss")).toBe(provider.issuer);
  expect(await finishFlow(flow, state, answer, now())).toEqual({
    issuer: `${provider.issuer}/`,
    subject: ruth,
    verifiedEmail: "ruth@ministry.example",
    name: "Ruth Amari",
    label: "ruth@ministry.example",
    groups: ["negotiators", "staff"],
    isStrong: true,
    session: null,
  });
});

it("takes a code once: given again it opens nothing", async () => {
  const { flow, state, answer } = await there();
  await finishFlow(flow, state, answer, now());
  await expect(finishFlow(flow, state, answer, now())).rejects.toMatchObject({ error: "invalid_grant" });
});

it("reads what the browser kept for its own state alone, unspoilt, and for ten minutes", async () => {
  const { state, kept, flow } = await there();
  expect(readFlow(`${state}x`, kept, now())).toBeNull();
  expect(readFlow(state, `${kept.slice(0, -6)}AAAAAA`, now())).toBeNull();
  expect(readFlow(state, kept, new Date(flow.begunAt + flowSeconds * 1000 - 1))).toEqual(flow);
  expect(readFlow(state, kept, new Date(flow.begunAt + flowSeconds * 1000))).toBeNull();
});

describe("an answer is not taken", () => {
  type Spoil = (answer: URLSearchParams) => void;
  it.each<[string, Spoil]>([
    ["of another state", (answer) => answer.set("state", "another")],
    ["without a state", (answer) => answer.delete("state")],
    ["of another issuer", (answer) => answer.set("iss", "http://localhost:1")],
    ["of no issuer, from a provider that names itself", (answer) => answer.delete("iss")],
    ["with a code of somebody's own making", (answer) => answer.set("code", "made-up")],
  ])("%s", async (_, spoil) => {
    const { flow, state, answer } = await there();
    spoil(answer);
    await expect(finishFlow(flow, state, answer, now())).rejects.toThrow();
  });

  it("that another browser began: its code needs what this one has not", async () => {
    const [mine, another] = [await there(), await there()];
    const mixed = new URLSearchParams(mine.answer);
    mixed.set("code", another.answer.get("code") ?? "");
    await expect(finishFlow(mine.flow, mine.state, mixed, now())).rejects.toMatchObject({ error: "invalid_grant" });
  });
});

describe("an ID token is not taken", () => {
  type Forge = (claims: JWTPayload) => JWTPayload;
  it.each<[string, Forge]>([
    ["of another nonce", (claims) => ({ ...claims, nonce: "another" })],
    ["without a nonce", ({ nonce: _, ...claims }) => claims],
    ["of another issuer", (claims) => ({ ...claims, iss: "http://localhost:1" })],
    ["for another client", (claims) => ({ ...claims, aud: "another" })],
    ["for another besides, by whom it was asked for", (claims) => ({ ...claims, aud: ["parley", "x"], azp: "x" })],
    ["whose time is over", (claims) => ({ ...claims, exp: Math.floor(Date.now() / 1000) - 120 })],
    ["without a subject", ({ sub: _, ...claims }) => claims],
  ])("%s", async (_, forge) => {
    provider.ways.idToken = (claims) => provider.sign(forge(claims));
    await expect(finished()).rejects.toThrow();
    // The same way without a change is well.
    provider.ways.idToken = (claims) => provider.sign(claims);
    expect((await finished()).subject).toBe(ruth);
  });

  it("signed by another key under the name of the provider's", async () => {
    const { privateKey } = await generateKeyPair("RS256");
    provider.ways.idToken = (claims) => provider.sign(claims, { key: privateKey });
    await expect(finished()).rejects.toThrow();
  });

  it("that nobody has signed", async () => {
    provider.ways.idToken = async (claims) => new UnsecuredJWT(claims).encode();
    await expect(finished()).rejects.toThrow();
  });
});

describe("who confirms", () => {
  const confirming = { purpose: "confirm", signInId: "some" } as const;

  it("is asked anew, and when they were asked is looked at", async () => {
    const { url, flow, state, answer } = await there(confirming);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ prompt: "login", max_age: "0" });
    expect((await finishFlow(flow, state, answer, now())).subject).toBe(ruth);
  });

  it.each<[string, Record<string, unknown>]>([
    ["was asked before, whatever the provider was told", { auth_time: Math.floor(Date.now() / 1000) - 600 }],
    ["is not said to have been asked", { auth_time: undefined }],
  ])("is not taken who %s", async (_, spoilt) => {
    provider.ways.idToken = (claims) => provider.sign(JSON.parse(JSON.stringify({ ...claims, ...spoilt })));
    await expect(finished(confirming)).rejects.toThrow();
  });
});

describe("a provider that is away", () => {
  it("is said to be so, whatever was waited for", async () => {
    const { flow, state, answer } = await there();
    provider.ways.answer = () => Promise.reject(new Error("broken"));
    expect(faultOf(await finishFlow(flow, state, answer, now()).catch((error: unknown) => error))).toBe("away");
  });

  it("is not waited for longer than somebody waits at a page", async () => {
    const { flow, state, answer } = await there();
    const patience = new AbortController();
    const waiting = vi.spyOn(AbortSignal, "timeout").mockReturnValue(patience.signal);
    let isOver = () => {};
    provider.ways.answer = () => {
      // It has the request, and keeps it.
      patience.abort(new DOMException("It took too long.", "TimeoutError"));
      return new Promise((resolve) => {
        isOver = resolve;
      });
    };
    const outcome = await finishFlow(flow, state, answer, now()).catch((error: unknown) => error);
    expect(waiting.mock.calls).toContainEqual([5000]);
    waiting.mockRestore();
    isOver();
    expect(faultOf(outcome)).toBe("away");
  });

  it("is asked again by the next who come, once it is there", async () => {
    const [issuer, later] = [process.env.OIDC_ISSUER, new Date(Date.now() + 2 * 3600_000)];
    process.env.OIDC_ISSUER = "http://localhost:9";
    expect(faultOf(await askProvider(later).catch((error: unknown) => error))).toBe("away");
    process.env.OIDC_ISSUER = issuer;
    expect((await askProvider(later)).serverMetadata().issuer).toBe(issuer);
  });
});
