import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { isId } from "./is-id";

it("takes an id, and nothing that only looks like one", () => {
  expect(isId(randomUUID())).toBe(true);
  for (const text of ["", "-".repeat(36), "a".repeat(36), `${randomUUID()} `]) expect(isId(text)).toBe(false);
});
