"use client";

import { createContext, type ReactNode } from "react";

/** The day (EDTF) that the page shows the world at, in the negotiation's zone; null on a page of none. */
export const ShownDayContext = createContext<{ day: string; zone: string } | null>(null);

type Props = { day: string | null; zone: string; children: ReactNode };

export function ShownDay({ day, zone, children }: Props) {
  return <ShownDayContext value={day === null ? null : { day, zone }}>{children}</ShownDayContext>;
}
