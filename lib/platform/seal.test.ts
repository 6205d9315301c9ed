import { afterEach, expect, test, vi } from "vitest";
import { sealOf } from "./seal";

afterEach(() => vi.unstubAllEnvs());

test("a seal is the same for one person's stay at one browser, and for nothing else", () => {
  vi.stubEnv("AUTH_SECRET", "a secret of twenty-two characters or more");
  const seal = sealOf("ann", "one stay");
  expect(sealOf("ann", "one stay")).toBe(seal);
  expect(Buffer.from(seal, "base64url")).toHaveLength(40);
  const others = [sealOf("ben", "one stay"), sealOf("ann", "another stay")];
  vi.stubEnv("AUTH_SECRET", "another installation's secret");
  others.push(sealOf("ann", "one stay"));
  expect(new Set([seal, ...others]).size).toBe(4);
});
