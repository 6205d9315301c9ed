/** The questions that are taken into a session's notes, as the logging screen shows them beside the notes. */

/** As plain data that the screen is sent. */
export type AskedQuestion = {
  questionId: string;
  text: string;
  party: { id: string; name: string } | null;
  term: { id: string; number: string; title: string } | null;
  /** What an answer would settle, in words. */
  settling: string | null;
  /** What is on record as its answer; null while it is open. */
  answer: string | null;
  /** What the party is on record with on the term's axis, as it is typed; "" for nothing. */
  held: string;
  /** Who sees the question besides its asker. */
  markedWith: string[];
};

/**
 * What a position that comes of the answer is begun with: whose, on what, what was on record until now and what was said.
 * The stance, the basis and the confidence are its writer's to give.
 */
export function positionFrom({ party, term, held }: AskedQuestion, answer: string): Record<string, string> {
  const fields = { partyId: party?.id ?? "", termId: term?.id ?? "", intervals: held, why: answer.trim() };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
}
