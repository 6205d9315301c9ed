/** Signing a delivery as the Standard Webhooks specification (1.0.0) says, so that any library of it verifies ours. */
import "server-only";
import { createHmac } from "node:crypto";

interface Signed {
  id: string;
  /** When this attempt is made: a receiver refuses what was caught and is sent again later. */
  at: Date;
  body: string;
}

/** The three headers; with a signature by each of these secrets, the newest first. */
export function signedHeaders({ id, at, body }: Signed, secrets: readonly string[]): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const sign = (secret: string) =>
    createHmac("sha256", Buffer.from(secret.replace(/^whsec_/, ""), "base64"))
      .update(`${id}.${timestamp}.${body}`)
      .digest("base64");
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": secrets.map((secret) => `v1,${sign(secret)}`).join(" "),
  };
}
