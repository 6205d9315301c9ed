"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { takeEarlyKeys } from "./earlyKeys";
import { type Pending, pressKey, type Shortcut } from "./keySequence";
import { isByItself, isSign } from "./keysAsleep";
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
    const take = ({ key, timeStamp }: Pick<KeyboardEvent, "key" | "timeStamp">) => {
      const step = pressKey(pending, key, timeStamp, activeShortcuts());
      pending = step.pending;
      if (step.hit) perform(step.hit, (href) => router.push(href));
      return step;
    };
    const onKey = (event: KeyboardEvent) => {
      if (!isSign(event)) return;
      if (!isByItself(event) || !areSingleKeysOn()) pending = null;
      else {
        const { hit, pending: begun } = take(event);
        if (hit || begun) event.preventDefault();
      }
    };
    // What came behind the first act was meant for where it leads.
    const early = takeEarlyKeys();
    if (areSingleKeysOn()) early.some((press) => take(press).hit);
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
