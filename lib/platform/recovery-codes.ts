/**
 * The codes that stand in for a lost second factor. Each has 120 random bits, so that guessing is hopeless and a plain hash
 * is enough to keep it by (OWASP ASVS 5.0, 6.5.2). Its letters are Crockford's base32, which has none that look alike.
 */
import "server-only";
import { randomBytes } from "node:crypto";
import { hashToken } from "./passwords";

const recoveryCodesAtOnce = 10;

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 24;

/** As they are shown, once: `7K3M-…`, six groups of four. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodesAtOnce }, () => {
    // 256 is a multiple of 32: no letter comes more often than another.
    const code = Array.from(randomBytes(length), (byte) => letters[byte % 32]).join("");
    return code.replace(/(.{4})(?=.)/g, "$1-");
  });
}

/** What is kept of a code, and by which one that was typed is found again; null: what was typed can be none. */
export function recoveryHash(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, "").replace(/[IL]/g, "1").replace(/O/g, "0");
  return code.length === length && [...code].every((letter) => letters.includes(letter)) ? hashToken(code) : null;
}
