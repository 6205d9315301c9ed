import { expect, it } from "vitest";
import { withoutContent } from "./log";

it("keeps of an error where it arose, and nothing of what was written", () => {
  const error = Object.assign(new Error("Failing row contains (the secret clause)\n    at the secret place"), {
    code: "23514",
    detail: "secret",
  });
  const kept = withoutContent(error);
  expect(kept).toMatchObject({ type: "Error", code: "23514" });
  expect(kept.frames.length).toBeGreaterThan(0);
  expect(kept.frames.join("\n")).toContain("log.test");
  expect(JSON.stringify(kept)).not.toContain("secret");
});
