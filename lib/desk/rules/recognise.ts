/** All that is recognised in a document, from what is on record alone: no network, no model, the same each time. */
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { paragraphsOf, type Span } from "@/lib/text/canonical";
import { type DeskFacts, type Mark, movedBy } from "./marks";
import { isRecordable, recogniseDates } from "./recognise-dates";
import { nameFinder, termFinder } from "./recognise-names";
import { recogniseNumbers } from "./recognise-numbers";
import { recogniseSpeech } from "./recognise-speech";
import { sentencesIn } from "./sentences";
import { covered, meetsAny } from "./within";

/** `marks` are in the order of the text. `lookedTo`: nothing was looked for from this place on. */
export type Recognised = { sentences: Span[]; marks: Mark[]; lookedTo: number };

/** No further is looked, in UTF-16 units: some hundred pages. Sentences are told of the whole text. */
export const mostLookedAt = 300_000;
/** Once so many marks are found, nothing more is looked for: more cannot be read in one list. */
const mostMarks = 20_000;
/** A document is gone through in blocks of about so much, so that no work grows faster than its length. */
const block = { least: 1_500, most: 4_000 };

/** Dates and verbs are read in English; names in any language. */
export function recognise(text: string, facts: DeskFacts, published: FuzzyDate | null): Recognised {
  const steps = recogniseInSteps(text, facts, published);
  for (;;) {
    const { done, value } = steps.next(true);
    if (done) return value;
  }
}

/** The same in short steps; a step that is asked for with `false` looks for nothing, nor does any after it. */
export function* recogniseInSteps(
  text: string,
  facts: DeskFacts,
  published: FuzzyDate | null,
): Generator<undefined, Recognised, boolean> {
  const find = { names: nameFinder(facts), terms: termFinder(facts) };
  const found: Recognised = { sentences: [], marks: [], lookedTo: text.length };
  let goesOn = true;
  for (const sentences of blocksOf(text)) {
    const [start, end] = [sentences[0]?.start ?? 0, sentences.at(-1)?.end ?? 0];
    found.sentences.push(...sentences);
    if (end > mostLookedAt || found.marks.length > mostMarks) goesOn = false;
    if (goesOn) found.marks.push(...marksOf(text.slice(start, end), sentences, start));
    else found.lookedTo = Math.min(found.lookedTo, start);
    goesOn = (yield) && goesOn;
  }
  return found;

  function marksOf(words: string, among: readonly Span[], offset: number): Mark[] {
    const sentences = among.map(({ start, end }) => ({ start: start - offset, end: end - offset }));
    const names = find.names(words);
    const dates = recogniseDates(words, published).filter(({ date }) => isRecordable(date));
    const dated = covered(dates);
    const marks: Mark[] = [
      ...names,
      ...find.terms(words, sentences),
      ...dates,
      ...recogniseNumbers(words).filter((mark) => !meetsAny(dated, mark)),
      ...recogniseSpeech(words, sentences, names),
    ];
    return marks.sort((a, b) => a.start - b.start || b.end - a.end).map((mark) => movedBy(mark, offset));
  }
}

/** Whole paragraphs, or of a very long one whole sentences. */
function* blocksOf(text: string): Generator<Span[]> {
  let sentences: Span[] = [];
  for (const paragraph of paragraphsOf(text)) {
    for (const sentence of sentencesIn(text, paragraph)) {
      sentences.push(sentence);
      if (sentence.end - (sentences[0]?.start ?? 0) < block.most) continue;
      yield sentences;
      sentences = [];
    }
    if (sentences.length === 0 || paragraph.end - (sentences[0]?.start ?? 0) < block.least) continue;
    yield sentences;
    sentences = [];
  }
  if (sentences.length > 0) yield sentences;
}
