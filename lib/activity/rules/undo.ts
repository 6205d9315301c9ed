/** What can be undone, and for how long. */
import type { RecordKind } from "@/prisma/generated/enums";

/** Seconds during which the interface offers it. */
export const undoOffered = 60;
/** Seconds during which it is done: who pressed the key in the last moment is heard. */
const undoHeard = 75;

export function canStillUndo(doneAt: Date, now: Date): boolean {
  return now.getTime() - doneAt.getTime() <= undoHeard * 1000;
}

/** Whether a record of this kind is what a member says for themselves, in the margin or as a forecast. */
export function isOwnWord(kind: RecordKind): boolean {
  return kind === "annotation" || kind === "annotation_reply" || kind === "annotation_state" || kind === "forecast";
}
