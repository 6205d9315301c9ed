/** What can be undone, and for how long. */
import type { RecordKind } from "@/prisma/generated/enums";

/** Seconds during which the interface offers it. */
export const undoOffered = 60;
/** Seconds during which it is done: who pressed the key in the last moment is heard. */
const undoHeard = 75;

export function canStillUndo(doneAt: Date, now: Date): boolean {
  return now.getTime() - doneAt.getTime() <= undoHeard * 1000;
}

const ownWords: ReadonlySet<RecordKind> = new Set([
  "annotation",
  "annotation_reply",
  "annotation_state",
  "forecast",
  "review",
  "review_answer",
]);

/** Whether a record of this kind is what a member says for themselves, in the margin, as a forecast or in a review. */
export function isOwnWord(kind: RecordKind): boolean {
  return ownWords.has(kind);
}
