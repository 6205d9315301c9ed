/** What an `Idempotency-Key` means: the act that it names, and what may be sent under it again. */
import "server-only";
import { createHash } from "node:crypto";
import { v5 } from "uuid";
import { readActId } from "@/lib/platform/act";

/** Under which keys that are no UUIDs are kept. */
const keySpace = "6f0e7c53-4f0c-5b6a-9d4c-0f6c2b7b7a11";

type KeyedAct = { actId?: string; askedHash?: string };

/** Of a request that asks for this: its act, none where it names no key, or a sentence where what it names is none. */
export function actOfKey(request: Request, asked: unknown): KeyedAct | string {
  const key = request.headers.get("idempotency-key");
  if (key === null) return {};
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    return "An Idempotency-Key is up to 255 characters without a space, such as a UUID.";
  return { actId: actIdOf(key), askedHash: hashOf(asked) };
}

/** A UUID is an act's id as it is; of any other key one is made that is the same each time. */
const actIdOf = (key: string) => readActId(key.toLowerCase()) ?? v5(key, keySpace);

/** The same for the same content, in whatever order its fields come. */
const hashOf = (value: unknown) => createHash("sha256").update(JSON.stringify(value, inOrder)).digest("base64url");

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
