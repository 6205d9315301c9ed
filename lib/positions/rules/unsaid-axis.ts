/** What becomes of an axis of which the rows of a list say nothing. */

/** Of each, what its author reads. */
export const unsaidAxisLabels = {
  holds: "What was held there holds on",
  ends: "Nothing is held there any more",
} as const;

export type UnsaidAxis = keyof typeof unsaidAxisLabels;

/** The choice of this name; null where there is none. */
export function unsaidAxisNamed(name: string | undefined): UnsaidAxis | null {
  return name === "holds" || name === "ends" ? name : null;
}
