/** The sentences of a document. */
import { paragraphsOf, type Span } from "@/lib/text/canonical";

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** After these a full stop ends no sentence: "Gen. Miller", "the U.S. envoy", "Austin S. Miller". */
const shortened =
  /(?:^|[\s(“"])(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Adm|Sgt|Sen|Rep|Gov|Amb|St|No|vs|Prof|\p{Lu}(?:\.\p{Lu})*)\.$/u;

/** Without the white space around them, in order. One never reaches over a paragraph's end. */
export function sentencesOf(text: string): Span[] {
  return paragraphsOf(text).flatMap((paragraph) => {
    const words = text.slice(paragraph.start, paragraph.end);
    const found: Span[] = [];
    let begun: number | null = null;
    for (const { segment, index } of segmenter.segment(words)) {
      const start: number = begun ?? index;
      const end = index + segment.length;
      const isOpen = shortened.test(words.slice(start, end).trimEnd()) && end < words.length;
      begun = isOpen ? start : null;
      if (!isOpen) found.push(trimmed(words, start, end, paragraph.start));
    }
    return found.filter(({ start, end }) => start < end);
  });
}

function trimmed(words: string, start: number, end: number, offset: number): Span {
  const said = words.slice(start, end);
  const before = said.length - said.trimStart().length;
  return { start: offset + start + before, end: offset + start + said.trimEnd().length };
}
