"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { panelId } from "./positionsAddress";

type Props = {
  /** Which cell is open and what is being done there; the focus follows when it changes. */
  of: string;
  /** A form is shown. */
  hasForm: boolean;
  children: ReactNode;
};

/**
 * Where the open cell stands beside the table, the focus stays there, so that arrows go on; pressed again, or with a form
 * to fill in, it comes here. Where the panel lies below the table, it always does. Escape goes back to the cell.
 */
export function PanelFocus({ of, hasForm, children }: Props) {
  // Opened where none was open, it has come anew.
  const shown = useRef({ of: "", hasForm: false });
  useEffect(() => {
    const before = shown.current;
    if (before.of === of) return;
    shown.current = { of, hasForm };
    const panel = document.getElementById(panelId);
    if (!panel) return;
    if (hasForm) focus(panel.querySelector<HTMLElement>("[data-form-title]"));
    else if (before.hasForm || !isBesideTable(panel)) focus(panel);
  }, [of, hasForm]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard here for what lies within.
    <div
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        document.querySelector<HTMLElement>("[data-cell][aria-current]")?.focus();
      }}
    >
      {children}
    </div>
  );
}

function focus(element: HTMLElement | null) {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "start" });
}

function isBesideTable(panel: HTMLElement): boolean {
  const cell = document.querySelector("[data-cell]");
  return cell !== null && panel.getBoundingClientRect().left > cell.getBoundingClientRect().right;
}
