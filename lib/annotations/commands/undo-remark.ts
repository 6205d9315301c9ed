/** Undoing what became of a remark, of a reply, or of a thread. Whose words they are does not change by it. */
import "server-only";
import { undoableAtLast, undoableRow } from "@/lib/record/commands/undoable";

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

export const undoableSettling = undoableAtLast(
  anyThreadState,
  "Nothing was undone: the thread has been changed since. Change it in the margin instead.",
);
