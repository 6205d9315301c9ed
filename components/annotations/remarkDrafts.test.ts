import { expect, test, vi } from "vitest";
import { keepDraft, keptDrafts } from "./remarkDrafts";

const draft = { versionId: "v", start: 0, end: 3, quote: "The", kind: "comment" as const, body: "", replacement: "" };

test("a remark can be written in a browser that refuses to store anything", () => {
  vi.stubGlobal("localStorage", {
    getItem: () => null,
    setItem: () => {
      throw new DOMException("denied", "SecurityError");
    },
  });
  keepDraft("ann", { ...draft, body: "W" });
  keepDraft("ann", { ...draft, body: "Why" });
  expect(keptDrafts("ann").map(({ body }) => body)).toEqual(["Why"]);
  vi.unstubAllGlobals();
});
