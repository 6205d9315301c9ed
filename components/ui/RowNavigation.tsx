"use client";

import { useEffect, useMemo } from "react";
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
 * first), which Enter then opens; a row without one is only focused. Who comes back finds the focus on the link that they left by. Draws nothing.
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
  useEffect(() => {
    returnTo(rows);
    const onClick = ({ target }: MouseEvent) => {
      const link = target instanceof Element ? target.closest("a[href]") : null;
      if (link?.closest(rows)) history.replaceState({ ...history.state, [leftBy]: link.getAttribute("href") }, "");
    };
    // Before the link's own listener, which makes the next entry of the history.
    document.addEventListener("click", onClick, { capture: true });
    return () => document.removeEventListener("click", onClick, { capture: true });
  }, [rows]);
  return null;
}

/** Where the history's entry of this page keeps the link that it was left by. */
const leftBy = "parleyLeftBy";

function returnTo(selector: string) {
  const href: unknown = history.state?.[leftBy];
  if (typeof href !== "string" || document.activeElement !== document.body) return;
  const links = [...document.querySelectorAll<HTMLElement>("a[href]")];
  links.find((link) => link.getAttribute("href") === href && link.closest(selector))?.focus();
}

function walk(selector: string, by: 1 | -1) {
  const rows = [...document.querySelectorAll<HTMLElement>(selector)].filter((row) => row.checkVisibility());
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = here === -1 ? (by === 1 ? 0 : rows.length - 1) : here + by;
  const row = rows[next];
  if (!row) return;
  const target = row.matches("a, button")
    ? row
    : (row.querySelector<HTMLElement>("[data-row-link]") ??
      // Never what sends a form: Enter would do it.
      row.querySelector<HTMLElement>("a[href], button[type=button]"));
  if (!target && !row.hasAttribute("tabindex")) row.tabIndex = -1;
  (target ?? row).focus({ preventScroll: false });
}
