import { expect, it } from "vitest";
import { nameOf } from "./requests";

it("keeps the name that a proxy of ours gave, and writes nothing else into the log", () => {
  expect(nameOf("0f3b-from-the-proxy", true)).toBe("0f3b-from-the-proxy");
  for (const given of [undefined, "short", 'x","forged":"line', "a".repeat(65), ["one-name", "two-names"]])
    expect(nameOf(given, true)).toMatch(/^[\da-f-]{36}$/);
  expect(nameOf("0f3b-from-nobody", false)).toMatch(/^[\da-f-]{36}$/);
});
