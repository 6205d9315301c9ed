"use client";

import { useEffect, useId, useRef, useSyncExternalStore } from "react";
import { Field } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";
import { type ZoneChoice, zoneMeant } from "@/lib/time/zone-meant";

type Props = {
  name: string;
  label: string;
  hint?: string;
  /** What it holds already; left out: the zone of this browser. */
  defaultValue?: string;
  choices: readonly ZoneChoice[];
};

/**
 * A time zone, found by its name, its country or its distance from UTC. The one that this browser goes by is proposed; the
 * name of a place or country that can mean one zone only becomes that zone.
 */
export function ZoneField({ name, label, hint, defaultValue, choices }: Props) {
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const own = useSyncExternalStore(never, ownZone, () => "UTC");
  useEffect(() => {
    const input = field.current;
    const complete = () => {
      const meant = input && zoneMeant(input.value, choices);
      if (meant) input.value = meant;
    };
    input?.addEventListener("change", complete);
    return () => input?.removeEventListener("change", complete);
  }, [choices]);
  return (
    <Field name={name} label={label} hint={hint} required>
      <TextInput
        ref={field}
        list={listId}
        defaultValue={defaultValue ?? own}
        autoComplete="off"
        spellCheck={false}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <datalist id={listId}>
        {choices.map(({ zone, where }) => (
          <option key={zone} value={zone}>
            {where}
          </option>
        ))}
      </datalist>
    </Field>
  );
}

const never = () => () => {};

function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
