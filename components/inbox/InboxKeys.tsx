"use client";

import { useMemo } from "react";
import type { Shortcut } from "@/components/ui/keySequence";
import { useShortcuts } from "@/components/ui/shortcutStore";

/** The keys that act on the subject in focus. What leaves the list hands the focus on to the next. Draws nothing. */
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
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const place = rows.findIndex((row) => row.contains(document.activeElement));
  const row = rows[place] ?? rows[0];
  const pressed = row?.querySelector<HTMLElement>(`[data-inbox=${act}]`);
  if (!pressed) return;
  pressed.click();
  if (act === "done") (rows[place + 1] ?? rows[place - 1])?.querySelector<HTMLElement>("[data-row-link]")?.focus();
  // The menu's first choice, so that it is made from the keyboard.
  if (act === "snooze") pressed.closest("details")?.querySelector<HTMLElement>("button")?.focus();
}
