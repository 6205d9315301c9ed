/** The positions on one term, without going through those on all the others each time. */

type OfTerm = { termId: string };
type OfBoth = OfTerm & { partyId: string };

// By the list itself: whoever goes through the terms asks of one list as often as there are terms.
const byTerm = new WeakMap<readonly OfTerm[], Map<string, OfTerm[]>>();

/** The positions on the term, in the order of the list, which is not changed once it has been asked. */
export function onTerm<Position extends OfTerm>(positions: readonly Position[], termId: string): readonly Position[] {
  const index = byTerm.get(positions) ?? indexed(positions);
  return (index.get(termId) ?? []) as Position[];
}

/** The party's position on the term: the first in the list. */
export function heldOn<Position extends OfBoth>(
  positions: readonly Position[],
  partyId: string,
  termId: string,
): Position | undefined {
  return onTerm(positions, termId).find((position) => position.partyId === partyId);
}

function indexed(positions: readonly OfTerm[]): Map<string, OfTerm[]> {
  const index = new Map<string, OfTerm[]>();
  for (const position of positions) {
    const others = index.get(position.termId);
    if (others) others.push(position);
    else index.set(position.termId, [position]);
  }
  byTerm.set(positions, index);
  return index;
}
