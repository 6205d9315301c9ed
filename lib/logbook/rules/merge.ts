/**
 * Two windows on one draft: puts together what each has changed since the version that both began from. Nothing that was
 * typed in either is lost; where both changed the same line, both lines stay.
 */
import type { DraftBlock, DraftContent, DraftSeat } from "../schema";

export function mergeDrafts(base: DraftContent, mine: DraftContent, theirs: DraftContent): DraftContent {
  const { blocks: _, agenda: __, attendance: ___, ...fields } = mine;
  const merged = Object.fromEntries(
    Object.keys(fields).map((field) => {
      const name = field as keyof typeof fields;
      return [name, isSame(mine[name], base[name]) ? theirs[name] : mine[name]];
    }),
  ) as typeof fields;
  const mineWins = <Each>(each: Each) => [each];
  return {
    ...merged,
    agenda: mergeLists(base.agenda, mine.agenda, theirs.agenda, (id) => id, mineWins),
    attendance: mergeLists(base.attendance, mine.attendance, theirs.attendance, seatKey, mineWins),
    blocks: mergeBlocks(base.blocks, mine.blocks, theirs.blocks),
  };
}

function mergeBlocks(base: DraftBlock[], mine: DraftBlock[], theirs: DraftBlock[]): DraftBlock[] {
  const taken = new Set([...base, ...mine, ...theirs].map((block) => block.key));
  return mergeLists(
    base,
    mine,
    theirs,
    (block) => block.key,
    (block, other) => [block, { ...other, key: freeKey(other.key, taken) }],
  );
}

function seatKey({ partyId, delegateId }: DraftSeat): string {
  return `${partyId} ${delegateId ?? ""}`;
}

/** In the order of mine; what only theirs has follows what it follows there. `bothChanged` says what becomes of a clash. */
function mergeLists<Each>(
  base: readonly Each[],
  mine: readonly Each[],
  theirs: readonly Each[],
  keyOf: (each: Each) => string,
  bothChanged: (mine: Each, theirs: Each) => Each[],
): Each[] {
  const index = (list: readonly Each[]) => new Map(list.map((each) => [keyOf(each), each]));
  const [inBase, inMine, inTheirs] = [index(base), index(mine), index(theirs)];
  const isUntouched = (each: Each) => inBase.has(keyOf(each)) && isSame(inBase.get(keyOf(each)), each);

  const merged = mine.flatMap((each) => {
    const other = inTheirs.get(keyOf(each));
    if (other === undefined) return isUntouched(each) ? [] : [each];
    if (isSame(each, other) || isUntouched(other)) return [each];
    return isUntouched(each) ? [other] : bothChanged(each, other);
  });
  let last: string | null = null;
  for (const each of theirs) {
    const key = keyOf(each);
    const isNew = !inMine.has(key) && !isUntouched(each);
    if (isNew) {
      const after = last === null ? -1 : merged.findLastIndex((one) => keyOf(one) === last);
      merged.splice(after + 1, 0, each);
    }
    if (isNew || merged.some((one) => keyOf(one) === key)) last = key;
  }
  return merged;
}

function freeKey(key: string, taken: Set<string>): string {
  let free = key;
  for (let number = 2; taken.has(free); number += 1) free = `${key.slice(0, 30)}-${number}`;
  taken.add(free);
  return free;
}

/** Whether the two say the same; the order of an object's fields is no difference. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]))
  );
}
