/**
 * Secrets that the server itself has to read again, as they are kept: sealed under a key worked out of the server's own
 * secret (HKDF, RFC 5869), of what it is for and of whose it is. Who reads the database, or a backup of it alone, has
 * nothing by it, and nothing that is sealed for one can be put in the place of another's.
 */
import "server-only";
import { hkdfSync } from "node:crypto";
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { bytesToUtf8, managedNonce, utf8ToBytes } from "@noble/ciphers/utils.js";
import { env } from "./env";

type Sealed = { /** "Parley: secret of a webhook". */ purpose: string /** The id of whose it is. */; of: string };

export function sealText(about: Sealed, text: string): string {
  return Buffer.from(cipherOf(about).encrypt(utf8ToBytes(text))).toString("base64");
}

/** Null: it was sealed under another secret of the server's, for something else, or for another. */
export function openText(about: Sealed, sealed: string): string | null {
  try {
    return bytesToUtf8(cipherOf(about).decrypt(Buffer.from(sealed, "base64")));
  } catch {
    return null;
  }
}

function cipherOf({ purpose, of }: Sealed) {
  return managedNonce(xchacha20poly1305)(new Uint8Array(hkdfSync("sha256", env.authSecret, of, purpose, 32)));
}
