import "server-only";
import { mayRecord } from "@/lib/negotiations/policy";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { noteTableInput } from "../schema";
import { ownTable } from "../commands/table";

const whole = { checking: "checked", recording: "recorded", undoing: "undone" } as const;
const cut = { checking: "ready", recording: "stopped", undoing: "stopped" } as const;

/** Notes that all parts of a table have been gone through, or why that ended before. */
export const noteTable = command({
  name: "table.note",
  input: noteTableInput,
  load: ownTable,
  may: mayRecord,
  isOffRecord: true,
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
    await tx.takenTable.updateMany({
      where: { id: tableId, state: during },
      data: { state: next, said: said ?? null, changedAt: now },
    });
    return { state: next };
  },
});
