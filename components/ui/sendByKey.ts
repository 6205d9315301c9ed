import type { KeyboardEvent } from "react";

const keyOf = "[aria-keyshortcuts~='Control+Enter']";

/**
 * Ctrl Enter, from any field of a form, presses the button of it that names the key, or else its first, as Enter does in a
 * line of text. Not where something in the form has made other use of it.
 */
export function sendByKey(event: KeyboardEvent<HTMLFormElement>): void {
  const { currentTarget: form, target, nativeEvent } = event;
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  if (event.defaultPrevented || event.repeat || nativeEvent.isComposing) return;
  // React tells the form of what happens in a dialog that it opened, too.
  if (!(target instanceof Node) || !form.contains(target)) return;
  event.preventDefault();
  const buttons = [...form.elements].filter((one) => one instanceof HTMLButtonElement && one.type === "submit");
  const button = buttons.find((one) => one.matches(keyOf)) ?? buttons[0];
  if (button instanceof HTMLElement) button.click();
}
