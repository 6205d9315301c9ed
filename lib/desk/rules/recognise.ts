/** All that is recognised in a document, from what is on record alone: no network, no model, the same each time. */
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import type { Span } from "@/lib/text/canonical";
import type { DeskFacts, Mark } from "./marks";
import { isRecordable, recogniseDates } from "./recognise-dates";
import { recogniseNames, recogniseTerms } from "./recognise-names";
import { recogniseNumbers } from "./recognise-numbers";
import { recogniseSpeech } from "./recognise-speech";
import { sentencesOf } from "./sentences";

export type Recognised = { sentences: Span[]; marks: Mark[] };

/** The marks in the order of the text. Dates and verbs are read in English; names in any language. */
export function recognise(text: string, facts: DeskFacts, published: FuzzyDate | null): Recognised {
  const sentences = sentencesOf(text);
  const names = recogniseNames(text, facts);
  const dates = recogniseDates(text, published).filter(({ date }) => isRecordable(date));
  const numbers = recogniseNumbers(text).filter(
    (mark) => !dates.some((date) => date.start < mark.end && mark.start < date.end),
  );
  const marks: Mark[] = [
    ...names,
    ...recogniseTerms(text, sentences, facts),
    ...dates,
    ...numbers,
    ...recogniseSpeech(text, sentences, names),
  ];
  return { sentences, marks: marks.sort((a, b) => a.start - b.start || b.end - a.end) };
}
