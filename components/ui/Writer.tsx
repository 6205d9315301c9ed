"use client";

import { createContext, type ReactNode } from "react";

/** Whose hands are on the page: what a form keeps of what is typed is kept for them alone. Null: nobody signed in. */
export const WriterContext = createContext<string | null>(null);

export function Writer({ userId, children }: { userId: string; children: ReactNode }) {
  return <WriterContext value={userId}>{children}</WriterContext>;
}
