"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { termElementId } from "./textAddress";

const SelectedContext = createContext<string | null>(null);
const SelectContext = createContext<(termId: string) => void>(() => undefined);

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
  return (
    <SelectContext value={selectTerm}>
      <SelectedContext value={termId}>{children}</SelectedContext>
    </SelectContext>
  );
}

/** The term that the reader is at. */
export function useSelectedTerm(): string | null {
  return useContext(SelectedContext);
}

/** How to go to another: the same for as long as the page stands. */
export function useSelectTerm(): (termId: string) => void {
  return useContext(SelectContext);
}
