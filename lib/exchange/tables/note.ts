import "server-only";
import { mayRecord } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { noteTableInput, paceTableInput } from "../schema";
import { ownTable } from "../commands/table";
import { longestPart } from "./part";
import { spreadNamed } from "./since";

const whole = { checking: "checked", recording: "recorded", undoing: "undone" } as const;
const cut = { checking: "ready", recording: "stopped", undoing: "stopped" } as const;

/** Notes that all parts of a table have been gone through, or why that ended before. */
export const noteTable = command({
  name: "table.note",
  input: noteTableInput,
  load: ownTable,
  may: mayRecord,
  isOffRecord: true,
  longest: longestPart,
  change: async ({ tx, now }, { tableId, during, said }, { state, version }) => {
    if (state !== during) return { state };
    if (said === undefined) {
      const left = {
        checking: { checkedFor: { not: version } },
        recording: { isRecorded: false },
        undoing: { isUndone: false, recordIds: { isEmpty: false } },
      };
      if ((await tx.takenPart.count({ where: { tableId, ...left[during] } })) > 0)
        throw new Refusal("Some parts of this table are still to come.");
    }
    const next = said === undefined ? whole[during] : cut[during];
    if (next === "checked") {
      await countRepeated(tx, tableId);
      await spreadNamed(tx, tableId);
    }
    await tx.takenTable.updateMany({
      where: { id: tableId, state: during },
      data: { state: next, said: said ?? null, changedAt: now, putOffUntil: null, putOffWhy: null },
    });
    return { state: next };
  },
});

/**
 * Counts a row that says what one in a part before it says as known: what stands twice is recorded once. In one part it was
 * seen when that was checked. The database sorts what the rows say, on its disk where they are many.
 */
async function countRepeated(tx: CommandContext["tx"], tableId: string): Promise<void> {
  await tx.$executeRaw`
    with said as (
      select p.place, k.nth % 2 = 1 as is_asked, p.place <> min(p.place) over (partition by k.key) as is_later
        from taken_part p cross join unnest(p.keys) with ordinality as k (key, nth) where p.table_id = ${tableId}::uuid),
    repeated as (select place, count(*)::integer as count from said where is_asked and is_later group by place)
    update taken_part p set good = p.good - r.count, known = p.known + r.count
      from repeated r where p.table_id = ${tableId}::uuid and p.place = r.place`;
}

/** Notes how many rows of a table are done at once from now on, and until when its job waits. */
export const paceTable = command({
  name: "table.pace",
  input: paceTableInput,
  load: ownTable,
  may: mayRecord,
  isOffRecord: true,
  change: async ({ tx }, { tableId, atOnce, putOff }) => {
    const data = { atOnce, putOffUntil: putOff?.until ?? null, putOffWhy: putOff?.why ?? null };
    await tx.takenTable.update({ where: { id: tableId }, data });
    return { atOnce };
  },
});
