/** How sure it is that the words found are the words meant. */
import type { Place } from "./place";

export type AnchorStatus = "exact" | "moved" | "edited" | "uncertain" | "orphaned";

/** Fewer words than this are not sure of themselves: their surroundings have to vouch for them. */
const handful = 8;

/**
 * The status of a place, given whether its text is the span's and whether that text stands in both texts once. Words
 * that are certainly gone are orphaned; what may be them and may not is uncertain.
 */
export function verdictOn(place: Place, same: boolean, once: () => boolean): AnchorStatus {
  const share = place.here / place.words;
  if (isGone(place)) return "orphaned";
  const few = place.here < handful;
  const torn = place.elsewhere / place.words >= 0.3;
  const blownUp = place.size > 2 * place.words + 2;
  // More than half of the words that are left could be those of another place as well.
  if (share < 0.4 || torn || blownUp || place.doubt > 0.5) return "uncertain";
  if (same && few && place.support < 0.5 && !once()) return "uncertain";
  if (same) return place.moved ? "moved" : "exact";
  if (few && place.support < 0.5) return "uncertain";
  // What was moved and edited at once may be a copy that was made into something else.
  if (place.moved && (place.words < handful || share < 0.75)) return "uncertain";
  return "edited";
}

/**
 * Under three words in ten at the place and under half anywhere; or half of a handful at most, and the surroundings
 * went another way: any rewritten text holds as much.
 */
function isGone({ words, here, anywhere, moved, support }: Place): boolean {
  if (here / words < 0.3 && anywhere / words < 0.5) return true;
  return here < handful && here / words <= 0.5 && (moved || support < 0.4);
}
