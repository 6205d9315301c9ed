/** Two texts that one person wrote apart, in two windows or on two devices, as one: no word of either is lost. */
import { type Merged, mergeText } from "@/lib/platform/merging";

/**
 * The changes of both in one. Where it is not known what they began from, or they have too little in common, one stands
 * under the other, theirs first, which is not clean.
 */
export function bothTexts(began: string | undefined, here: string, there: string): Merged {
  if (here === there) return { text: here, isClean: true };
  const merged = began === undefined ? null : mergeText(began, here, there);
  return merged ?? { text: [there, here].filter((each) => each.trim() !== "").join("\n\n"), isClean: false };
}
