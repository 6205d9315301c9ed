/** Passwords as they are kept: argon2id hashes of what was typed, whatever keyboard composed its letters. */
import { createHash, randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** The argon2id settings of OWASP's password storage cheat sheet: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** One keyboard sends é as one character and another as two; both mean the same password. */
const asTyped = (password: string) => password.normalize("NFKC");

export function hashPassword(password: string): Promise<string> {
  return hash(asTyped(password), cost);
}

export function isPasswordOf(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, asTyped(password));
}

/** 256 random bits for a link or a cookie. Only their hash is kept, so reading the database gives nobody a way in. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
