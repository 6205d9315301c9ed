/**
 * How far a browser has heard, as text: the last entry of the chain that it was told of in each negotiation. Entries have
 * random ids, so that the text says nothing of what happened beside them that its reader may not see.
 */

/** Nobody follows so many negotiations; more are the mark of somebody who tries. */
const most = 1000;
const written = /^[\w-]{22}$/;

export function writeCursor(entryIds: Iterable<string>): string {
  return [...entryIds].map((id) => Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url")).join(".");
}

/** The ids of the entries; null where it is no cursor of ours. */
export function readCursor(text: string): string[] | null {
  if (text === "") return [];
  const parts = text.split(".", most + 1);
  if (parts.length > most || !parts.every((part) => written.test(part))) return null;
  return parts.map((part) => {
    const hex = Buffer.from(part, "base64url").toString("hex");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  });
}
