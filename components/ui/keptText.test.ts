import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { onKeptOpened } from "./keptListeners";
import {
  aside,
  dropKept,
  hasKept,
  isOthersSeal,
  keepText,
  keptKey,
  keptKeysOf,
  mergeKept,
  onOthersSeal,
  openKept,
  readKept,
  takeKept,
  visitPrefix,
  wipeKept,
} from "./keptText";

/** A browser's store, as `Object.keys` and the methods see it. */
function fakeStore(setItem?: () => never): Storage {
  const methods = {
    getItem(this: Record<string, string>, key: string) {
      return Object.hasOwn(this, key) ? this[key] : null;
    },
    setItem:
      setItem ??
      function (this: Record<string, string>, key: string, value: string) {
        this[key] = value;
      },
    removeItem(this: Record<string, string>, key: string) {
      delete this[key];
    },
  };
  return Object.create(methods) as Storage;
}

const [ann, ben] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
const [ofAnn, ofBen] = [keptKey(ann, "reply", "n1"), keptKey(ben, "position x y")];
/** What the server hands to a page: bytes, as base64url. Other ones for each test: a key that was followed stays so. */
const handed = () => randomBytes(40).toString("base64url");
let [annsSeal, bensSeal, annsNextSeal] = [handed(), handed(), handed()];
/** What the store says of a key: its last eight bytes. */
const nameOf = (seal: string) => Buffer.from(seal, "base64url").subarray(32).toString("base64");
const said = "The Taliban would take 18 months. طالبان";
const everything = () => JSON.stringify({ ...localStorage, ...sessionStorage });

beforeEach(() => {
  [annsSeal, bensSeal, annsNextSeal] = [handed(), handed(), handed()];
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("localStorage", fakeStore());
  vi.stubGlobal("sessionStorage", fakeStore());
});
afterEach(() => {
  wipeKept();
  takeKept(ann, handed());
  vi.unstubAllGlobals();
});

describe("text that is kept in the browser", () => {
  test("is there until it is dropped", () => {
    openKept(ann, annsSeal);
    expect(keepText(ofAnn, said)).toBe(true);
    expect(readKept(ofAnn)).toBe(said);
    expect(keptKeysOf(keptKey(ann, "reply"))).toEqual([ofAnn]);
    dropKept(ofAnn);
    expect(readKept(ofAnn)).toBeNull();
    expect(hasKept()).toBe(false);
  });

  test("is nowhere in plain words, nor twice under the same letters", () => {
    openKept(ann, annsSeal);
    keepText(ofAnn, said);
    const first = everything();
    keepText(ofAnn, said);
    expect(first).not.toBe(everything());
    for (const part of ["Taliban", "18 months", "طالبان", annsSeal, btoa("Taliban").slice(0, 8)])
      expect(everything()).not.toContain(part);
  });

  test("is back after the page and the sign-in have ended, for its writer alone", () => {
    openKept(ann, annsSeal);
    keepText(ofAnn, said);
    // The page is loaded anew: what another page of hers is handed is the same, until she signs out.
    openKept(ann, annsSeal);
    expect(readKept(ofAnn)).toBe(said);
    const copied = { ...localStorage };
    takeKept(ben, bensSeal);
    expect(readKept(ofAnn)).toBeNull();
    expect(hasKept()).toBe(false);
    expect(Object.keys(localStorage)).toEqual(["parley-sealed-by"]);
    // Nor could he read what he had copied before, under his own name or hers.
    for (const [name, sealed] of Object.entries(copied)) {
      if (!name.startsWith("parley-sealed:")) continue;
      localStorage.setItem(name, sealed);
      localStorage.setItem(name.replace(ann, ben), sealed);
    }
    expect(keptKeysOf(ann).map(readKept)).toEqual([null]);
    expect(keptKeysOf(ben).map(readKept)).toEqual([null]);
  });

  test("is no writing that a sign-out asks about where it only says where its reader went, and is wiped with it", () => {
    openKept(ann, annsSeal);
    const recent = keptKey(ann, aside("recent:doha"));
    keepText(recent, said);
    expect(hasKept()).toBe(false);
    expect(everything()).not.toContain("Taliban");
    keepText(ofAnn, said);
    expect(hasKept()).toBe(true);
    wipeKept();
    expect(everything()).toBe("{}");
  });

  test("cannot be put in another's place, nor changed", () => {
    openKept(ann, annsSeal);
    keepText(ofAnn, said);
    const [name, sealed] = [`parley-sealed:${ofAnn}`, localStorage.getItem(`parley-sealed:${ofAnn}`) ?? ""];
    localStorage.setItem(`${name}2`, sealed);
    expect(readKept(`${ofAnn}2`)).toBeNull();
    localStorage.setItem(name, `${sealed.startsWith("A") ? "B" : "A"}${sealed.slice(1)}`);
    expect(readKept(ofAnn)).toBeNull();
  });

  test("is wiped at sign-out, with when its writer was where, and nothing else is", () => {
    localStorage.setItem("theme", "dark");
    openKept(ann, annsSeal);
    keepText(ofAnn, said);
    for (const store of [localStorage, sessionStorage]) store.setItem(`${visitPrefix}${ann}:n`, "2026-11-30");
    expect(hasKept()).toBe(true);
    wipeKept();
    expect(hasKept()).toBe(false);
    expect(Object.keys(localStorage)).toEqual(["theme"]);
    expect(Object.keys(sessionStorage)).toEqual([]);
    // A page that is still open is leaving.
    expect(keepText(ofAnn, said)).toBe(false);
    expect(Object.keys(localStorage)).toEqual(["theme"]);
    openKept(ann, annsNextSeal);
    expect(hasKept()).toBe(false);
  });

  test("stays in the page once another tab has signed out, and is kept again when its writer is back", () => {
    openKept(ann, annsSeal);
    // The other tab's sign-out, and her next sign-in there, under which nothing sealed before can be opened.
    localStorage.removeItem("parley-sealed-by");
    expect(keepText(ofAnn, said)).toBe(false);
    expect(readKept(ofAnn)).toBe(said);
    expect(isOthersSeal()).toBe(false);
    const heard = vi.fn();
    const stop = onOthersSeal(heard);
    localStorage.setItem("parley-sealed-by", "another stay");
    window.dispatchEvent(Object.assign(new Event("storage"), { key: "parley-sealed-by", newValue: "another stay" }));
    stop();
    expect(heard).toHaveBeenCalledOnce();
    expect(isOthersSeal()).toBe(true);
    expect(keepText(ofAnn, said)).toBe(false);
    expect(everything()).not.toContain("parley-sealed:");
    takeKept(ann, annsNextSeal);
    expect(isOthersSeal()).toBe(false);
    expect(localStorage.getItem(`parley-sealed:${ofAnn}`)).not.toBeNull();
    expect(readKept(ofAnn)).toBe(said);
  });

  test("of before it was sealed is sealed for its writer, and goes for everybody else", () => {
    localStorage.setItem(`parley-kept:${ofAnn}`, said);
    localStorage.setItem(`parley-kept:${ofBen}`, said);
    openKept(ann, annsSeal);
    expect(readKept(ofAnn)).toBe(said);
    expect(readKept(ofBen)).toBeNull();
    expect(everything()).not.toContain("Taliban");
    expect(Object.keys(localStorage).filter((name) => name.startsWith("parley-kept"))).toEqual([]);
  });

  test("of before it was sealed waits at the page to sign in at, whoever's it is", () => {
    localStorage.setItem(`parley-kept:${ofAnn}`, said);
    wipeKept();
    openKept(ann, annsSeal);
    expect(readKept(ofAnn)).toBe(said);
  });

  test("stays under a newer key when a page is gone back to that was drawn under an older one", () => {
    openKept(ann, annsSeal);
    // Signed out and in again in another tab; this page asks, and takes the new key over.
    localStorage.setItem("parley-sealed-by", nameOf(annsNextSeal));
    const heard = vi.fn();
    const stop = onKeptOpened(heard);
    takeKept(ann, annsNextSeal);
    expect(heard).toHaveBeenCalledOnce();
    keepText(ofAnn, said);
    openKept(ann, annsSeal);
    expect(isOthersSeal()).toBe(false);
    expect(readKept(ofAnn)).toBe(said);
    expect(heard).toHaveBeenCalledOnce();
    stop();
    // Until the server says that it is the one that holds.
    takeKept(ann, annsSeal);
    expect(isOthersSeal()).toBe(false);
    expect(readKept(ofAnn)).toBeNull();
  });

  test("of another key is neither wiped nor read before the server has said which one holds", () => {
    openKept(ann, annsSeal);
    keepText(ofAnn, said);
    openKept(ben, bensSeal);
    expect(isOthersSeal()).toBe(true);
    expect(readKept(ofAnn)).toBeNull();
    expect(keepText(ofBen, said)).toBe(false);
    takeKept(ann, annsSeal);
    expect(readKept(ofAnn)).toBe(said);
    expect(readKept(ofBen)).toBeNull();
  });

  test("written apart does not write over what another tab has kept meanwhile", () => {
    const [list, field] = [keptKey(ann, "list"), keptKey(ann, "field")];
    mergeKept("list", (stored, apart) => `${stored}, ${apart}`);
    openKept(ann, annsSeal);
    const keepThere = () => {
      keepText(list, "a1");
      keepText(field, "there");
      const there = { ...localStorage };
      for (const key of [list, field]) dropKept(key);
      return there;
    };
    const there = keepThere();
    localStorage.setItem("parley-sealed-by", "another stay");
    keepText(list, "b1");
    keepText(field, "here");
    dropKept(keptKey(ann, "none"));
    // The other tab has taken the store back, and kept its own.
    Object.assign(localStorage, there);
    openKept(ann, annsSeal);
    expect(readKept(list)).toBe("a1, b1");
    expect(readKept(field)).toBe("there");
    keepText(list, "a1");
    expect(readKept(list)).toBe("a1");
  });

  test("stays in the page where the store is full, refuses, or is missing", () => {
    const refuse = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    for (const store of [fakeStore(refuse), undefined]) {
      vi.stubGlobal("localStorage", store);
      openKept(ann, annsSeal);
      expect(keepText(ofAnn, said)).toBe(false);
      expect(readKept(ofAnn)).toBe(said);
      expect(hasKept()).toBe(true);
      dropKept(ofAnn);
      expect(readKept(ofAnn)).toBeNull();
    }
  });
});
