/** Where a list goes on: opaque to whoever carries it, and good for the very list that gave it. */
import { createHash } from "node:crypto";
import { z } from "zod";

const held = z.tuple([z.string().min(1).max(100), z.string().max(16)]);

/** What tells one list from another: its address and what was asked for, but for the page itself. */
export function listId(path: string, params: Record<string, string>): string {
  const { cursor: _, limit: __, ...rest } = params;
  const said = JSON.stringify([path, Object.entries(rest).sort()]);
  return createHash("sha256").update(said).digest("base64url").slice(0, 12);
}

export function writeListCursor(after: string, list: string): string {
  return Buffer.from(JSON.stringify([after, list])).toString("base64url");
}

/** What the list goes on after; null: it is no cursor of this list. */
export function readListCursor(cursor: string, list: string): string | null {
  try {
    const [after, of] = held.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return of === list ? after : null;
  } catch {
    return null;
  }
}
