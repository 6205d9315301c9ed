"use client";

import { autoScrollWindowForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { type RefObject, useEffect, useRef } from "react";

/** Where a term that is dragged would come to stand: before which of the other rows, and how far set in. */
export type Drop = { id: string; gap: number; depth: number };

type Pointer = { clientX: number; clientY: number };

type Handlers = {
  /** The ids of the rows that do not go along with the one that is dragged, as they are shown. */
  othersOf: (id: string) => readonly string[];
  onMove: (drop: Drop | null) => void;
  onDrop: (drop: Drop) => void;
};

/** How many pixels one level is set in; as `insets` draws it. */
const levelWidth = 20;
/** Half of the handle, by which a row is held. */
const handleWidth = 12;

/** The row can be dragged by its handle. */
export function useTermDrag(row: RefObject<HTMLElement | null>, handle: RefObject<HTMLElement | null>, termId: string) {
  useEffect(() => {
    if (!row.current || !handle.current) return;
    return draggable({ element: row.current, dragHandle: handle.current, getInitialData: () => ({ termId }) });
  }, [row, handle, termId]);
}

/** Rows (`data-term`) of the list can be dropped between others. */
export function useTermDrop(list: RefObject<HTMLElement | null>, handlers: Handlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const dropAt = (id: string, pointer: Pointer): Drop => {
      const shown = new Map(rowsIn(element).map((row) => [row.dataset.term, row]));
      const others = latest.current.othersOf(id).flatMap((each) => shown.get(each) ?? []);
      const below = others.findIndex((row) => {
        const { top, height } = row.getBoundingClientRect();
        return pointer.clientY < top + height / 2;
      });
      const depth = Math.round((pointer.clientX - element.getBoundingClientRect().left - handleWidth) / levelWidth);
      return { id, gap: below === -1 ? others.length : below, depth: Math.max(0, depth) };
    };
    const idOf = (data: Record<string, unknown>) => (typeof data.termId === "string" ? data.termId : "");
    const isOurs = ({ source }: { source: { element: Element } }) => element.contains(source.element);
    // It comes to stand where the line was drawn last, though the page may have moved under the pointer since.
    let shown: Drop | null = null;
    const show = (drop: Drop | null) => {
      shown = drop;
      latest.current.onMove(drop);
    };
    const target = dropTargetForElements({
      element,
      canDrop: isOurs,
      onDrag: ({ source, location }) => show(dropAt(idOf(source.data), location.current.input)),
      onDragLeave: () => show(null),
      onDrop: ({ source, location }) => {
        const drop = shown ?? dropAt(idOf(source.data), location.current.input);
        show(null);
        latest.current.onDrop(drop);
      },
    });
    return combine(target, autoScrollWindowForElements({ canScroll: isOurs }));
  }, [list]);
}

function rowsIn(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>("[data-term]")];
}
