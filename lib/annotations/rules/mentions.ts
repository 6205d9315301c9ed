/** Colleagues mentioned in what is said. */
import type { Mark, SaidPart } from "./marks";

/** Somebody who may be meant, by their name; where others are called so as well, with what tells them apart. */
export type Addressee = { userId: string; name: string; apart?: string | null };

/** How a mention of them is written. */
export function mentionOf(name: string, apart: string | null = null): string {
  return `@${apart === null ? name : `${name} (${apart})`}`;
}

/** The marks that may stand in words which these people read. `known` are those that stood there before. */
export function mentionMarks(addressees: readonly Addressee[], known: readonly Mark[]): Mark[] {
  const own = addressees.flatMap(({ userId, name, apart = null }) =>
    (apart === null ? [null] : [null, apart]).map((each) => ({ id: userId, mark: mentionOf(name, each) })),
  );
  return [...known, ...own];
}

/**
 * Who is mentioned, each once and in the order of the text. By a name alone two who bear it are both meant: nobody can
 * tell, and the one who was not will. `known` are those mentioned before it was written anew, who may be called otherwise by now: by their
 * mark nobody else is meant, and they themselves only as long as they may read what is said.
 */
export function mentionsIn(
  parts: readonly SaidPart[],
  addressees: readonly Addressee[],
  known: readonly Mark[] = [],
): Mark[] {
  const candidates = mentionMarks(addressees, []);
  const found = new Map<string, Mark>();
  for (const { mark } of parts) {
    const before = known.filter((one) => one.mark === mark);
    const meant = before.length > 0 ? before : candidates.filter((one) => one.mark === mark);
    for (const one of meant)
      if (!found.has(one.id) && addressees.some(({ userId }) => userId === one.id)) found.set(one.id, one);
  }
  return [...found.values()];
}
