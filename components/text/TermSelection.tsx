"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { termElementId } from "./textAddress";

type Selection = { termId: string | null; selectTerm: (termId: string) => void };

const SelectionContext = createContext<Selection>({ termId: null, selectTerm: () => undefined });

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
  const value = useMemo(() => ({ termId, selectTerm }), [termId]);
  return <SelectionContext value={value}>{children}</SelectionContext>;
}

/** The term that the reader is at, and how to go to another. */
export function useTermSelection(): Selection {
  return useContext(SelectionContext);
}
