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
    "/.//evil.example/x",
    "/negotiations/..//evil.example",
    "/%2e//evil.example",
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
          fc
            .array(fc.constantFrom("/", "\\", ".", "..", "%2e", "%2f", "\t", "\n", "@", ":", "?", "#", "evil.example"))
            .map((parts) => `/${parts.join("")}`),
        ),
        (asked) => {
          const home = "http://parley.example";
          const answer = safeReturn(asked);
          expect(answer).toMatch(/^\/(?![/\\])/);
          expect(new URL(answer, home).origin).toBe(home);
        },
      ),
    );
  });
});
