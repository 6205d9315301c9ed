import type { Place } from "@/lib/logbook/rules/before-filing";

const controls = ":is(input, select, textarea, button, [role=combobox], [contenteditable])";

/** Puts the cursor where something is mended: in a field beside the notes, which is unfolded, or a question taken along. */
export function focusPlace(place: Exclude<Place, { kind: "block" }>): void {
  const found = document.querySelector<HTMLElement>(
    place.kind === "ask" ? `[data-ask="${place.questionId}"]` : `[data-place="${place.name}"]`,
  );
  const details = found?.closest("details");
  if (details) details.open = true;
  (found?.matches(controls) ? found : found?.querySelector<HTMLElement>(controls))?.focus();
}
