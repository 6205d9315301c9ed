/** Whether a text was only mended: a slip of the pen put right says nothing new. */
import { distance } from "@/lib/platform/word-distance";

/**
 * The same words in the same order, of which a few long ones differ by one letter or by two that were swapped, or all in their
 * capitals or in what stands between them. What may be another answer is none: a number, a name or any word with a capital, a
 * word that turns a sentence round or says how sure it is, and words so short that one letter makes another of them.
 */
export function isMendedSlip(before: string, after: string): boolean {
  const [one, other] = [wordsIn(before), wordsIn(after)];
  if (one.length !== other.length) return false;
  const changed = one.flatMap((word, place): [string, string][] => {
    const next = other[place] ?? "";
    return word.toLowerCase() === next.toLowerCase() ? [] : [[word, next]];
  });
  return changed.length <= Math.max(1, Math.floor(one.length / 5)) && changed.every(([a, b]) => isSlip(a, b));
}

function isSlip(before: string, after: string): boolean {
  if ([before, after].some((word) => word.length < shortest || /^\p{Lu}/u.test(word))) return false;
  if ([before, after].some((word) => isNumber.test(word) || turns.has(word.replaceAll("’", "'")))) return false;
  // "typical" and "atypical".
  if (before === `a${after}` || after === `a${before}`) return false;
  return distance(before, after) <= 1;
}

/** "Iran" and "Iraq", "can" and "cap": a shorter word is another as soon as a letter is. */
const shortest = 5;

const isNumber =
  /\p{Nd}|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|.+teen|.+ty|half|third|quarter|hundred|thousand)s?$/u;

/** Of five letters and more: what says no, and how sure or how bound somebody is. */
const turns = new Set([
  ...[
    "never",
    "cannot",
    "can't",
    "won't",
    "isn't",
    "aren't",
    "wasn't",
    "don't",
    "doesn't",
    "didn't",
    "without",
    "neither",
  ],
  ...["would", "could", "should", "might", "shall", "ought", "wouldn't", "couldn't", "shouldn't"],
]);

/** Without what stands between words; a number keeps its point or comma. */
function wordsIn(text: string): string[] {
  return text.match(/\p{Nd}+(?:[.,]\p{Nd}+)*%?|[\p{L}\p{M}’']+/gu) ?? [];
}
