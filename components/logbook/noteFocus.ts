/** The writer's way through the notes by arrow keys: lines, days and entries in the order of the page. */

/** Puts the focus on the note above or below; false where there is none. */
export function goToNeighbour(from: HTMLElement, by: 1 | -1): boolean {
  const notes = [...document.querySelectorAll<HTMLElement>("[data-note]")];
  const next = notes[notes.indexOf(from) + by];
  if (!next) return false;
  next.focus();
  if (next instanceof HTMLTextAreaElement || next instanceof HTMLInputElement) {
    const at = by === 1 ? 0 : next.value.length;
    next.setSelectionRange(at, at);
  }
  return true;
}
