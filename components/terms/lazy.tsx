"use client";

/** Forms of the page of terms that come once they are opened: most who read it open none. */
import dynamic from "next/dynamic";

export const ArrangeTerms = dynamic(() => import("./ArrangeTerms").then((file) => file.ArrangeTerms));
export const OutlineForm = dynamic(() => import("./OutlineForm").then((file) => file.OutlineForm));
