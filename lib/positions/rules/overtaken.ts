/** Positions on words that have changed since they were stated: whoever holds one wants to be asked again. */
import { stripNotation } from "@/lib/text/print-brackets";

/** A clause version, as far as it tells which words a position is about. */
export type Wording = {
  id: string;
  termId: string;
  language: string;
  number: number;
  text: string;
  record: { validFrom: Date };
};

/** `isOffRecord`: it was corrected or taken back, and what stands in its place may be older. */
type Stated = Wording & { isOffRecord: boolean };

/**
 * The wording that has taken the place of the one a position was stated on; null while the words are the same. Brackets
 * that open or close round them change nobody's position: the words do.
 */
export function overtakenBy<InForce extends Wording>(stated: Stated, inForce: readonly InForce[]): InForce | null {
  const now = inForce.find(({ termId, language }) => termId === stated.termId && language === stated.language);
  if (!now || now.id === stated.id) return null;
  // A position may be on words that come into force only later.
  if (!stated.isOffRecord && now.record.validFrom < stated.record.validFrom) return null;
  return wordsOf(now) === wordsOf(stated) ? null : now;
}

/** The words of a wording without what only marks them, to tell whether two say the same. */
export function wordsOf({ text }: { text: string }): string {
  return stripNotation(text).replace(/\s+/g, " ");
}
