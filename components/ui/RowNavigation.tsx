"use client";

import { useMemo } from "react";
import type { Shortcut } from "./keySequence";
import { useShortcuts } from "./shortcutStore";

type Props = {
  /** What a row is: "term". */
  noun: string;
  /** Which elements are rows, in the order of the page. */
  rows?: string;
};

/**
 * j and k walk through the rows of the page: the focus goes to the row's link (the one marked `data-row-link`, or the
 * first), which Enter then opens. Draws nothing.
 */
export function RowNavigation({ noun, rows = "[data-row]" }: Props) {
  const shortcuts = useMemo<readonly Shortcut[]>(
    () => [
      { keys: "j", label: `next ${noun}`, onPress: () => walk(rows, 1) },
      { keys: "k", label: `previous ${noun}`, onPress: () => walk(rows, -1) },
    ],
    [noun, rows],
  );
  useShortcuts(shortcuts);
  return null;
}

function walk(selector: string, by: 1 | -1) {
  const rows = [...document.querySelectorAll<HTMLElement>(selector)].filter((row) => row.checkVisibility());
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = here === -1 ? (by === 1 ? 0 : rows.length - 1) : here + by;
  const row = rows[next];
  if (!row) return;
  const target = row.matches("a, button")
    ? row
    : (row.querySelector<HTMLElement>("[data-row-link]") ?? row.querySelector<HTMLElement>("a[href], button"));
  if (!target && !row.hasAttribute("tabindex")) row.tabIndex = -1;
  (target ?? row).focus({ preventScroll: false });
}
