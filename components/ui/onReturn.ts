/** Calls back when the wire or the reader is back, which is when what failed is tried again. Gives back how to stop. */
export function onReturn(again: () => void): () => void {
  window.addEventListener("online", again);
  window.addEventListener("focus", again);
  return () => {
    window.removeEventListener("online", again);
    window.removeEventListener("focus", again);
  };
}
