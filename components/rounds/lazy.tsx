"use client";

/** The calendar comes to who looks at it: what it reckons its days with is a tenth of what a browser loads. */
import { comesWithUse } from "@/components/ui/comesWithUse";

export const CalendarGrid = comesWithUse(() => import("./CalendarGrid").then((file) => file.CalendarGrid));
export const EntryLink = comesWithUse(() => import("./CalendarGrid").then((file) => file.EntryLink));
