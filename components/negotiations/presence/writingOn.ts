import type { Doing } from "@/lib/negotiations/rules-presence";

/**
 * What a form's surroundings say of it, so that others hear that somebody writes there. `about` are the series and records
 * that it is about: only who may read all of them is told.
 */
export function writingOn(what: Doing, ...about: (string | null | undefined)[]) {
  return { "data-writing": what, "data-writing-about": about.filter(Boolean).join(" ") };
}
