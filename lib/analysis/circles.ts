/**
 * Circles in a directed graph: which things wait for each other, and a shortest way round.
 *
 * Two things are in one circle if each can be reached from the other: a strongly connected component (Tarjan, "Depth-first
 * search and linear graph algorithms", SIAM Journal on Computing 1 (1972), 146–160), found in time linear in the edges. A
 * shortest way round within it is found breadth first from each of its members.
 */
export type Edge = { from: string; to: string };

/**
 * Members of each circle of two or more, in the order of `ids`, circles by their first member. An edge from a thing to
 * itself, or to one that is not among the ids, counts for nothing.
 */
export function circlesIn(ids: readonly string[], edges: readonly Edge[]): string[][] {
  const next = neighboursOf(ids, edges);
  const found = new Map<string, { index: number; low: number; isOpen: boolean }>();
  const open: string[] = [];
  const circleOf = new Map<string, string>();
  // Without recursion: a chain of conditions may be longer than the stack.
  for (const root of ids) {
    const path: { id: string; at: number }[] = found.has(root) ? [] : [{ id: root, at: 0 }];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { id } = step;
      const self = found.get(id) ?? { index: found.size, low: found.size, isOpen: true };
      if (!found.has(id)) {
        found.set(id, self);
        open.push(id);
      }
      const to = next.get(id)?.[step.at++];
      if (to !== undefined) {
        const seen = found.get(to);
        if (!seen) path.push({ id: to, at: 0 });
        else if (seen.isOpen) self.low = Math.min(self.low, seen.index);
        continue;
      }
      path.pop();
      const above = found.get(path.at(-1)?.id ?? "");
      if (above) above.low = Math.min(above.low, self.low);
      if (self.low === self.index)
        for (const member of open.splice(open.lastIndexOf(id))) {
          circleOf.set(member, id);
          const one = found.get(member);
          if (one) one.isOpen = false;
        }
    }
  }
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const circle = circleOf.get(id) ?? id;
    const others = groups.get(circle);
    if (others) others.push(id);
    else groups.set(circle, [id]);
  }
  return [...groups.values()].filter((members) => members.length > 1);
}

/** A shortest way round a circle, as the members in the order in which it goes; it ends where it began. */
export function shortestRound(members: readonly string[], edges: readonly Edge[]): string[] {
  const next = neighboursOf(members, edges);
  let best: string[] = [];
  for (const start of members) {
    const round = roundFrom(start, next, best.length === 0 ? Number.POSITIVE_INFINITY : best.length);
    if (round) best = round;
    if (best.length === 2) break;
  }
  return best;
}

/** The shortest way from the start back to it with fewer members than `below`, if there is one. */
function roundFrom(start: string, next: ReadonlyMap<string, string[]>, below: number): string[] | null {
  const cameFrom = new Map<string, string>();
  let layer = [start];
  for (let length = 1; layer.length > 0 && length < below; length++) {
    const further: string[] = [];
    for (const id of layer)
      for (const to of next.get(id) ?? []) {
        if (to === start) return wayTo(id, start, cameFrom);
        if (cameFrom.has(to)) continue;
        cameFrom.set(to, id);
        further.push(to);
      }
    layer = further;
  }
  return null;
}

function wayTo(end: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [end];
  for (let id = end; id !== start; ) {
    id = cameFrom.get(id) ?? start;
    way.unshift(id);
  }
  return way;
}

function neighboursOf(ids: readonly string[], edges: readonly Edge[]): Map<string, string[]> {
  const next = new Map(ids.map((id) => [id, new Set<string>()]));
  for (const { from, to } of edges) if (from !== to && next.has(to)) next.get(from)?.add(to);
  return new Map([...next].map(([id, each]) => [id, [...each]]));
}
