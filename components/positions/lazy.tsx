"use client";

/** Fields of the form for a position: most who read the table of positions open no form. */
import { comesWithUse } from "@/components/ui/comesWithUse";

export const ConditionFields = comesWithUse(() => import("./ConditionFields").then((file) => file.ConditionFields));
export const IntervalsField = comesWithUse(() => import("./IntervalsField").then((file) => file.IntervalsField));
