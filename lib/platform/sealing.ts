/** Sealing a secret under another, as `sealed-text.ts` says; for the app and for the commands beside it. */
import { hkdfSync } from "node:crypto";
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { bytesToUtf8, managedNonce, utf8ToBytes } from "@noble/ciphers/utils.js";

/** All that is sealed, each with a column of its own: `lib/platform/boot/reseal.ts` seals them anew under another secret. */
export type SealedPurpose = "Parley: secret of a webhook" | "Parley: secret of an authenticator app";

/** What a browser keeps for some minutes, and no table: under another secret it is begun again. */
type PassingPurpose = "Parley: on the way to the identity provider";

export type Sealed = { purpose: SealedPurpose | PassingPurpose /** The id of whose it is. */; of: string };

export function sealBy(secret: string, about: Sealed, text: string): string {
  return Buffer.from(cipherOf(secret, about).encrypt(utf8ToBytes(text))).toString("base64");
}

/** Null: it was sealed under another secret, for something else, or for another. */
export function openBy(secret: string, about: Sealed, sealed: string): string | null {
  try {
    return bytesToUtf8(cipherOf(secret, about).decrypt(Buffer.from(sealed, "base64")));
  } catch {
    return null;
  }
}

function cipherOf(secret: string, { purpose, of }: Sealed) {
  return managedNonce(xchacha20poly1305)(new Uint8Array(hkdfSync("sha256", secret, of, purpose, 32)));
}
