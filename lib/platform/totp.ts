/** Codes of an authenticator app (RFC 6238): six digits of HMAC-SHA-1, one every 30 seconds, as every such app makes them. */
import "server-only";
import { Secret, TOTP } from "otpauth";
import { renderSVG } from "uqr";

const issuer = "Parley";
const stepMs = 30_000;

/** 160 random bits (RFC 4226, section 4), in base32 as apps take them. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/**
 * The step (30 seconds, counted from 1970) that the code belongs to, if it is of the one at `now` or of those beside it: a
 * phone's clock goes a little wrong, and typing takes a while. Null: it is of none of them.
 */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const delta = totpOf(secret).validate({ token: code, window: 1, timestamp: now.getTime() });
  return delta === null ? null : Math.floor(now.getTime() / stepMs) + delta;
}

/** What an app is given: the address of the secret, as a picture that a camera reads. */
export function totpPicture(secret: string, email: string): string {
  return renderSVG(totpOf(secret, email).toString(), { border: 2, ecc: "M" });
}

function totpOf(secret: string, label = ""): TOTP {
  return new TOTP({
    issuer,
    label,
    secret: Secret.fromBase32(secret),
    algorithm: "SHA1",
    digits: 6,
    period: stepMs / 1000,
  });
}
