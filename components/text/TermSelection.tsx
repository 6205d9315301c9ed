"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { termElementId } from "./textAddress";

const SelectedContext = createContext<string | null>(null);
const SelectContext = createContext<(termId: string) => void>(() => undefined);

/** How long the text has to stand still before the marks follow it (ms). */
const restsAfter = 150;

/** Which term the reader is at: the one that the rail marks and whose versions the line above the text shows. */
export function TermSelection({ initialId, children }: { initialId: string | null; children: ReactNode }) {
  const [termId, selectTerm] = useState(initialId);
  useEffect(() => {
    const followAddress = () => {
      const id = location.hash.slice(termElementId("").length + 1);
      if (location.hash.startsWith(`#${termElementId("")}`) && id) selectTerm(id);
    };
    followAddress();
    window.addEventListener("hashchange", followAddress);
    return () => window.removeEventListener("hashchange", followAddress);
  }, []);
  useEffect(() => followReading(selectTerm), []);
  return (
    <SelectContext value={selectTerm}>
      <SelectedContext value={termId}>{children}</SelectedContext>
    </SelectContext>
  );
}

/**
 * Once the reader has scrolled the term that they were at out of sight, they are at the first that they see. As long as it
 * is in sight it stays: nothing changes under somebody who reads on.
 */
function followReading(select: (change: (termId: string | null) => string | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onScroll = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const inSight = termsInSight();
      select((termId) => (termId !== null && inSight.includes(termId) ? termId : (inSight[0] ?? termId)));
    }, restsAfter);
  };
  window.addEventListener("scroll", onScroll, { passive: true });
  return () => {
    clearTimeout(timer);
    window.removeEventListener("scroll", onScroll);
  };
}

/** What stands behind the line above the text, or the keys below it, is not read (CSS pixels). */
const covered = { above: 80, below: 40 };

function termsInSight(): string[] {
  const prefix = termElementId("");
  return [...document.querySelectorAll<HTMLElement>(`article[id^="${prefix}"]`)]
    .filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return bottom > covered.above && top < window.innerHeight - covered.below;
    })
    .map((row) => row.id.slice(prefix.length));
}

/** The term that the reader is at. */
export function useSelectedTerm(): string | null {
  return useContext(SelectedContext);
}

/** How to go to another: the same for as long as the page stands. */
export function useSelectTerm(): (termId: string) => void {
  return useContext(SelectContext);
}
