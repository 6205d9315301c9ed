"use client";

import { useEffect, useRef } from "react";

/** Heard from wherever the focus is, but not from a question that comes before anything else. */
export function useCtrlEnter(act: () => Promise<void>) {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      if (event.target instanceof Element && event.target.closest("dialog, [role=dialog]")) return;
      event.preventDefault();
      void latest.current();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
