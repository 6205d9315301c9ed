/** What taking a question along sends: the one that was raised, or what is to be raised. */
import type { ToldQuestion } from "../questions-to-ask";

/**
 * As JSON; null where it cannot be raised in one step: it is told from records of several closed circles, and no one of
 * them may learn of the others.
 */
export function takenAs(question: ToldQuestion): string | null {
  const { id, isDerived, text, party, term, settling, markedWith } = question;
  if (!isDerived) return JSON.stringify({ questionId: id });
  const [compartmentId, another] = markedWith;
  if (another !== undefined) return null;
  return JSON.stringify({
    text,
    ...(party ? { partyId: party.id } : {}),
    ...(term ? { termId: term.id } : {}),
    ...(settling ? { settles: settling } : {}),
    ...(compartmentId ? { compartmentId } : {}),
  });
}
