/** A long agreement is shown part by part: one of the terms at the top with all that stands under it. */

type Placed = { id: string; path: readonly string[] };

export type Parts<Term extends Placed> = {
  /** The terms at the top under which any of those to show stands; empty where all of them are shown at once. */
  parts: Term[];
  /** The one whose part is shown; null where all of them are. */
  part: Term | null;
  terms: Term[];
};

/**
 * What of `shown` a page has at once, at most `most` terms of it without being asked part by part: the part that is asked
 * for, else the one of a term that is open, else the first. `all` are the terms of the agreement, in its order.
 */
export function partsOf<Term extends Placed>(
  all: readonly Term[],
  shown: readonly Term[],
  { most, asked, openId }: { most: number; asked: string | null; openId?: string | null },
): Parts<Term> {
  if (shown.length <= most) return { parts: [], part: null, terms: [...shown] };
  const tops = new Set(shown.map(topOf));
  const parts = all.filter(({ id }) => tops.has(id));
  const open = shown.find(({ id }) => id === openId);
  const part = parts.find(({ id }) => id === (asked ?? (open && topOf(open)))) ?? parts[0] ?? null;
  return { parts, part, terms: part ? shown.filter((term) => topOf(term) === part.id) : [...shown] };
}

function topOf({ id, path }: Placed): string {
  return path[0] ?? id;
}
