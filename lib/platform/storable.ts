/** Text that a database can keep: Postgres has no place for a NUL, and half of a surrogate pair is no character. */

const sentence = "This holds a character that cannot be kept: an empty one, or half of one. Type it anew.";

export type Unstorable = { path: PropertyKey[]; message: string };

export function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

type Place = { value: unknown; depth: number; key: PropertyKey; within: Place | null };

/** No input of ours comes near this; what is nested deeper would exhaust whoever reads it by calling itself. */
const deepest = 64;

const tooDeep = "This is nested deeper than anything that can be kept.";

/** Where in an input text stands that cannot be kept, or a nesting that cannot be read. Deep inputs cost no more than long ones. */
export function unstorableIn(input: unknown): Unstorable[] {
  const found: Unstorable[] = [];
  const open: Place[] = [{ value: input, depth: 0, key: "", within: null }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value === "string" && !isStorable(value)) found.push({ path: pathTo(next), message: sentence });
    if (typeof value !== "object" || value === null) continue;
    if (depth === deepest) return [{ path: pathTo(next).slice(0, 1), message: tooDeep }];
    for (const [key, inner] of Object.entries(value)) {
      if (!isStorable(key)) found.push({ path: pathTo(next), message: sentence });
      open.push({ value: inner, depth: depth + 1, key, within: next });
    }
  }
  return found;
}

function pathTo(place: Place): PropertyKey[] {
  const path: PropertyKey[] = [];
  for (let at = place; at.within; at = at.within) path.unshift(at.key);
  return path;
}
