"use client";

/**
 * Parts of a form that come with a form that is shown, and not with each page that may show one: what reckons with dates is
 * a tenth of what a browser loads.
 */
import { comesWithUse } from "@/components/ui/comesWithUse";

export const SinceField = comesWithUse(() => import("./SinceField").then((file) => file.SinceField));
export const CitationFields = comesWithUse(() => import("./CitationFields").then((file) => file.CitationFields));
