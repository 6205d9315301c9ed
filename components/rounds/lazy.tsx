"use client";

/** The calendar comes to who looks at it: what it reckons its days with is a tenth of what a browser loads. */
import dynamic from "next/dynamic";

export const CalendarGrid = dynamic(() => import("./CalendarGrid").then((file) => file.CalendarGrid));
export const EntryLink = dynamic(() => import("./CalendarGrid").then((file) => file.EntryLink));
