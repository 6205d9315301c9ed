import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paths, safeReturn } from "./paths";

describe("where signing in leads back to", () => {
  it("is a path of ours, with its query", () => {
    expect(safeReturn("/negotiations/doha/text?asOf=2019-02-27#1.4")).toBe(
      "/negotiations/doha/text?asOf=2019-02-27#1.4",
    );
  });

  it.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "",
    "evil",
    "http:evil.example",
  ])("is home instead of %j", (asked) => {
    expect(safeReturn(asked)).toBe(paths.home);
  });

  it("never leaves the site, whatever is asked", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/${text}`),
        ),
        (asked) => {
          const home = "http://parley.example";
          expect(new URL(safeReturn(asked), home).origin).toBe(home);
        },
      ),
    );
  });
});
