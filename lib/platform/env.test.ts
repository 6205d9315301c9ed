import { beforeEach, expect, test, vi } from "vitest";

const load = async (values: Record<string, string | undefined>) => {
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
  return (await import("./env")).env;
};

beforeEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

test("a setting is checked only when it is asked for", async () => {
  const env = await load({ DATABASE_URL: undefined, APP_URL: "https://parley.example" });
  expect(env.appUrl.origin).toBe("https://parley.example");
  expect(() => env.databaseUrl).toThrow(/DATABASE_URL is missing or wrong/);
});

test("a faulty setting is named without its value, which may be a secret", async () => {
  const env = await load({ AUTH_SECRET: "too short" });
  expect(() => env.authSecret).toThrow(/AUTH_SECRET/);
  expect(() => env.authSecret).not.toThrow(/too short/);
});

test("what is not set has a value that is safe", async () => {
  const env = await load({ TRUST_PROXY: undefined, NODE_ENV: "production" });
  expect(env.trustsProxy).toBe(false);
  expect(env.isProduction).toBe(true);
});

test("a setting that is left empty is one that is not set", async () => {
  const env = await load({ SMTP_URL: "", SIGN_IN_DAYS: "", SIGN_IN_IDLE_HOURS: "0.5" });
  expect(env.smtpUrl).toBeUndefined();
  expect(env.signInSeconds).toBe(14 * 86_400);
  expect(env.signInIdleSeconds).toBe(1800);
});
