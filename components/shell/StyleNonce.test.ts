import { getNonce } from "get-nonce";
import { afterEach, expect, test, vi } from "vitest";
import { StyleNonce } from "./StyleNonce";

afterEach(() => vi.unstubAllGlobals());

test("the nonce stays that of the document, whatever the server's later answers carry", () => {
  StyleNonce({ nonce: "of the server" });
  expect(getNonce()).toBeUndefined();
  vi.stubGlobal("window", {});
  StyleNonce({ nonce: undefined });
  StyleNonce({ nonce: "of the document" });
  StyleNonce({ nonce: "of an action’s answer" });
  expect(getNonce()).toBe("of the document");
});
