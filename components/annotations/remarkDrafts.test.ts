import { expect, test, vi } from "vitest";
import { beginDraft, keepDraft, keptDrafts } from "./remarkDrafts";

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

test("words that a remark was begun on lead back to it, and nothing typed is lost", () => {
  const store = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
    removeItem: (key: string) => store.delete(key),
  });
  beginDraft("bob", draft);
  keepDraft("bob", { ...draft, body: "Who asked for this?" });
  beginDraft("bob", draft);
  expect(keptDrafts("bob")).toMatchObject([{ kind: "comment", body: "Who asked for this?" }]);
  beginDraft("bob", { ...draft, kind: "suggestion", replacement: "The" });
  expect(keptDrafts("bob")).toMatchObject([{ kind: "suggestion", body: "Who asked for this?", replacement: "The" }]);
  keepDraft("bob", { ...draft, kind: "suggestion", replacement: "" });
  beginDraft("bob", { ...draft, kind: "suggestion", replacement: "The" });
  expect(keptDrafts("bob")).toMatchObject([{ kind: "suggestion", replacement: "" }]);
  vi.unstubAllGlobals();
});
