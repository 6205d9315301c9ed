"use client";

import { type ComponentProps, useContext, useEffect, useRef, useState } from "react";
import { DateField } from "@/components/ui/DateField";
import { restoring } from "@/components/ui/KeptFields";
import { ShownDayContext } from "@/components/ui/ShownDay";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { beginsLater } from "@/lib/time/shown-day";

type Props = ComponentProps<typeof DateField> & {
  /** What the record is put in the place of goes from the page, too. */
  isCorrection: boolean;
};

/** Since when a record holds; says while it is typed that a day after the one that the page shows leaves no trace yet. */
export function SinceField({ defaultValue = "", isCorrection, ...field }: Props) {
  const shown = useContext(ShownDayContext);
  const [typed, setTyped] = useState(defaultValue);
  const place = useRef<HTMLDivElement>(null);
  // What this browser kept is put into the field without being typed.
  useEffect(() => {
    const form = place.current?.closest("form");
    const read = () =>
      requestAnimationFrame(() => setTyped(place.current?.querySelector<HTMLInputElement>("input")?.value ?? ""));
    form?.addEventListener(restoring, read);
    return () => form?.removeEventListener(restoring, read);
  }, []);
  const day = shown && beginsLater(typed, { ...shown, day: requireFuzzyDate(shown.day) });
  return (
    <div ref={place} onInput={(event) => setTyped((event.target as HTMLInputElement).value)}>
      <DateField defaultValue={defaultValue} {...field} />
      <p role="status" className="t-small mt-1 text-ink-2 empty:hidden">
        {day &&
          `On record from ${day} only: until then no page shows it${isCorrection ? ", nor what it corrects" : ""}.`}
      </p>
    </div>
  );
}
