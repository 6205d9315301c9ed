/** What a browser keeps for a page: it may have no store, or forbid it, have no room left in it, or hold what nobody can open. */

/** Does something with the store, or gives back the other where it refuses. */
export function attempt<Value>(act: () => Value, otherwise: Value): Value {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

/** The names that begin so. */
export function namesIn(store: Storage, of: string): string[] {
  return Object.keys(store).filter((name) => name.startsWith(of));
}

/** Removes what is kept under names that begin so. */
export function wipeNames(store: Storage, of: string): void {
  for (const name of namesIn(store, of)) store.removeItem(name);
}
