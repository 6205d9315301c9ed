/** What changed inside a long text, word by word. */
import { compareWords } from "@/lib/text/compare/word-runs";

/** A stretch of text that stayed, went or came, in the order in which it is read; `at` is how much is read before it. */
export type ChangedWords = readonly { text: string; became: "same" | "gone" | "new"; at: number }[];

/** Shorter than this, both are read at a glance. */
const shortest = 24;
/** Of less than this part in common, both are read better one after the other. */
const leastInCommon = 0.3;

/** The words of both texts; null where they are short, or have little in common. */
export function changedWords(before: string, after: string): ChangedWords | null {
  if (Math.max(before.length, after.length) < shortest) return null;
  let at = 0;
  const words = compareWords(before, after).flatMap(({ became, text }) => {
    if (became === "movedFrom" || became === "movedTo") return [];
    const word = { text, became, at };
    at += text.length;
    return word;
  });
  const kept = words.reduce((sum, { text, became }) => sum + (became === "same" ? text.length : 0), 0);
  return kept >= leastInCommon * Math.max(before.length, after.length) ? words : null;
}
