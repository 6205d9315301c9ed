import { createHmac, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { findActor } from "./actor";
import { closeDatabase } from "./database";
import { authOptions, endSignIn, signInCarriedBy } from "./auth";
import { env } from "./env";
import { hashToken, newToken } from "./passwords";
import { authenticate, clientAddress, fingerprint } from "./sign-in";

const password = "correct horse battery staple";
let owner: Owner;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

async function account() {
  const email = `${randomUUID()}@parley.example`;
  return { email, id: await makeUser(owner, { email, name: "Somebody", password }) };
}

const guess = (email: string, tried: string, address: string | null = randomUUID(), device: string | null = null) =>
  authenticate({ email, password: tried, address, agent: "test", device });

const wasHeard = (outcome: Awaited<ReturnType<typeof guess>>) => outcome.ok || outcome.retryAfter === undefined;

/** Lets this account's attempts be so many seconds older. */
const letPass = (email: string, seconds: number) =>
  owner.query("update attempt set at = at - make_interval(secs => $1) where account_hash = $2", [
    seconds,
    fingerprint(email),
  ]);

describe("signing in", () => {
  it("opens for the right password, whatever the case of the address", async () => {
    const { email, id } = await account();
    const outcome = await guess(` ${email.toUpperCase()} `, password);
    expect(outcome.ok && (await findActor(outcome.signInId))).toMatchObject({ userId: id, email });
  });

  it("answers alike to a wrong password, an unknown address and a disabled account", async () => {
    const [known, disabled] = [await account(), await account()];
    await owner.query("update app_user set disabled_at = now() where id = $1", [disabled.id]);
    const answers = [
      await guess(known.email, "wrong"),
      await guess(`${randomUUID()}@parley.example`, password),
      await guess(disabled.email, password),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: false });
  });

  it("makes the sixth guess of a source wait, twice as long each time", async () => {
    const { email } = await account();
    for (let n = 0; n < 5; n++) expect(wasHeard(await guess(email, "wrong", "one office"))).toBe(true);
    expect(await guess(email, password, "one office")).toMatchObject({ ok: false, retryAfter: 2 });
    await letPass(email, 3);
    expect(wasHeard(await guess(email, "wrong", "one office"))).toBe(true);
    await letPass(email, 3);
    expect(await guess(email, password, "one office")).toMatchObject({ ok: false });
    await letPass(email, 3600);
    expect(await guess(email, password, "one office")).toMatchObject({ ok: true });
  });

  it("does not count a right password among the wrong ones", async () => {
    const { email } = await account();
    for (let n = 0; n < 12; n++) expect(await guess(email, password, "one office")).toMatchObject({ ok: true });
  });

  it("ends at once: revoked, expired, or its user disabled", async () => {
    const { email, id } = await account();
    const open = async () => {
      const outcome = await guess(email, password);
      if (!outcome.ok) throw new Error(outcome.message);
      return outcome.signInId;
    };
    const [revoked, expired, disabled] = [await open(), await open(), await open()];
    await endSignIn(revoked);
    expect(await findActor(revoked)).toBeNull();
    await owner.query("update sign_in set expires_at = now() - interval '1 second' where id = $1", [expired]);
    expect(await findActor(expired)).toBeNull();
    expect(await findActor(disabled)).not.toBeNull();
    await owner.query("update app_user set disabled_at = now() where id = $1", [id]);
    expect(await findActor(disabled)).toBeNull();
  });
});

describe("guessing at an account", () => {
  it("counts guesses that are made at once", async () => {
    const { email } = await account();
    const outcomes = await Promise.all(Array.from({ length: 60 }, () => guess(email, "wrong", "one office")));
    expect(outcomes.filter(wasHeard).length).toBeLessThanOrEqual(6);
  });

  it("is heard twenty times an hour at most, from wherever it comes and whatever browser it pretends to be", async () => {
    const { email } = await account();
    const [home, laptop] = [randomUUID(), newToken()];
    expect(await guess(email, password, home, laptop)).toMatchObject({ ok: true });
    const tries = Array.from({ length: 60 }, (_, n) =>
      guess(email, "wrong", n % 3 === 0 ? home : randomUUID(), n % 2 === 0 ? laptop : newToken()),
    );
    const heard = (await Promise.all(tries)).filter(wasHeard).length;
    expect(heard).toBeGreaterThan(6);
    expect(heard).toBeLessThanOrEqual(20);
    for (let n = 0; n < 30; n++) {
      await owner.query("update attempt set at = at - interval '1 minute' where account_hash = $1", [
        fingerprint(email),
      ]);
      await guess(email, "wrong", n % 3 === 0 ? home : randomUUID(), n % 2 === 0 ? laptop : null);
    }
    const { rows } = await owner.query<{ n: string }>("select count(*) as n from attempt where account_hash = $1", [
      fingerprint(email),
    ]);
    expect(Number(rows[0]?.n)).toBeLessThanOrEqual(20);
  });

  it("from one place leaves its owner a way in from any other", async () => {
    const { email } = await account();
    for (let n = 0; n < 40; n++) {
      await letPass(email, 60);
      await guess(email, "wrong", "the guesser's");
    }
    expect(await guess(email, password)).toMatchObject({ ok: true });
  });

  it("from everywhere leaves its owner a way in from a browser or an address known to be theirs", async () => {
    const { email } = await account();
    const [home, laptop] = [randomUUID(), newToken()];
    expect(await guess(email, password, home, laptop)).toMatchObject({ ok: true });
    for (let n = 0; n < 40; n++) await guess(email, "wrong", randomUUID(), newToken());
    expect(wasHeard(await guess(email, password))).toBe(false);
    expect(await guess(email, password, randomUUID(), laptop)).toMatchObject({ ok: true });
    expect(await guess(email, password, home)).toMatchObject({ ok: true });
  });

  it("knows no browser again whose sign-in its owner has put an end to from elsewhere", async () => {
    const { email } = await account();
    const laptop = newToken();
    expect(await guess(email, password, null, laptop)).toMatchObject({ ok: true });
    await owner.query("update sign_in set device_hash = null where device_hash = $1", [hashToken(laptop)]);
    for (let n = 0; n < 40; n++) await guess(email, "wrong");
    expect(wasHeard(await guess(email, password, null, laptop))).toBe(false);
  });

  it("says how long to wait even after a storm of failures", async () => {
    const { email } = await account();
    const address = randomUUID();
    await owner.query(
      `insert into attempt (account_hash, source_hash, address_hash, pool)
       select $1, $2, $2, 'open' from generate_series(1, 1200)`,
      [fingerprint(email), fingerprint(address)],
    );
    for (const from of [address, randomUUID()]) {
      const outcome = await guess(email, password, from);
      expect(outcome).toMatchObject({ ok: false });
      expect(!outcome.ok && outcome.retryAfter).toBeLessThanOrEqual(3600);
    }
    const other = await guess((await account()).email, password, address);
    expect(!other.ok && other.retryAfter).toBeLessThanOrEqual(900);
  });
});

describe("the address that a request comes from", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.resetModules();
  });

  const forwarded = new Headers({ "x-forwarded-for": "203.0.113.9, 198.51.100.7" });

  it("is unknown without a proxy of ours, whatever the request says", () => {
    expect(clientAddress(forwarded)).toBeNull();
  });

  it("is what our proxy has appended", async () => {
    vi.stubEnv("TRUST_PROXY", "true");
    vi.resetModules();
    const { clientAddress: behindProxy } = await import("./sign-in");
    expect(behindProxy(forwarded)).toBe("198.51.100.7");
    expect(behindProxy(new Headers())).toBeNull();
  });
});

it("a browser's script cannot read which sign-in it carries", async () => {
  const tell = authOptions().callbacks?.session as (told: object) => Promise<object>;
  const told = await tell({ session: { expires: "2026-12-01" }, token: { signInId: "the sign-in" } });
  expect(JSON.stringify(told)).not.toContain("the sign-in");
});

it("its cookies are for this host alone over https, and for no script", () => {
  vi.stubEnv("APP_URL", "https://parley.example");
  const { cookies = {}, useSecureCookies } = authOptions();
  vi.unstubAllEnvs();
  const set = Object.values(cookies).map((cookie) => cookie ?? { name: "none", options: {} });
  expect(set).toHaveLength(2);
  for (const { name, options } of set) {
    expect(name).toMatch(/^__Host-/);
    expect(options).toMatchObject({ httpOnly: true, secure: true, path: "/", sameSite: "lax" });
    expect(options).not.toHaveProperty("domain");
  }
  expect(useSecureCookies).toBe(true);
});

describe("the cookie of a sign-in", () => {
  const signInId = randomUUID();
  const sealed = (secret = env.authSecret, maxAge = 600) => encode({ token: { signInId }, secret, maxAge });
  const carried = (token: string) => signInCarriedBy(`theme=dark; next-auth.session-token=${token}`);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

  it("is read where this server sealed it, and not changed, late, or sealed under another secret", async () => {
    const token = await sealed();
    expect(await carried(token)).toBe(signInId);
    expect(await carried(token.slice(0, -2) + (token.endsWith("AA") ? "BB" : "AA"))).toBeNull();
    expect(await carried(await sealed(env.authSecret, -60))).toBeNull();
    expect(await carried(await sealed(newToken()))).toBeNull();
  });

  it("is sealed in one way, whatever way its sender names", async () => {
    const claims = part({ signInId, exp: 4_000_000_000 });
    const signed = `${part({ alg: "HS256" })}.${claims}`;
    const signature = createHmac("sha256", env.authSecret).update(signed).digest("base64url");
    expect(await carried(`${signed}.${signature}`)).toBeNull();
    expect(await carried(`${part({ alg: "none" })}.${claims}.`)).toBeNull();
    const [, ...rest] = (await sealed()).split(".");
    for (const header of [
      { enc: "A256GCM", alg: "dir" },
      { alg: "dir", enc: "A256GCM", zip: "DEF" },
      { alg: "A256KW", enc: "A256GCM" },
    ])
      expect(await carried([part(header), ...rest].join("."))).toBeNull();
  });
});

it("leads back to a page of ours, whatever is asked for", async () => {
  const lead = authOptions().callbacks?.redirect as (asked: object) => Promise<string>;
  const baseUrl = "https://parley.example";
  for (const [url, to] of [
    ["/inbox?tab=done", "/inbox?tab=done"],
    [`${baseUrl}/inbox`, "/inbox"],
    ["https://elsewhere.example/", "/negotiations"],
    [`${baseUrl}.elsewhere.example/`, "/negotiations"],
    ["//elsewhere.example", "/negotiations"],
    ["%", "/negotiations"],
    ["", "/negotiations"],
  ])
    expect(await lead({ url, baseUrl }), url).toBe(baseUrl + to);
});

describe("a sign-in that is not used", () => {
  it("ends, and one that is used does not", async () => {
    const { email } = await account();
    const outcome = await guess(email, password);
    if (!outcome.ok) throw new Error(outcome.message);
    const asleep = (hours: number) =>
      // A second more: what is kept is rounded, and the next question may come within the same millisecond.
      owner.query("update sign_in set last_seen_at = now() - make_interval(hours => $2, secs => 1) where id = $1", [
        outcome.signInId,
        hours,
      ]);
    for (let day = 0; day < 3; day++) {
      await asleep(11);
      expect(await findActor(outcome.signInId)).not.toBeNull();
    }
    await asleep(12);
    expect(await findActor(outcome.signInId)).toBeNull();
  });
});
