/**
 * What somebody who watches the log for attacks looks for: who got in and by what, who did not, and who was refused. Each
 * line bears `security`, so that one field finds them all, and like every line no word, address or secret: an account that
 * somebody only named, and where they came from, are hashes under the server's secret, which tell that two lines are of
 * one. The proxy's own log has the address, under the same `request`.
 */
import "server-only";
import { log } from "./log";

type Watched =
  | {
      security: "signed in";
      by: "password or link" | "code" | "recovery code" | "passkey" | "invitation" | "identity provider";
      userId: string;
    }
  | { security: "second factor asked for"; userId: string }
  | { security: "confirmed"; userId: string }
  | { security: "signed out"; userId: string }
  /** `wait`: they guess too often, and are heard again in so many seconds. */
  | { security: "guess refused"; at: "passwords" | "codes"; account: string; source: string | null; wait?: number }
  /** Who is known there and not let in here, or whose answer was not the provider's. */
  | { security: "identity refused"; because: string; source: string | null }
  /** `reason`: as the library that checks it says it, for developers. */
  | { security: "passkey refused"; purpose: string; reason: string }
  | { security: "token refused"; because: "unknown" | "scope" | "too often"; userId?: string; source: string | null }
  | { security: "command refused"; command: string; code: "forbidden" | "not_found" | "unconfirmed"; userId: string }
  /** They asked for what never was, is gone, or is not for them, which the wall does not tell apart. */
  | { security: "nothing there"; what: "negotiation" | "record"; userId: string }
  | { security: "sent from elsewhere"; command: string }
  /** More in a minute than one person does; said once each time that they are put off. */
  | { security: "asked too often"; counted: "reads" | "commands"; userId: string };

const expectedOnes = ["signed in", "second factor asked for", "confirmed", "signed out"];

export function watched(line: Watched): void {
  log[expectedOnes.includes(line.security) ? "info" : "warn"](line, line.security);
}
