/**
 * Whether the reader is in the middle of something that a page drawn anew could disturb: text that is being written or
 * was typed and not saved, an editor or a dialog that is open, words that are selected.
 */

const writing =
  "textarea, [contenteditable=true], [role=textbox], input:not([type=button], [type=submit], [type=hidden])";

/** In it a page that is drawn anew changes nothing of what is typed. */
const keeping = "[data-keeps-typing]";

/** Forms, and fields outside of any, in which something was typed or chosen and not yet saved. */
const touched = new Set<Element>();

/** Where the reader last wrote. */
let writingIn: HTMLElement | null = null;

/** Gives the focus back to where the reader was writing, if that is still there. */
export function returnToWriting(): void {
  if (writingIn?.isConnected) writingIn.focus({ preventScroll: true });
}

/** Begins to notice what is typed; gives back how to stop. */
export function noticeEditing(onChange: () => void): () => void {
  const touch = ({ target }: Event) => {
    if (!(target instanceof Element) || !isInPage(target) || isFilter(target) || target.closest(keeping)) return;
    touched.add(target.closest("form") ?? target);
    onChange();
  };
  // An accepted form is reset; the resets that it refuses are known once the event is over.
  const release = (event: Event) =>
    queueMicrotask(() => {
      if (!event.defaultPrevented && event.target instanceof Element) touched.delete(event.target);
      onChange();
    });
  document.addEventListener("input", touch);
  document.addEventListener("change", touch);
  document.addEventListener("reset", release);
  const focus = ({ target }: Event) => {
    if (target instanceof HTMLElement && isInPage(target)) writingIn = target.matches(writing) ? target : null;
    onChange();
  };
  document.addEventListener("focusin", focus);
  document.addEventListener("focusout", onChange);
  document.addEventListener("selectionchange", onChange);
  return () => {
    document.removeEventListener("input", touch);
    document.removeEventListener("change", touch);
    document.removeEventListener("reset", release);
    document.removeEventListener("focusin", focus);
    document.removeEventListener("focusout", onChange);
    document.removeEventListener("selectionchange", onChange);
  };
}

export function isEditing(): boolean {
  const active = document.activeElement;
  if (active && isInPage(active) && active.matches(writing) && !active.closest(keeping)) return true;
  if (document.querySelector("main [contenteditable=true], [role=dialog], dialog[open]")) return true;
  for (const element of touched) {
    if (!element.isConnected) touched.delete(element);
    else if (element.checkVisibility()) return true;
  }
  return hasUnsaved() || hasSelection();
}

/** What was typed once and put back when the page was opened again. */
function hasUnsaved(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    "main textarea, main input[type=text]",
  );
  return [...fields].some(
    (field) =>
      field.value !== field.defaultValue && !isFilter(field) && !field.closest(keeping) && field.checkVisibility(),
  );
}

function hasSelection(): boolean {
  const selection = getSelection();
  const at = selection?.anchorNode;
  if (selection === null || selection.isCollapsed || !(at instanceof Node)) return false;
  return isInPage(at) && !at.parentElement?.closest(keeping);
}

const isInPage = (node: Node) => document.querySelector("main")?.contains(node) ?? false;

/** A form that only narrows what is shown. */
const isFilter = (element: Element) => element.closest("form")?.getAttribute("aria-label") === "Filter";
