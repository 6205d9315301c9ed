/** What can be undone, and for how long. */
import type { RecordKind } from "@/prisma/generated/enums";

/** Seconds during which the interface offers it. */
export const undoOffered = 60;
/** Seconds during which it is done: who pressed the key in the last moment is heard. */
const undoHeard = 75;

export function canStillUndo(doneAt: Date, now: Date): boolean {
  return now.getTime() - doneAt.getTime() <= undoHeard * 1000;
}

const undoableKinds = [
  "party",
  "delegate",
  "source",
  "statement",
  "figure",
  "risk",
  "question",
  "round",
  "round_event",
  "term",
  "term_status",
  "linkage",
  "clause_version",
  "option",
  "position",
] as const satisfies readonly RecordKind[];

export type UndoableKind = (typeof undoableKinds)[number];

/** Whether what a record of this kind said can be put back. */
export function isUndoable(kind: RecordKind): kind is UndoableKind {
  return undoableKinds.some((each) => each === kind);
}
