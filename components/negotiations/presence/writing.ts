/** On what the reader of this page writes just now, as its forms say it of themselves. */
import type { Doing } from "@/lib/negotiations/rules-presence";

export type Writing = { what: Doing; about: string[]; compartmentId: string | null };

/** Who only left the cursor in a field does not write there any more, ms. */
const restsAfter = 120_000;

let touchedAt = 0;

if (typeof document !== "undefined") {
  const touch = () => {
    touchedAt = Date.now();
  };
  for (const event of ["focusin", "input"] as const) document.addEventListener(event, touch, { capture: true });
  // A form is reset once what it held is on record; the resets that it refuses are known when the event is over.
  document.addEventListener("reset", (event) =>
    queueMicrotask(() => {
      if (!event.defaultPrevented) touchedAt = 0;
    }),
  );
}

/** Null: they do not write, or on nothing that others could write on. */
export function writingNow(): Writing | null {
  const field = document.activeElement;
  const place = field?.closest<HTMLElement>("[data-writing]");
  if (!place || Date.now() - touchedAt > restsAfter) return null;
  const { writing, writingAbout = "", writingFor = null } = place.dataset;
  const form = field?.closest("form") ?? place.querySelector("form");
  const hidden = valuesIn(form, ["supersedesId"]);
  const [compartmentId = writingFor] = valuesIn(form, ["compartmentId"]);
  return { what: writing as Doing, about: [...writingAbout.split(" ").filter(Boolean), ...hidden], compartmentId };
}

/** Of what the form corrects, and for whom it is marked. */
function valuesIn(form: HTMLFormElement | null | undefined, names: readonly string[]): string[] {
  if (!form) return [];
  const data = new FormData(form);
  return names.flatMap((name) => {
    const value = data.get(name);
    return typeof value === "string" && value !== "" ? [value] : [];
  });
}
