/** Who wants to hear of what this browser keeps. */
const listeners = new Set<() => void>();
const openedListeners = new Set<() => void>();

/** Calls back when anything kept has changed, in another tab too. */
export function onKeptChange(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** Calls back when the store is open under another key than before: what only a field holds can be kept again. */
export function onKeptOpened(listener: () => void): () => void {
  openedListeners.add(listener);
  return () => openedListeners.delete(listener);
}

/** Something kept has changed. */
export function tellKept(): void {
  for (const listener of listeners) listener();
}

/** The store is open under another key. */
export function tellOpened(): void {
  for (const listener of openedListeners) listener();
}
