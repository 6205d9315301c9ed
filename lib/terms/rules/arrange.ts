/** Moving terms about in the agreement. An arrangement lists them as they are read; each takes what stands under it along. */

export type Standing = { id: string; parentId: string | null };

/** One place up among its siblings; null where it is the first. */
export function moveUp<Term extends Standing>(terms: readonly Term[], id: string): Term[] | null {
  const [before, moved] = [siblingBeside(terms, id, -1), find(terms, id)];
  return before && moved ? insertAt(terms, moved, moved.parentId, (rest) => indexOf(rest, before.id)) : null;
}

/** One place down among its siblings; null where it is the last. */
export function moveDown<Term extends Standing>(terms: readonly Term[], id: string): Term[] | null {
  const [after, moved] = [siblingBeside(terms, id, 1), find(terms, id)];
  return after && moved ? insertAt(terms, moved, moved.parentId, (rest) => endOf(rest, after.id)) : null;
}

/** Under the sibling before it, as the last there; null where it is the first. */
export function moveUnder<Term extends Standing>(terms: readonly Term[], id: string): Term[] | null {
  const [before, moved] = [siblingBeside(terms, id, -1), find(terms, id)];
  return before && moved ? insertAt(terms, moved, before.id, (rest) => endOf(rest, before.id)) : null;
}

/** Out from under its parent, to stand next after it; null where it stands at the top. */
export function moveOut<Term extends Standing>(terms: readonly Term[], id: string): Term[] | null {
  const moved = find(terms, id);
  const parent = moved?.parentId ? find(terms, moved.parentId) : undefined;
  return moved && parent ? insertAt(terms, moved, parent.parentId, (rest) => endOf(rest, parent.id)) : null;
}

/**
 * To the gap before the nth of the other terms (of those that do not go along), as deep as asked and the gap allows: no
 * deeper than under the term before it, no higher than the term after it.
 */
export function moveTo<Term extends Standing>(terms: readonly Term[], id: string, gap: number, depth: number): Term[] {
  const moved = find(terms, id);
  if (!moved) return [...terms];
  const { parentId } = placeFor(terms, id, gap, depth);
  return insertAt(terms, moved, parentId, () => gap);
}

/** The parent and the depth that a term would get in a gap. */
export function placeFor<Term extends Standing>(terms: readonly Term[], id: string, gap: number, depth: number) {
  const rest = withoutBranch(terms, id);
  const above = rest[gap - 1];
  const below = rest[gap];
  const most = above ? depthOf(rest, above) + 1 : 0;
  const asked = Math.min(most, Math.max(depth, below ? depthOf(rest, below) : 0));
  let parent = above;
  while (parent && depthOf(rest, parent) >= asked) parent = parentIn(rest, parent);
  return { parentId: parent?.id ?? null, depth: asked };
}

/** The others, without the term and what stands under it. */
export function withoutBranch<Term extends Standing>(terms: readonly Term[], id: string): Term[] {
  const at = indexOf(terms, id);
  return at === -1 ? [...terms] : [...terms.slice(0, at), ...terms.slice(endOf(terms, id))];
}

/** How many terms it stands under. */
export function depthOf<Term extends Standing>(terms: readonly Term[], term: Term): number {
  const parent = parentIn(terms, term);
  return parent ? depthOf(terms, parent) + 1 : 0;
}

/** The siblings in order, the term among them. */
export function siblingsOf<Term extends Standing>(terms: readonly Term[], { parentId }: Standing): Term[] {
  return terms.filter((each) => each.parentId === parentId);
}

/**
 * The ranks that have to change for siblings to stand in this order, by id. As few as can be: who keeps its order with most
 * of the others keeps its rank. A rank of null is that of a term which comes from elsewhere.
 */
export function ranksFor(wanted: readonly { id: string; rank: number | null }[]): Map<string, number> {
  const kept = new Set(longestRise(wanted.map(({ rank }) => rank)));
  const changed = new Map<string, number>();
  let low: number | null = null;
  for (let from = 0; from < wanted.length; ) {
    if (kept.has(from)) {
      low = wanted[from]?.rank ?? null;
      from += 1;
      continue;
    }
    let to = from;
    while (to < wanted.length && !kept.has(to)) to += 1;
    const high = wanted[to]?.rank ?? null;
    const count = to - from;
    const [start, step] = spread(low, high, count);
    for (let place = from; place < to; place++) changed.set(wanted[place]?.id ?? "", start + step * (place - from + 1));
    from = to;
  }
  const ranks = wanted.map(({ id, rank }) => changed.get(id) ?? rank ?? 0);
  const isRising = ranks.every((rank, place) => place === 0 || rank > (ranks[place - 1] ?? rank));
  // After some fifty moves into one gap there is no number left in it.
  return isRising ? changed : new Map(wanted.map(({ id }, place) => [id, place + 1]));
}

function spread(low: number | null, high: number | null, count: number): [start: number, step: number] {
  if (low !== null && high !== null) return [low, (high - low) / (count + 1)];
  if (high !== null) return [high - count - 1, 1];
  return [low ?? 0, 1];
}

/** The places of a longest run of rising values, whatever stands between them. */
function longestRise(values: readonly (number | null)[]): number[] {
  const runs: number[][] = [];
  let longest: number[] = [];
  values.forEach((value, place) => {
    if (value === null) return;
    const earlier = runs.filter((run) => (values[run.at(-1) ?? place] ?? value) < value);
    const run = [...earlier.reduce<number[]>((best, each) => (each.length > best.length ? each : best), []), place];
    runs.push(run);
    if (run.length > longest.length) longest = run;
  });
  return longest;
}

function insertAt<Term extends Standing>(
  terms: readonly Term[],
  moved: Term,
  parentId: string | null,
  gapIn: (rest: readonly Term[]) => number,
): Term[] {
  const rest = withoutBranch(terms, moved.id);
  const branch = terms.slice(indexOf(terms, moved.id), endOf(terms, moved.id));
  const gap = gapIn(rest);
  const placed = branch.map((each) => (each.id === moved.id ? { ...each, parentId } : each));
  return [...rest.slice(0, gap), ...placed, ...rest.slice(gap)];
}

function siblingBeside<Term extends Standing>(terms: readonly Term[], id: string, by: 1 | -1): Term | undefined {
  const term = find(terms, id);
  const siblings = term ? siblingsOf(terms, term) : [];
  return siblings[indexOf(siblings, id) + by];
}

/** Where its branch ends: the place after the last that stands under it. */
function endOf<Term extends Standing>(terms: readonly Term[], id: string): number {
  const branch = new Set([id]);
  let end = indexOf(terms, id) + 1;
  for (; end < terms.length; end++) {
    const { id: each = "", parentId = null } = terms[end] ?? {};
    if (parentId === null || !branch.has(parentId)) break;
    branch.add(each);
  }
  return end;
}

function parentIn<Term extends Standing>(terms: readonly Term[], { parentId }: Standing): Term | undefined {
  return parentId === null ? undefined : find(terms, parentId);
}

function find<Term extends Standing>(terms: readonly Term[], id: string): Term | undefined {
  return terms.find((each) => each.id === id);
}

function indexOf(terms: readonly Standing[], id: string): number {
  return terms.findIndex((each) => each.id === id);
}
