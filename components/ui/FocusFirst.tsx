"use client";

import { useEffect, useRef } from "react";

/**
 * Puts the focus on what comes after it, on a page that is opened for that one thing, unless the reader has it elsewhere
 * already. Draws nothing.
 */
export function FocusFirst() {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    const [next] = [...document.querySelectorAll<HTMLElement>(focusable)].filter(
      (element) => place.current && place.current.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    next?.focus({ preventScroll: true });
  }, []);
  return <span ref={place} hidden />;
}

const focusable = "input:not([type=hidden]), select, textarea, button, a[href]";
