"use client";

import { type RefObject, useEffect, useState } from "react";
import { selectedWords } from "@/components/text/clauseSelection";
import { Button } from "@/components/ui/Button";
import type { AnnotationKind } from "@/lib/annotations/rules";

type Props = {
  spread: RefObject<HTMLDivElement | null>;
  onRemark: (kind: AnnotationKind) => void;
};

type Place = { top: number; left: number };

/** What can be done with the words that are selected: beside them, or at the foot of a narrow window. */
export function SelectionBar({ spread, onRemark }: Props) {
  const place = useSelectionPlace(spread);
  if (!place) return null;
  return (
    <div
      role="toolbar"
      aria-label="On the selected words"
      style={{ "--top": `${place.top}px`, "--left": `${place.left}px` } as React.CSSProperties}
      // The words stay selected while a button is pressed.
      onPointerDown={(event) => event.preventDefault()}
      className="z-20 flex rounded-control bg-paper p-1 shadow-float max-md:fixed max-md:inset-x-4 max-md:bottom-[calc(var(--key-line)+1rem)] max-md:justify-center md:absolute md:top-(--top) md:left-(--left) print:hidden"
    >
      <Button variant="quiet" keyCap="c" onClick={() => onRemark("comment")}>
        Comment
      </Button>
      <Button variant="quiet" keyCap="s" onClick={() => onRemark("suggestion")}>
        Suggest
      </Button>
    </div>
  );
}

/** Where the bar stands, below the last of the selected words; null while none are selected, or a drag goes on. */
function useSelectionPlace(spread: RefObject<HTMLDivElement | null>): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    let isDragging = false;
    const update = () => {
      const selected = isDragging ? null : selectedWords(document.getSelection());
      const rects = [...(selected?.range.getClientRects() ?? [])].filter(({ width }) => width > 0);
      const [last, around] = [rects.at(-1), spread.current?.getBoundingClientRect()];
      if (!last || !around) return setPlace(null);
      const left = Math.min(Math.max(last.right - around.left - 120, 0), around.width - 240);
      setPlace({ top: last.bottom - around.top + 10, left });
    };
    const onDown = () => {
      isDragging = true;
    };
    const onUp = () => {
      isDragging = false;
      // The browser clears an old selection only after the press that ends it.
      setTimeout(update);
    };
    document.addEventListener("selectionchange", update);
    document.addEventListener("pointerdown", onDown);
    document.addEventListener("pointerup", onUp);
    document.addEventListener("pointercancel", onUp);
    return () => {
      document.removeEventListener("selectionchange", update);
      document.removeEventListener("pointerdown", onDown);
      document.removeEventListener("pointerup", onUp);
      document.removeEventListener("pointercancel", onUp);
    };
  }, [spread]);
  return place;
}
