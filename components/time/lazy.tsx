"use client";

/** For pages that tell such a time of little, and often of nothing: what reckons with zones is a tenth of what a browser loads. */
import dynamic from "next/dynamic";

export const PageTime = dynamic(() => import("./PageTime").then((file) => file.PageTime));
