"use client";

import { useMemo } from "react";
import type { Shortcut } from "@/components/ui/keySequence";
import { useShortcuts } from "@/components/ui/shortcutStore";

/** The keys that act on the subject in focus. Draws nothing. */
export function InboxKeys() {
  const shortcuts = useMemo<readonly Shortcut[]>(
    () => [
      { keys: "e", label: "done with it, or take it up again", onPress: () => press("done") },
      { keys: "u", label: "mark as read, or as new", onPress: () => press("read") },
      { keys: "h", label: "put it off, or bring it back", onPress: () => press("snooze") },
    ],
    [],
  );
  useShortcuts(shortcuts);
  return null;
}

function press(act: "done" | "read" | "snooze") {
  const pressed = document.activeElement?.closest("[data-row]")?.querySelector<HTMLElement>(`[data-inbox=${act}]`);
  if (!pressed) return;
  pressed.click();
  // The menu's first choice, so that it is made from the keyboard.
  if (act === "snooze") pressed.closest("details")?.querySelector<HTMLElement>("button")?.focus();
}
