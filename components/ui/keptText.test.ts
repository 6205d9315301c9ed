import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { dropKept, hasKept, keepText, keptKey, readKept, wipeKept } from "./keptText";

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
const [ofAnn, ofBen] = [keptKey(ann, "reply", "n1"), `position ${ben} x y`];

beforeEach(() => {
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("localStorage", fakeStore());
});
afterEach(() => {
  wipeKept();
  wipeKept(ann);
  vi.unstubAllGlobals();
});

describe("text that is kept in the browser", () => {
  test("is there until it is dropped", () => {
    expect(keepText(ofAnn, "typed")).toBe(true);
    expect(readKept(ofAnn)).toBe("typed");
    dropKept(ofAnn);
    expect(readKept(ofAnn)).toBeNull();
  });

  test("is wiped at sign-out, and nothing else is", () => {
    localStorage.setItem("theme", "dark");
    keepText(ofAnn, "typed");
    keepText(ofBen, "typed");
    expect(hasKept()).toBe(true);
    wipeKept();
    expect(hasKept()).toBe(false);
    expect(Object.keys(localStorage)).toEqual(["theme"]);
    // A page that is still open is leaving.
    keepText(ofAnn, "typed");
    expect(Object.keys(localStorage)).toEqual(["theme"]);
  });

  test("is wiped when somebody else signs in, and is still there for its writer", () => {
    keepText(ofAnn, "typed");
    keepText(ofBen, "typed");
    wipeKept(ann);
    expect(readKept(ofAnn)).toBe("typed");
    expect(readKept(ofBen)).toBeNull();
  });

  test("stays in the page where the store is full, refuses, or is missing", () => {
    const refuse = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    for (const store of [fakeStore(refuse), undefined]) {
      vi.stubGlobal("localStorage", store);
      expect(keepText(ofAnn, "typed")).toBe(false);
      expect(readKept(ofAnn)).toBe("typed");
      expect(hasKept()).toBe(true);
      dropKept(ofAnn);
      expect(readKept(ofAnn)).toBeNull();
    }
  });
});
