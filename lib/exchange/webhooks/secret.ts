/**
 * The secrets that deliveries are signed with. The receiver has to know one, so the server must be able to read it again:
 * it is kept sealed under a key worked out of the server's own secret (HKDF, RFC 5869) and the webhook's id, so that who
 * reads the database, or a backup of it alone, can sign nothing.
 */
import "server-only";
import { hkdfSync, randomBytes } from "node:crypto";
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { bytesToUtf8, managedNonce, utf8ToBytes } from "@noble/ciphers/utils.js";
import { env } from "@/lib/platform/env";

/** As the Standard Webhooks specification writes it: `whsec_` and 256 random bits in base64. */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}

export function sealSecret(webhookId: string, secret: string): string {
  return Buffer.from(cipherOf(webhookId).encrypt(utf8ToBytes(secret))).toString("base64");
}

/** Null: it was sealed under another secret of the server's, or for another webhook. */
export function openSecret(webhookId: string, sealed: string): string | null {
  try {
    return bytesToUtf8(cipherOf(webhookId).decrypt(Buffer.from(sealed, "base64")));
  } catch {
    return null;
  }
}

function cipherOf(webhookId: string) {
  const key = hkdfSync("sha256", env.authSecret, webhookId, "Parley: secret of a webhook", 32);
  return managedNonce(xchacha20poly1305)(new Uint8Array(key));
}
