/**
 * The smallest choices that have something of every list: minimal hitting sets.
 *
 * Given what holds a thing up, each with the moves that would do away with it, these are the sets of moves that free it and
 * from which nothing can be left out (Reiter, "A theory of diagnosis from first principles", Artificial Intelligence 32
 * (1987), 57–95, where diagnoses are the minimal hitting sets of the conflicts). Worked out list by list as in Berge,
 * Hypergraphs (1989), chapter 2.
 */
export type HittingSets = {
  /** Smallest first. Each hits every list, and no longer does without any one of its members. */
  sets: string[][];
  /** Whether there may be more: the number of sets can grow as two to the number of lists. */
  isCut: boolean;
};

/** At most `most` sets are carried from list to list, so that the work is bounded by lists × (most × longest list)². */
export function minimalHittingSets(lists: readonly (readonly string[])[], most = 24): HittingSets {
  if (lists.some((list) => list.length === 0)) return { sets: [], isCut: false };
  const distinct = withoutSupersets(lists.map((list) => new Set(list)));
  let sets: ReadonlySet<string>[] = [new Set()];
  let isCut = false;
  for (const list of distinct) {
    const hitting = sets.filter((set) => hits(set, list));
    // Of two grown sets neither contains the other, since those they grew from do not and neither hit the list.
    const grown = sets
      .filter((set) => !hits(set, list))
      .flatMap((set) => [...list].map((one) => new Set([...set, one])))
      .filter((set) => !hitting.some((other) => isWithin(other, set)));
    const minimal = [...hitting, ...grown].sort((a, b) => a.size - b.size);
    isCut ||= minimal.length > most;
    sets = minimal.slice(0, most);
  }
  // A set that was left out on the way can no longer show that another has a member too many.
  const trimmed = isCut ? withoutSupersets(sets.map((set) => withoutIdle(set, distinct))) : sets;
  return { sets: trimmed.map((set) => [...set]), isCut };
}

/** Those that contain no other, smallest first; of equal ones the first. */
function withoutSupersets(sets: readonly ReadonlySet<string>[]): ReadonlySet<string>[] {
  const kept: ReadonlySet<string>[] = [];
  for (const set of [...sets].sort((a, b) => a.size - b.size))
    if (!kept.some((other) => isWithin(other, set))) kept.push(set);
  return kept;
}

function withoutIdle(set: ReadonlySet<string>, lists: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  let left = set;
  for (const one of set) {
    const fewer = new Set([...left].filter((other) => other !== one));
    if (lists.every((list) => hits(fewer, list))) left = fewer;
  }
  return left;
}

function isWithin(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size <= other.size && [...one].every((each) => other.has(each));
}

function hits(set: ReadonlySet<string>, list: ReadonlySet<string>): boolean {
  return [...list].some((one) => set.has(one));
}
