"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { type Pending, pressKey, type Shortcut } from "./keySequence";
import { areKeysAsleep } from "./keysAsleep";
import { activeShortcuts, areSingleKeysOn, type Scope, useShortcuts } from "./shortcutStore";

type Props = { shortcuts: readonly Shortcut[]; scope?: Scope };

/** Makes these keys work on the page that shows it. Draws nothing. */
export function KeyboardShortcuts({ shortcuts, scope = "page" }: Props) {
  useShortcuts(shortcuts, scope);
  return null;
}

/** Listens to the keyboard, once for the whole page. Letters typed into a field, a form, a menu or a dialog are left alone. */
export function ShortcutListener() {
  const router = useRouter();
  useEffect(() => {
    let pending: Pending = null;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.key.length > 1) return;
      // On some keyboards a bracket is typed with AltGr, which looks like Ctrl and Alt held together.
      const isPlain = event.getModifierState("AltGraph") || !(event.ctrlKey || event.metaKey || event.altKey);
      if (!isPlain || areKeysAsleep(event.target) || !areSingleKeysOn()) {
        pending = null;
        return;
      }
      const step = pressKey(pending, event.key, event.timeStamp, activeShortcuts());
      pending = step.pending;
      if (!step.hit && !step.pending) return;
      event.preventDefault();
      if (step.hit) perform(step.hit, (href) => router.push(href));
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [router]);
  return null;
}

/** Does what a shortcut does, as if its keys had been pressed. */
export function perform(shortcut: Pick<Shortcut, "href" | "press" | "onPress">, goTo: (href: string) => void) {
  if (shortcut.onPress) return shortcut.onPress();
  if (shortcut.href !== undefined) return goTo(shortcut.href);
  const element = shortcut.press ? document.querySelector<HTMLElement>(shortcut.press) : null;
  if (element?.matches("input, textarea, select, [contenteditable]")) element.focus();
  else element?.click();
}
