/** Where single keys do nothing, because they are being typed, or somebody believes that they are. */

const wordField =
  "textarea, [contenteditable]:not([contenteditable=false]), [role=textbox], " +
  "input:not([type=hidden], [type=checkbox], [type=radio], [type=submit], [type=button])";

const takesLetters =
  "input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=combobox], " +
  "[role=menu], [role=listbox], [role=dialog], dialog, [role=alert]";

/**
 * Whether a letter pressed there is none of the page's keys. In a form that writes and has a field for words, its buttons and
 * what it says of a failure take none either: who goes on typing there means words.
 */
export function areKeysAsleep(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(takesLetters)) return true;
  return Boolean(target.closest("form[data-takes-words]")?.querySelector(wordField));
}

/** Whether it is a key by itself, and may be one of the page's. */
export function isByItself(event: KeyboardEvent): boolean {
  // On some keyboards a bracket is typed with AltGr, which looks like Ctrl and Alt held together.
  const isPlain = event.getModifierState("AltGraph") || !(event.ctrlKey || event.metaKey || event.altKey);
  return isPlain && !areKeysAsleep(event.target);
}

/** Whether it types a sign, as all of the page's keys do. */
export const isSign = (event: KeyboardEvent) => !event.defaultPrevented && !event.isComposing && event.key.length === 1;
