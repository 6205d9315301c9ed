/** The sentences of a document. */
import { characterStart } from "@/lib/text/characters";
import { paragraphsOf, type Span } from "@/lib/text/canonical";

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** No sentence is longer, in UTF-16 units; nor is more looked at at once: the segmenter's work grows with the square. */
const longestSentence = 2_000;

/** After these a full stop ends no sentence: "Gen. Miller", "the U.S. envoy", "Austin S. Miller", "Feb. 25". */
const shortened =
  /(?:^|[\s(“"])(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Adm|Sgt|Sen|Rep|Gov|Amb|St|No|vs|Prof|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|\p{Lu}(?:\.\p{Lu})*)\.$/u;
/** No such word is longer. */
const longestShortened = 30;

/** Without the white space around them, in order. One never reaches over a paragraph's end. */
export const sentencesOf = (text: string): Span[] => paragraphsOf(text).flatMap((each) => [...sentencesIn(text, each)]);

/** The sentences of one paragraph, each as it is asked for. The work grows with the paragraph's length. */
export function* sentencesIn(text: string, paragraph: Span): Generator<Span> {
  for (let at = paragraph.start; at < paragraph.end; ) {
    const isLast = paragraph.end - at <= longestSentence;
    const end = isLast ? paragraph.end : spaceBefore(text, at, at + longestSentence);
    const ends = endsIn(text.slice(at, end));
    // Only what follows tells whether the last one ends here.
    if (!isLast) ends.pop();
    if (ends.length === 0) ends.push(end - at);
    let start = at;
    for (const each of ends) {
      const found = trimmed(text, start, at + each);
      start = at + each;
      if (found.start < found.end) yield found;
    }
    at = start;
  }
}

/** Where sentences end in these words; the last ends with them. */
function endsIn(words: string): number[] {
  const ends: number[] = [];
  let start = 0;
  for (const { segment, index } of segmenter.segment(words)) {
    const end = index + segment.length;
    const from = Math.max(start, end - longestShortened);
    const last = words.slice(from, end).trimEnd();
    if (end < words.length && shortened.test(from > start ? `.${last}` : last)) continue;
    ends.push(end);
    start = end;
  }
  return ends;
}

/** The place after the last white space before `end`, or `end` where there is none. */
function spaceBefore(text: string, start: number, end: number): number {
  for (let at = end; at > start; at--) if (/\s/u.test(text[at - 1] ?? "")) return at;
  return characterStart(text, end);
}

function trimmed(text: string, start: number, end: number): Span {
  const said = text.slice(start, end);
  const before = said.length - said.trimStart().length;
  return { start: start + before, end: start + said.trimEnd().length };
}
