/** What a stream asks of the record each time that something was announced. Whoever knows the nouns answers it. */
import "server-only";
import type { Access } from "./access";

/** A place in a negotiation's chain: the last entry that the reader was told of, and up to where was looked for more. */
export type Place = { id: string; seq: bigint };

/** By negotiation. */
export type Places = ReadonlyMap<string, Place>;

/** From where to look: places that a look gave, or the entries of a cursor; null: that was no cursor. */
export type From = Places | readonly string[] | null;

export type Sight<Change = unknown> = {
  access: Access;
  /** What the reader may see of what came since, in its order, where it was not too much. */
  changes: Change[];
  /** The negotiations in which too much came since, or it cannot be said since when: their pages are to be drawn anew. */
  resyncIn: string[];
  places: Places;
  /** Of the drafts that were asked about, those that the reader writes. */
  drafts: readonly { id: string; version: number }[];
};

/**
 * Looks as this sign-in, behind the wall: null where it has ended. With `only`, into these negotiations. Negotiations
 * that `from` does not name are followed from now on.
 */
export type Look<Change = unknown> = (
  signInId: string,
  from: From,
  only?: readonly string[],
  draftIds?: readonly string[],
) => Promise<Sight<Change> | null>;

/** Who else is there just now, for this sign-in, behind the wall. The same for two looks at the same. */
export type LookAround = (signInId: string) => Promise<readonly unknown[]>;

/** How many looks a process has running at once: pages need the database, too. */
const mostAtOnce = 4;

/**
 * The same look, where all streams of one reader that ask the same in one burst share one query, and a burst over many
 * readers takes its turn. A look that has begun is not shared: it may have missed what was announced since.
 */
export function shared<Change>(look: Look<Change>): Look<Change> {
  const pending = new Map<string, ReturnType<Look<Change>>>();
  const waiting: (() => void)[] = [];
  let running = 0;
  const release = () => {
    running--;
    waiting.shift()?.();
  };
  const turn = async () => {
    // So that those who hear of the same announcement are all there.
    await new Promise((resolve) => setImmediate(resolve));
    if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    running++;
  };
  return (signInId, from, only, draftIds) => {
    const key = JSON.stringify([signInId, fromAsText(from), only, draftIds]);
    const known = pending.get(key);
    if (known) return known;
    const begin = async () => {
      await turn();
      pending.delete(key);
      return look(signInId, from, only, draftIds).finally(release);
    };
    const asked = begin();
    pending.set(key, asked);
    return asked;
  };
}

function fromAsText(from: From): unknown {
  return from instanceof Map ? [...from].map(([negotiationId, { seq }]) => [negotiationId, String(seq)]) : from;
}
