/**
 * Marks in what is said. "@Amina Rahimi" mentions a colleague, by the whole name as it stood when it was written;
 * "#United States on 1.4 Residual presence" links a record, and is kept as "#1": what it is called is for each reader to
 * be told who may read it.
 */

/** Words that stand for somebody or something, and for whom or what. */
export type Mark = { id: string; mark: string };

/** What a mark begins with. */
export const signs = ["@", "#"] as const;
export type Sign = (typeof signs)[number];

/** What is said, cut at its marks. Joined again, the texts are what was said. */
export type SaidPart = {
  text: string;
  mark: string | null;
  /** Where it begins. */
  at: number;
};

/** Cuts what is said at the marks. Of several that begin alike the longest is meant; an address of mail holds none. */
export function cutAtMarks(body: string, marks: readonly string[]): SaidPart[] {
  const longestFirst = [...new Set(marks)]
    .filter((mark) => mark.length > 1 && body.includes(mark))
    .sort((a, b) => b.length - a.length);
  const parts: SaidPart[] = [];
  let told = 0;
  for (const { index: at } of body.matchAll(/[@#]/g)) {
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

/** The mark that is being typed at the caret, and where its sign stands; null where none is. */
export function markBegunAt(body: string, caret: number): { sign: Sign; from: number; query: string } | null {
  const begun = /(?:^|[^\p{L}\p{M}\p{N}._+-])([@#])([^@#\n]{0,60})$/u.exec(body.slice(0, caret));
  const sign = signs.find((one) => one === begun?.[1]);
  const query = begun?.[2] ?? "";
  return sign ? { sign, from: caret - query.length - 1, query } : null;
}

function isBoundary(text: string, word: RegExp): boolean {
  return !word.test(text);
}

/** As a row keeps them: for whom or what, and beside each the mark. */
export function marksOf(ids: readonly string[], marks: readonly string[]): Mark[] {
  return ids.flatMap((id, place) => {
    const mark = marks[place];
    return mark === undefined ? [] : [{ id, mark }];
  });
}
