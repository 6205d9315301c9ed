import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openKept } from "@/components/ui/keptText";
import {
  actOf,
  allKept,
  beginDraft,
  carryDraft,
  discardDraft,
  draftId,
  keepDraft,
  keptDrafts,
  settleDraft,
  writeKept,
} from "./remarkDrafts";

const draft = { versionId: "v", start: 0, end: 3, quote: "The", kind: "comment" as const, body: "", replacement: "" };

beforeEach(() => {
  const store = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
    removeItem: (key: string) => store.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

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
});

test("words that a remark was begun on lead back to it, and nothing typed is lost", () => {
  beginDraft("bob", draft);
  keepDraft("bob", { ...draft, body: "Who asked for this?" });
  beginDraft("bob", draft);
  expect(keptDrafts("bob")).toMatchObject([{ kind: "comment", body: "Who asked for this?" }]);
  beginDraft("bob", { ...draft, kind: "suggestion", replacement: "The" });
  expect(keptDrafts("bob")).toMatchObject([{ kind: "suggestion", body: "Who asked for this?", replacement: "The" }]);
  keepDraft("bob", { ...draft, kind: "suggestion", replacement: "" });
  beginDraft("bob", { ...draft, kind: "suggestion", replacement: "The" });
  expect(keptDrafts("bob")).toMatchObject([{ kind: "suggestion", replacement: "" }]);
});

test("sharing is one act for as long as the words are the same, and another once they are not", () => {
  keepDraft("cal", { ...draft, body: "Why" });
  const first = actOf(keptDrafts("cal"));
  keepDraft("cal", { ...draft, body: "Why" });
  expect(actOf(keptDrafts("cal"))).toBe(first);
  keepDraft("cal", { ...draft, body: "Why not" });
  expect(actOf(keptDrafts("cal"))).not.toBe(first);
});

test("what is discarded is shown no more, and is remembered with its version until the server knows", () => {
  keepDraft("dee", { ...draft, body: "Why" });
  const [kept] = keptDrafts("dee");
  if (!kept) throw new Error("nothing is kept");
  writeKept("dee", [{ ...kept, version: 4, isSaved: true }]);
  discardDraft("dee", { ...kept, version: 4 });
  expect(keptDrafts("dee")).toEqual([]);
  expect(allKept("dee")).toMatchObject([{ version: 4, isDiscarded: true }]);
  beginDraft("dee", draft);
  expect(allKept("dee")).toMatchObject([{ body: "", version: 4, isSaved: false }]);
  expect(keptDrafts("dee")).toHaveLength(1);
});

test("of two versions what is chosen goes on from the other's, and what both say is not sent again", () => {
  const both = { ...draft, body: "here", version: 2, isSaved: false, actId: "a" };
  const there = { ...draft, body: "there" };
  const settled = (words: typeof there | null, other: typeof there | null) => {
    writeKept("eve", [{ ...both, other: { words: other, version: 5 } }]);
    settleDraft("eve", draftId(draft), words);
    return allKept("eve").map(({ body, version, isSaved, began, other: left }) => [
      ...[body, version, isSaved],
      ...[began?.body, left],
    ]);
  };
  expect(settled(both, there)).toEqual([["here", 5, false, "there", undefined]]);
  expect(settled({ ...both, body: "there and here" }, there)).toEqual([
    ["there and here", 5, false, "there", undefined],
  ]);
  expect(settled(there, there)).toEqual([["there", 5, true, "there", undefined]]);
  expect(settled(both, null)).toEqual([["here", 5, false, undefined, undefined]]);
  expect(settled(null, null)).toEqual([]);
});

test("carried over to other words, a remark is there and not where it was, and what was begun there stays", () => {
  const to = { versionId: "w", start: 4, end: 9, quote: "party", negotiationId: "n" };
  beginDraft("fay", { ...draft, ...to, body: "Begun there" });
  carryDraft("fay", { ...draft, body: "Begun here", version: 3 }, to);
  expect(keptDrafts("fay")).toMatchObject([{ versionId: "w", quote: "party", body: "Begun there\n\nBegun here" }]);
  expect(allKept("fay")).toMatchObject([{ versionId: "w" }, { versionId: "v", version: 3, isDiscarded: true }]);
});

test("drafts begun apart from the store come beside those that another tab has kept there, and no word is lost", () => {
  const gia = "33333333-3333-4333-8333-333333333333";
  const seal = randomBytes(40).toString("base64url");
  openKept(gia, seal);
  keepDraft(gia, { ...draft, body: "There" });
  keepDraft(gia, { ...draft, start: 4, end: 9, body: "Same words, there" });
  const [name, by] = [`parley-sealed:${gia}:remarks`, localStorage.getItem("parley-sealed-by") ?? ""];
  const there = localStorage.getItem(name) ?? "";
  // The store is another's for a moment, in which nothing of hers is read.
  localStorage.setItem("parley-sealed-by", "another");
  expect(keptDrafts(gia)).toEqual([]);
  keepDraft(gia, { ...draft, start: 4, end: 9, body: "Same words, here" });
  keepDraft(gia, { ...draft, start: 20, end: 22, body: "Here" });
  localStorage.setItem("parley-sealed-by", by);
  localStorage.setItem(name, there);
  openKept(gia, seal);
  expect(keptDrafts(gia).map(({ body }) => body)).toEqual(["There", "Same words, there\n\nSame words, here", "Here"]);
});
