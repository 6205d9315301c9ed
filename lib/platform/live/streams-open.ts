/** How many streams of events this process has open. */
import "server-only";

// One a process: pages and routes are bundled apart.
const kept = globalThis as { parleyStreams?: number };

export const openStreams = (): number => kept.parleyStreams ?? 0;

/** One more; gives back how to say, once, that it is over. */
export function countStream(): () => void {
  kept.parleyStreams = openStreams() + 1;
  let isOver = false;
  return () => {
    if (isOver) return;
    isOver = true;
    kept.parleyStreams = openStreams() - 1;
  };
}
