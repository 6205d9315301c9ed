/** What changed inside a long text, word by word. */
import { diffWords } from "diff";

/** A stretch of text that stayed, went or came, in the order in which it is read; `at` is how much is read before it. */
export type ChangedWords = readonly { text: string; became: "same" | "gone" | "new"; at: number }[];

/** Shorter than this, both are read at a glance. */
const shortest = 24;
/** Of less than this part in common, both are read better one after the other. */
const leastInCommon = 0.3;

/** How many words may differ before the search for what they share costs more than it tells. */
const mostSteps = 2000;

/** The words of both texts; null where they are short, or have little in common. */
export function changedWords(before: string, after: string): ChangedWords | null {
  if (Math.max(before.length, after.length) < shortest) return null;
  // Words as the language has them: Dari and Pashto end words where no space is.
  const intlSegmenter = new Intl.Segmenter(undefined, { granularity: "word" });
  const parts = diffWords(before, after, { intlSegmenter, maxEditLength: mostSteps });
  if (!parts) return null;
  let at = 0;
  const words = parts.map(({ value, added, removed }) => {
    const word = { text: value, became: added ? "new" : removed ? "gone" : "same", at } as const;
    at += value.length;
    return word;
  });
  const kept = words.reduce((sum, { text, became }) => sum + (became === "same" ? text.length : 0), 0);
  return kept >= leastInCommon * Math.max(before.length, after.length) ? words : null;
}
