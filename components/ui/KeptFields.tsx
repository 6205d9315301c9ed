"use client";

import { useCallback, useContext, useEffect, useRef, useState } from "react";
import { FormContext } from "@/components/ui/formState";
import { dropKept, keepText, readKept } from "./keptText";

type Props = {
  /** Under which this browser keeps the fields: who writes, and on what. */
  storageKey: string;
};

type TextControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Put into a form, keeps what is typed there in this browser until it is saved: through a failure, a reload or an expired
 * sign-in. What has been kept is back in the fields when the form is shown again, and said so.
 */
export function KeptFields({ storageKey }: Props) {
  const place = useRef<HTMLSpanElement>(null);
  const [isRestored, setRestored] = useState(false);
  // Sent and not refused: if the form goes now, it is because what it held was saved.
  const isAccepted = useRef(false);
  const state = useContext(FormContext)?.state;
  useEffect(() => {
    if (state?.status === "error") isAccepted.current = false;
  }, [state]);

  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    if (restore(form, keptValues(storageKey))) setRestored(true);
    const keep = () => keepText(storageKey, JSON.stringify(valuesOf(form)));
    // A form is reset when it was saved; React's own resets are refused by it, which is known once the event is over.
    const onReset = (event: Event) =>
      queueMicrotask(() => {
        if (event.defaultPrevented) return;
        dropKept(storageKey);
        setRestored(false);
      });
    const onSubmit = () => {
      isAccepted.current = true;
    };
    form.addEventListener("input", keep);
    form.addEventListener("reset", onReset);
    form.addEventListener("submit", onSubmit);
    return () => {
      form.removeEventListener("input", keep);
      form.removeEventListener("reset", onReset);
      form.removeEventListener("submit", onSubmit);
      if (isAccepted.current) dropKept(storageKey);
    };
  }, [storageKey]);

  const discard = useCallback(() => {
    const form = place.current?.closest("form");
    if (form) for (const control of controlsOf(form)) setValue(control, defaultOf(control));
    dropKept(storageKey);
    setRestored(false);
  }, [storageKey]);

  return (
    <>
      <span ref={place} hidden />
      <p role="status" className="t-small text-ink-2 empty:hidden">
        {isRestored && (
          <>
            What you wrote and did not save is back.{" "}
            <button type="button" className="link" onClick={discard}>
              Discard it
            </button>
          </>
        )}
      </p>
    </>
  );
}

function keptValues(key: string): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(readKept(key) ?? "{}");
    if (typeof kept !== "object" || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
  } catch {
    return {};
  }
}

/** Puts back what differs from what the page brought; whether anything did. */
function restore(form: HTMLFormElement, kept: Record<string, string>): boolean {
  let isAny = false;
  for (const control of controlsOf(form)) {
    const value = kept[control.name];
    if (value === undefined || value === control.value || control.value !== defaultOf(control)) continue;
    setValue(control, value);
    isAny ||= control.value === value;
  }
  return isAny;
}

function valuesOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(controlsOf(form).map(({ name, value }) => [name, value]));
}

function controlsOf(form: HTMLFormElement): TextControl[] {
  const controls = form.querySelectorAll<TextControl>(
    "textarea[name], select[name], input[name]:not([type=hidden], [type=checkbox], [type=radio])",
  );
  return [...controls];
}

function defaultOf(control: TextControl): string {
  if (!(control instanceof HTMLSelectElement)) return control.defaultValue;
  return [...control.options].find((option) => option.defaultSelected)?.value ?? control.options[0]?.value ?? "";
}

/** Whoever listens to the field, such as a preview, hears of it. */
function setValue(control: TextControl, value: string): void {
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
}
