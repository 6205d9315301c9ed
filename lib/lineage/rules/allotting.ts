/** What is said of a term, and so has to be allotted to its parts when it is split, or to the whole when it is merged. */

export const allottableKinds = ["annotation", "position", "linkage", "question", "risk"] as const;
export type AllottableKind = (typeof allottableKinds)[number];

export const allottableLabels: Record<AllottableKind, string> = {
  annotation: "Note",
  position: "Position",
  linkage: "Linkage",
  question: "Question",
  risk: "Risk",
};

/** The kind of that name; null where it is none. */
export function readAllottableKind(asked: string | null): AllottableKind | null {
  return allottableKinds.find((kind) => kind === asked) ?? null;
}

/** Whether it can belong to several terms at once: a party may hold of each part what it held of the whole. */
export function mayBelongToSeveral(kind: AllottableKind): boolean {
  return kind === "position" || kind === "linkage";
}

type EdgeFacts = { seq: bigint; actId: string | null };

/** Of the edges that lead from one term, those of the last act: what was said before it is to be allotted among them. */
export function lastSplit<Edge extends EdgeFacts>(edges: readonly Edge[]): Edge[] {
  const last = edges.reduce<Edge | null>((latest, edge) => (latest && latest.seq > edge.seq ? latest : edge), null);
  return edges.filter(({ actId }) => actId === last?.actId);
}

/** Where what went to a term is now: there, or, where its words went on and it was withdrawn, where they did. */
export function standingNow(
  termId: string,
  edges: readonly { fromTermId: string; toTermId: string }[],
  withdrawn: ReadonlySet<string>,
): string[] {
  const passed = new Set<string>();
  const follow = (id: string): string[] => {
    if (passed.has(id)) return [];
    passed.add(id);
    const on = withdrawn.has(id) ? edges.filter(({ fromTermId }) => fromTermId === id) : [];
    return on.length > 0 ? on.flatMap(({ toTermId }) => follow(toTermId)) : [id];
  };
  return follow(termId);
}
