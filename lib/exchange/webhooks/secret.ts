/** The secrets that deliveries are signed with. The receiver has to know one, so the server must be able to read it again. */
import "server-only";
import { randomBytes } from "node:crypto";
import { openText, sealText } from "@/lib/platform/sealed-text";

/** As the Standard Webhooks specification writes it: `whsec_` and 256 random bits in base64. */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}

export function sealSecret(webhookId: string, secret: string): string {
  return sealText(of(webhookId), secret);
}

/** Null: it was sealed under another secret of the server's, or for another webhook. */
export function openSecret(webhookId: string, sealed: string): string | null {
  return openText(of(webhookId), sealed);
}

const of = (webhookId: string) => ({ purpose: "Parley: secret of a webhook" as const, of: webhookId });
