/**
 * Secrets that the server itself has to read again, as they are kept: sealed under a key worked out of the server's own
 * secret (HKDF, RFC 5869), of what it is for and of whose it is. Who reads the database, or a backup of it alone, has
 * nothing by it, and nothing that is sealed for one can be put in the place of another's.
 */
import "server-only";
import { env } from "./env";
import { openBy, type Sealed, sealBy } from "./sealing";

export function sealText(about: Sealed, text: string): string {
  return sealBy(env.authSecret, about, text);
}

/** Null: it was sealed under another secret of the server's, for something else, or for another. */
export function openText(about: Sealed, sealed: string): string | null {
  return openBy(env.authSecret, about, sealed);
}
