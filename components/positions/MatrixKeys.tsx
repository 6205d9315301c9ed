"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useMemo, useRef, useState } from "react";
import { areSingleKeysOn, useShortcuts } from "@/components/ui/shortcutStore";
import { panelId } from "./positionsAddress";

const steps: Record<string, [rows: number, columns: number]> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/**
 * Arrows carry the focus from cell to cell of the table within, over places that hold none; `t` puts it there, into the
 * open cell or else the first, from wherever on the page it is. Pressing the open cell again
 * goes to its panel; `recordKey` in a cell begins to record there, elsewhere in the open cell and, where none is open, it
 * goes to the first and says so.
 */
export function MatrixKeys({ recordKey, children }: { recordKey: string | null; children: ReactNode }) {
  const router = useRouter();
  const within = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState("");
  const shortcuts = useMemo(
    () => [
      { keys: "t", label: "into the table", onPress: () => toCell(within.current) },
      ...(recordKey
        ? [{ keys: recordKey, label: "record a position", onPress: () => begin(within.current, recordKey, setSaid) }]
        : []),
    ],
    [recordKey],
  );
  useShortcuts(shortcuts);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const cell = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-cell]") : null;
    if (cell && event.key === recordKey && areSingleKeysOn()) {
      event.preventDefault();
      setSaid("");
      const address = new URL(cell.href);
      address.searchParams.set("act", "record");
      router.push(address.pathname + address.search + address.hash, { scroll: false });
      return;
    }
    const step = steps[event.key];
    if (!step) return;
    const table = event.currentTarget.querySelector("table");
    const here = event.target instanceof Element ? event.target.closest("td") : null;
    const next = here ? neighbour(here, step) : table?.querySelector<HTMLElement>("[data-cell]");
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const onClickCapture = (event: MouseEvent) => {
    setSaid("");
    const isOpen = event.target instanceof Element && event.target.closest("[data-cell][aria-current]");
    const panel = isOpen && document.getElementById(panelId);
    if (!panel || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    panel.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are heard here; what is pressed are the links within.
    <div ref={within} onKeyDown={onKeyDown} onClickCapture={onClickCapture}>
      <p role="status" className="t-small py-2 text-ink-2 empty:hidden">
        {said}
      </p>
      {children}
    </div>
  );
}

/** Presses the act of the open cell; where no cell is open, the reader is led to choose one. */
function begin(within: HTMLElement | null, key: string, say: (words: string) => void) {
  const act = document.querySelector<HTMLElement>("[data-act=record]");
  if (act) return act.click();
  toCell(within);
  say(`Choose the cell with the arrows, then press ${key} to record there.`);
}

/** Puts the focus on the open cell, or else on the first. */
function toCell(within: HTMLElement | null) {
  const cell =
    within?.querySelector<HTMLElement>("[data-cell][aria-current]") ??
    within?.querySelector<HTMLElement>("[data-cell]");
  cell?.focus();
}

/** The next cell with something to open, in that direction; null at the table's edge. */
function neighbour(cell: HTMLTableCellElement, [rows, columns]: [number, number]): HTMLElement | null {
  const table = cell.closest("table");
  const row = cell.closest("tr");
  if (!table || !row) return null;
  let [y, x] = [row.rowIndex + rows, cell.cellIndex + columns];
  for (let at = table.rows[y]?.cells[x]; at; at = table.rows[y]?.cells[x]) {
    const link = at.querySelector<HTMLElement>("[data-cell]");
    if (link) return link;
    [y, x] = [y + rows, x + columns];
  }
  return null;
}
