/** By which a page's error tells the browser that its reader asks too often, and when to come back. A browser may run this file. */

const words = "asked-too-often-";

export const tooOftenDigest = (seconds: number): string => words + String(seconds);

/** In how many seconds to ask again; null: the digest says something else. */
export function secondsIn(digest: unknown): number | null {
  const seconds =
    typeof digest === "string" && digest.startsWith(words) ? Number(digest.slice(words.length)) : Number.NaN;
  return Number.isInteger(seconds) && seconds > 0 ? seconds : null;
}
