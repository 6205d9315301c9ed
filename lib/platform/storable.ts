/** Text that a database can keep: Postgres has no place for a NUL, and half of a surrogate pair is no character. */

const sentence = "This holds a character that cannot be kept: an empty one, or half of one. Type it anew.";

export type Unstorable = { path: PropertyKey[]; message: string };

export function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

/** Where in an input, however deep, text stands that cannot be kept. */
export function unstorableIn(input: unknown): Unstorable[] {
  const found: Unstorable[] = [];
  const open: { value: unknown; path: PropertyKey[] }[] = [{ value: input, path: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next;
    if (typeof value === "string" && !isStorable(value)) found.push({ path, message: sentence });
    if (typeof value !== "object" || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (!isStorable(key)) found.push({ path, message: sentence });
      open.push({ value: inner, path: [...path, key] });
    }
  }
  return found;
}
