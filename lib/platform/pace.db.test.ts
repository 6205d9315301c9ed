/** How often one person may ask, counted by processes together. */
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { closeDatabase } from "./database";
import { log } from "./log";
import { type Counted, keepPace, noneYet, TooOften } from "./pace";

const { level } = log;
beforeEach(() => {
  log.level = "silent";
  vi.stubEnv("REQUESTS_A_MINUTE", "100");
});
afterEach(() => {
  log.level = level;
  vi.unstubAllEnvs();
});
const owner: Owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

/** A process by itself; gives back how many of so many were done, and what was said to the others. */
function aProcess() {
  const paces = noneYet();
  return async (userId: string, counted: Counted, times: number, now = 0) => {
    const asked = Array.from({ length: times }, () => keepPace(userId, counted, { now, paces }));
    const ended = await Promise.allSettled(asked);
    const refused = ended.flatMap((each) => (each.status === "rejected" ? [each.reason as unknown] : []));
    return { done: times - refused.length, refused };
  };
}

it("does what one person asks up to a bound that all processes share, and says when to come back", async () => {
  const [one, other] = [aProcess(), aProcess()];
  const userId = randomUUID();
  // Fifty by itself, and all of what is shared.
  const { done, refused } = await one(userId, "reads", 400);
  expect(done).toBe(150);
  const [first] = refused;
  expect(first).toBeInstanceOf(TooOften);
  const { seconds, code, message, digest } = first as TooOften;
  expect(code).toBe("unavailable");
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(30);
  expect(message).toMatch(/Nothing was saved; what you wrote is still here\. Try again in (a second|\d+ seconds)\.$/);
  expect(digest).toBe(`asked-too-often-${seconds}`);
  expect((await other(userId, "reads", 60)).done).toBe(50);
  // What is done counts apart, and so does everybody else.
  expect((await other(userId, "commands", 60)).done).toBe(60);
  expect((await one(randomUUID(), "reads", 60)).done).toBe(60);
});

it("asks the database nothing of who asks little, nor of who was put off until their time has come", async () => {
  const ask = aProcess();
  const userId = randomUUID();
  expect((await ask(userId, "reads", 50)).done).toBe(50);
  expect((await owner.query("select from allowance where key = $1", [`reads:${userId}`])).rowCount).toBe(0);
  const { refused } = await ask(userId, "reads", 101);
  const { seconds } = refused[0] as TooOften;
  const halfway = (seconds * 1000) / 2;
  const again = await ask(userId, "reads", 1, halfway);
  expect((again.refused[0] as TooOften).seconds).toBe(Math.ceil(seconds / 2));
});
