/** The agreement as a tree: which term stands under which, and in what order it is read. */

type Node = { id: string; number: string; parentId: string | null; rank: number };

/** A term in its place: how deep it lies (0 at the top) and under which terms, the outermost first. */
export type Placed<Term> = Term & { depth: number; path: string[] };

/**
 * The terms in the order in which the agreement is read. A term whose parent is not among them stands at the top, and so
 * does one that stands under itself: nothing is lost from the list whatever the record says.
 */
export function inTreeOrder<Term extends Node>(terms: readonly Term[]): Placed<Term>[] {
  const children = childrenOf(terms);
  const placed: Placed<Term>[] = [];
  const seen = new Set<string>();
  const place = (term: Term, path: string[]) => {
    if (seen.has(term.id)) return;
    seen.add(term.id);
    placed.push({ ...term, depth: path.length, path });
    for (const child of children.get(term.id) ?? []) place(child, [...path, term.id]);
  };
  for (const root of children.get(null) ?? []) place(root, []);
  for (const left of terms.filter((term) => !seen.has(term.id)).sort(byPlace)) place(left, []);
  return placed;
}

/** Whether putting the term under the parent would make it stand, in the end, under itself. */
export function wouldStandUnderItself(
  termId: string,
  parentId: string,
  parentOf: ReadonlyMap<string, string | null>,
): boolean {
  const passed = new Set<string>();
  for (let above: string | null = parentId; above !== null; above = parentOf.get(above) ?? null) {
    if (above === termId) return true;
    if (passed.has(above)) return false;
    passed.add(above);
  }
  return false;
}

function childrenOf<Term extends Node>(terms: readonly Term[]): Map<string | null, Term[]> {
  const ids = new Set(terms.map((term) => term.id));
  const children = new Map<string | null, Term[]>();
  for (const term of [...terms].sort(byPlace)) {
    const parent = term.parentId !== null && ids.has(term.parentId) ? term.parentId : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(term);
    else children.set(parent, [term]);
  }
  return children;
}

const byNumber = new Intl.Collator("en", { numeric: true });

/** By rank; those that share one by their printed number, in which 1.10 follows 1.9. */
function byPlace(a: Node, b: Node): number {
  return a.rank - b.rank || byNumber.compare(a.number, b.number) || a.id.localeCompare(b.id);
}
