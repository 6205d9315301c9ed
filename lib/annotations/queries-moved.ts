/** Where a linked position is held since the term of which it was held was split or merged. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import { bySeq, lastOfEach, type Named, named, recorded, type Seen } from "./queries-last";

type Row = Named & { partyId: string; termId: string };
type Held = { row: Row; isTakenBack: boolean; said: Named["record"][] };

/** More often than this no position is moved on; it ends the walk where terms were merged in a circle. */
const mostSteps = 20;

/**
 * Of the positions, by their series, those that were placed with other terms: what is held of the first of these, when
 * they were placed there, and when what is held was last changed, here or there. A position may have been moved on from
 * there.
 */
export async function movedPositions(tx: Tx, seen: Seen, positions: ReadonlyMap<string, Held>) {
  const moved = new Map<string, Held & { movedSeq: bigint; changedSeq: bigint | null }>();
  let asked = new Map(
    [...positions].map(([id, { row, said }]) => [id, { id, row, said, changedSeq: null as bigint | null }]),
  );
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
      // What the placing itself records there, that the rest was not asked about, changes nothing of what is placed.
      const changed = before.said.filter(
        ({ seq, actId }) => seq < lastSeq && (actId === null || actId !== placed.record.actId),
      );
      if (placed.fromTermId !== fromTermId || placed.termIds.includes(fromTermId)) continue;
      const held = await tx.position.findMany({
        where: { partyId, termId, ...recorded(seen) },
        orderBy: bySeq,
        select: { partyId: true, termId: true, record: named },
      });
      const [found] = lastOfEach(held, seen.known).values();
      if (!found) continue;
      const said = found.said.filter(({ seq }) => seq > lastSeq);
      const changedSeq = changed.at(-1)?.seq ?? before.changedSeq;
      moved.set(before.id, { ...found, movedSeq: lastSeq, changedSeq: said.at(-1)?.seq ?? changedSeq });
      next.set(found.row.record.seriesId, { id: before.id, row: found.row, said, changedSeq });
    }
    asked = next;
  }
  return moved;
}
