"use client";

import { createContext, type ReactNode } from "react";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";

/** The day that the page shows the world at, in the negotiation's zone; null on a page of none. */
export const ShownDayContext = createContext<{ day: FuzzyDate; zone: string } | null>(null);

type Props = { day: FuzzyDate | null; zone: string; children: ReactNode };

export function ShownDay({ day, zone, children }: Props) {
  return <ShownDayContext value={day && { day, zone }}>{children}</ShownDayContext>;
}
