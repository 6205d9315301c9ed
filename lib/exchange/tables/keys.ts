/** What a row says, so short that a table's rows are sorted by it: which of them say the same. */
import "server-only";
import { createHash } from "node:crypto";

/**
 * The first 64 bits of the SHA-256 of what a row says. In the largest table two that differ have the same in one of some ten
 * million cases; a check then counts one row too few as good, and recording it, which compares in full, records it.
 */
export function shortHash(said: string): bigint {
  return createHash("sha256").update(said).digest().readBigInt64BE();
}
