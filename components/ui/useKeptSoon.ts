"use client";

import { useCallback, useEffect, useRef } from "react";
import { dropKept, keepText } from "./keptText";

/** How long the typing pauses before a text is kept, in ms: what is long to print is not printed at every key. */
const pause = 200;

/**
 * Keeps a long text in this browser when its typing pauses, and at the latest when the page is left, however soon after
 * the last key that is. `drop` forgets it, with what was about to be kept.
 */
export function useKeptSoon(key: string): { keepSoon: (print: () => string) => void; drop: () => void } {
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; print: () => string } | null>(null);
  const take = useCallback(() => {
    const taken = waiting.current;
    waiting.current = null;
    clearTimeout(taken?.timer);
    return taken;
  }, []);
  const keep = useCallback(() => {
    const taken = take();
    if (taken) keepText(key, taken.print());
  }, [key, take]);
  const keepSoon = useCallback(
    (print: () => string) => {
      take();
      waiting.current = { timer: setTimeout(keep, pause), print };
    },
    [take, keep],
  );
  const drop = useCallback(() => {
    take();
    dropKept(key);
  }, [key, take]);
  useEffect(() => {
    window.addEventListener("pagehide", keep);
    return () => {
      window.removeEventListener("pagehide", keep);
      keep();
    };
  }, [keep]);
  return { keepSoon, drop };
}
