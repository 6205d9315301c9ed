/** What is known of two texts before anybody asks where a span went. */
import { type Alignment, align } from "./align";
import { dropCoincidences } from "./islands";
import { addMoves } from "./moves";
import { slideGaps } from "./slide";
import { Vocabulary } from "./tokens";

/** The alignment of two texts; of each old word, whether it could as well be elsewhere and whether it moved (1 or 0). */
export interface Pair extends Alignment {
  doubt: Uint8Array;
  moved: Uint8Array;
}

function compare(oldText: string, newText: string): Pair {
  const vocabulary = new Vocabulary();
  const [old, neu] = [vocabulary.tokens(oldText), vocabulary.tokens(newText)];
  const alignment = align(old, neu, vocabulary.weights());
  dropCoincidences(alignment);
  const doubt = slideGaps(alignment);
  return { ...alignment, doubt, moved: addMoves(alignment) };
}

/** As many comparisons as are kept: the versions of a clause that a page asks about, one by one and span by span. */
const mostKept = 16;
const kept: Pair[] = [];

/** The comparison of two texts: some tens of milliseconds for 7,000 words, or one of the last few that were asked for. */
export function pairOf(oldText: string, newText: string): Pair {
  const known = kept.findIndex((pair) => pair.old.text === oldText && pair.new.text === newText);
  const pair = (known < 0 ? undefined : kept.splice(known, 1)[0]) ?? compare(oldText, newText);
  kept.unshift(pair);
  kept.length = Math.min(kept.length, mostKept);
  return pair;
}
