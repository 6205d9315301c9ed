/** Where a linked position is held since the term of which it was held was split or merged. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import { bySeq, lastOfEach, type Named, named, recorded, type Seen } from "./queries-last";

type Row = Named & { partyId: string; termId: string };
type Held = { row: Row; isTakenBack: boolean; lastSeq: bigint | null };

/** More often than this no position is moved on; it ends the walk where terms were merged in a circle. */
const mostSteps = 20;

/**
 * Of the positions, by their series, those that were placed with other terms: what is held of the first of these, and
 * when they were placed there. A position may have been moved on from there.
 */
export async function movedPositions(tx: Tx, seen: Seen, positions: ReadonlyMap<string, Held>) {
  const moved = new Map<string, Held & { movedSeq: bigint }>();
  let asked = new Map([...positions].map(([id, { row }]) => [id, { id, row }]));
  for (let step = 0; asked.size > 0 && step < mostSteps; step += 1) {
    const rows = await tx.allotment.findMany({
      where: { subjectKind: "position", subjectId: { in: [...asked.keys()] }, ...recorded(seen) },
      orderBy: bySeq,
      select: { fromTermId: true, subjectId: true, termIds: true, record: named },
    });
    const next: typeof asked = new Map();
    for (const { row: placed, isTakenBack, lastSeq } of lastOfEach(rows, seen.known).values()) {
      const before = asked.get(placed.subjectId);
      const [termId] = placed.termIds;
      if (!before || isTakenBack || lastSeq === null || termId === undefined) continue;
      const { partyId, termId: fromTermId } = before.row;
      if (placed.fromTermId !== fromTermId || placed.termIds.includes(fromTermId)) continue;
      const held = await tx.position.findMany({
        where: { partyId, termId, ...recorded(seen) },
        orderBy: bySeq,
        select: { partyId: true, termId: true, record: named },
      });
      const [found] = lastOfEach(held, seen.known).values();
      if (!found) continue;
      moved.set(before.id, { ...found, movedSeq: lastSeq });
      next.set(found.row.record.seriesId, { id: before.id, row: found.row });
    }
    asked = next;
  }
  return moved;
}
