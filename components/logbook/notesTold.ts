/** What an open page of notes hears from whoever holds the wire: that somebody has written in a draft. */

export type ToldDraft = { id: string; version: number };

/** Null: anything may have been written, as after the wire was cut. */
type Listener = (told: readonly ToldDraft[] | null) => void;

const listeners = new Set<Listener>();

export function tellNotes(told: readonly ToldDraft[] | null): void {
  for (const listener of listeners) listener(told);
}

/** Calls back until the function that it gives back is called. */
export function onNotesTold(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
