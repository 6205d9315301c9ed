/** In which fields two versions of a record differ, in words. */
import type { Names, NounWords } from "./words";

export type FieldDifference = { label: string; was: string | null; became: string | null };

/** Field by field, in the order in which they are read; with no version before, all that the one after says. */
export function differencesIn(
  words: NounWords,
  names: Names,
  before: Readonly<Record<string, unknown>> | null,
  after: Readonly<Record<string, unknown>>,
): FieldDifference[] {
  return Object.entries(words).flatMap(([field, { label, say }]) => {
    const was = before ? say(before[field], names, before) : null;
    const became = say(after[field], names, after);
    return was === became ? [] : [{ label, was, became }];
  });
}
