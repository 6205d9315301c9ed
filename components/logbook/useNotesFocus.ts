"use client";

import { useEffect, useRef } from "react";

/**
 * Puts the keyboard in the notes where it would be nowhere else on the page: when they are opened, and when what held it went
 * as the `team` that writes them changed. What is typed then is written, and is no key of the page.
 */
export function useNotesFocus(isReady: boolean, team: string, goToNotes: () => void): void {
  const latest = useRef(goToNotes);
  useEffect(() => {
    latest.current = goToNotes;
  });
  const lookedFor = useRef<string | null>(null);
  useEffect(() => {
    if (!isReady || lookedFor.current === team) return;
    lookedFor.current = team;
    if (document.activeElement === document.body) latest.current();
  }, [isReady, team]);
}
