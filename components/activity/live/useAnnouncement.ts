"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { changesInWords } from "@/lib/activity/rules/live-words";
import type { ToldChange } from "@/lib/activity/rules/told";

/** Between two announcements, ms: what comes meanwhile is told in one. */
const pause = 10_000;

/** What is read out of changes that are on the page now, and how to add to it. */
export function useAnnouncement(): [said: string, announce: (changes: readonly ToldChange[]) => void] {
  const [said, setSaid] = useState("");
  const untold = useRef<ToldChange[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const announce = useCallback((changes: readonly ToldChange[]) => {
    untold.current.push(...changes);
    const tell = () => {
      timer.current = undefined;
      if (untold.current.length === 0) return;
      setSaid(`${changesInWords(untold.current)} on this page.`);
      untold.current = [];
      timer.current = setTimeout(tell, pause);
    };
    if (timer.current === undefined) tell();
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return [said, announce];
}
