/** Colleagues mentioned in what is said: "@Amina Rahimi", by the whole name as it stood when it was written. */

/** Somebody who may be meant, by their name. */
export type Addressee = { userId: string; name: string };

/** Who is meant, and by which words. */
export type Mention = { userId: string; mark: string };

/** What is said, cut where it mentions somebody. Joined again, the texts are what was said. */
export type SaidPart = {
  text: string;
  mark: string | null;
  /** Where it begins. */
  at: number;
};

/** How a mention of them is written. */
export function markOf(name: string): string {
  return `@${name}`;
}

/** Cuts what is said at the marks. Of several that begin alike the longest is meant; an address of mail mentions nobody. */
export function cutAtMarks(body: string, marks: readonly string[]): SaidPart[] {
  const longestFirst = [...new Set(marks)].filter((mark) => mark.length > 1).sort((a, b) => b.length - a.length);
  const parts: SaidPart[] = [];
  let told = 0;
  for (let at = body.indexOf("@"); at !== -1; at = body.indexOf("@", at + 1)) {
    if (at < told || !isBoundary(body.slice(0, at), /[\p{L}\p{M}\p{N}._+-]$/u)) continue;
    const mark = longestFirst.find(
      (one) => body.startsWith(one, at) && isBoundary(body.slice(at + one.length), /^[\p{L}\p{M}\p{N}_]/u),
    );
    if (mark === undefined) continue;
    if (at > told) parts.push({ text: body.slice(told, at), mark: null, at: told });
    parts.push({ text: mark, mark, at });
    told = at + mark.length;
  }
  if (told < body.length) parts.push({ text: body.slice(told), mark: null, at: told });
  return parts;
}

/** The name that is being typed at the caret, and where its sign stands; null where none is. */
export function mentionBegunAt(body: string, caret: number): { from: number; query: string } | null {
  const begun = /(?:^|[^\p{L}\p{M}\p{N}._+-])@([^@\n]{0,60})$/u.exec(body.slice(0, caret));
  const query = begun?.[1];
  return query === undefined ? null : { from: caret - query.length - 1, query };
}

function isBoundary(text: string, word: RegExp): boolean {
  return !word.test(text);
}

/**
 * Who is mentioned, each once and in the order of the text. Two of one name are both meant: nobody can tell, and the one
 * who was not will. `known` are those mentioned before it was written anew, who may be called otherwise by now.
 */
export function mentionsIn(body: string, addressees: readonly Addressee[], known: readonly Mention[] = []): Mention[] {
  const candidates = [...known, ...addressees.map(({ userId, name }) => ({ userId, mark: markOf(name) }))];
  const cut = cutAtMarks(
    body,
    candidates.map(({ mark }) => mark),
  );
  const found = new Map<string, Mention>();
  for (const { mark } of cut) {
    // Who was meant by these words when they were first said is still the one who is.
    const before = known.filter((one) => one.mark === mark);
    for (const one of before.length > 0 ? before : candidates.filter((each) => each.mark === mark))
      if (!found.has(one.userId)) found.set(one.userId, one);
  }
  return [...found.values()];
}

/** As a row keeps them: whom, and beside each how they are named. */
export function mentionsOf({
  mentionedIds,
  mentionMarks,
}: {
  mentionedIds: string[];
  mentionMarks: string[];
}): Mention[] {
  return mentionedIds.flatMap((userId, place) => {
    const mark = mentionMarks[place];
    return mark === undefined ? [] : [{ userId, mark }];
  });
}
