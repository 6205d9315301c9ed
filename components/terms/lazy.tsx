"use client";

/** Forms of the page of terms that come once they are opened: most who read it open none. */
import { comesWithUse } from "@/components/ui/comesWithUse";

export const ArrangeTerms = comesWithUse(() => import("./ArrangeTerms").then((file) => file.ArrangeTerms));
export const OutlineForm = comesWithUse(() => import("./OutlineForm").then((file) => file.OutlineForm));
