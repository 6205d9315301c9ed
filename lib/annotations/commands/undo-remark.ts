/** Undoing what became of a remark, of a reply, or of a thread. Whose words they are does not change by it. */
import "server-only";
import { Conflict } from "@/lib/platform/errors";
import { type Undoable, undoableRow } from "@/lib/record/commands/undoable";

export const undoableRemark = undoableRow(
  "annotation",
  (tx, recordId) => tx.annotation.findUnique({ where: { recordId } }),
  (tx, data) => tx.annotation.create({ data }),
);

export const undoableReply = undoableRow(
  "annotation_reply",
  (tx, recordId) => tx.annotationReply.findUnique({ where: { recordId } }),
  (tx, data) => tx.annotationReply.create({ data }),
);

const anyThreadState = undoableRow(
  "annotation_state",
  (tx, recordId) => tx.annotationStateRecord.findUnique({ where: { recordId } }),
  (tx, data) => tx.annotationStateRecord.create({ data }),
);

/** Each state of a thread says all of it: under a later one, taking an earlier one back would change nothing. */
export const undoableSettling: Undoable = {
  ...anyThreadState,
  takeBack: async (context, recordId, ...why) => {
    const { tx, member } = context;
    const { seriesId, seq } = await tx.record.findUniqueOrThrow({ where: { id: recordId } });
    const later = await tx.record.findFirst({
      where: {
        ...{ seriesId, negotiationId: member.negotiationId, isRetraction: false, supersededBy: null },
        seq: { gt: seq },
      },
      select: { id: true },
    });
    if (later)
      throw new Conflict("Nothing was undone: the thread has been changed since. Change it in the margin instead.");
    await anyThreadState.takeBack(context, recordId, ...why);
  },
};
