/** For how long an act can be undone. */

/** Seconds during which the interface offers it. */
export const undoOffered = 60;
/** Seconds during which it is done: who pressed the key in the last moment is heard. */
const undoHeard = 75;

export function canStillUndo(doneAt: Date, now: Date): boolean {
  return now.getTime() - doneAt.getTime() <= undoHeard * 1000;
}
