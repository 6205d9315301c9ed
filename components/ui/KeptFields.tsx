"use client";

import { useCallback, useContext, useEffect, useRef, useState } from "react";
import { puttingBack } from "./BegunOn";
import { arrived, missing } from "./comesWithUse";
import { controlsOf, defaultsOf, type FieldControl, setValues, valuesOf } from "./fieldValues";
import { FormContext } from "./formState";
import { onKeptOpened } from "./keptListeners";
import { dropKept, keepText, readKept } from "./keptText";

type Props = {
  /** Under which this browser keeps the fields: who writes, and on what (`keptKey`). */
  storageKey: string;
};

/** Told to the form before fields are put back: who draws fields on demand draws those that are named in it. */
export const restoring = "parley:restoring";

/**
 * At the end of a form, keeps what is typed there in this browser until it is saved: through a failure, a reload or an
 * expired sign-in. What has been kept is back in the fields when the form is shown again, and said so.
 */
export function KeptFields({ storageKey }: Props) {
  const place = useRef<HTMLSpanElement>(null);
  const keptAs = useRef(storageKey);
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
    const key = keyIn(form, storageKey);
    keptAs.current = key;
    let frame = 0;
    const putBack = (kept: Values) => {
      if (Object.keys(kept).length === 0) return;
      form.dispatchEvent(new CustomEvent(restoring, { detail: Object.keys(kept) }));
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (restore(form, kept)) setRestored(true);
      });
    };
    const putBackKept = () => putBack(keptValues(key));
    putBackKept();
    const keep = () => {
      const changed = { ...notThereYet(form, key), ...changedIn(form) };
      if (Object.keys(changed).length > 0) keepText(key, JSON.stringify(changed));
      else dropKept(key);
    };
    // What was stored under a key that does not hold any more is in the fields alone.
    const stopOpened = onKeptOpened(() => {
      const changed = changedIn(form);
      const isOnlyHere = readKept(key) === null && Object.keys(changed).length > 0 && !isAccepted.current;
      if (isOnlyHere) keepText(key, JSON.stringify(changed));
      else putBackKept();
    });
    // A form is reset when it was saved; React's own resets are refused by it, which is known once the event is over.
    const onReset = (event: Event) =>
      queueMicrotask(() => {
        if (event.defaultPrevented) return;
        dropKept(key);
        setRestored(false);
      });
    const onSubmit = () => {
      isAccepted.current = true;
    };
    form.addEventListener("input", keep);
    form.addEventListener(arrived, putBackKept);
    form.addEventListener("reset", onReset);
    form.addEventListener("submit", onSubmit);
    return () => {
      cancelAnimationFrame(frame);
      stopOpened();
      form.removeEventListener("input", keep);
      form.removeEventListener(arrived, putBackKept);
      form.removeEventListener("reset", onReset);
      form.removeEventListener("submit", onSubmit);
      if (isAccepted.current) dropKept(key);
    };
  }, [storageKey]);

  const discard = useCallback(() => {
    const form = place.current?.closest("form");
    if (form) {
      for (const [, controls] of fieldsIn(form)) setValues(controls, defaultsOf(controls));
      for (const field of keptWithRest(form)) field.dispatchEvent(new CustomEvent(puttingBack, { detail: null }));
    }
    dropKept(keptAs.current);
    setRestored(false);
  }, []);

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

/** A correction is kept under the record that its writer saw, in whose place another may stand by the next time. */
function keyIn(form: HTMLFormElement, storageKey: string): string {
  const seen = form.querySelector<HTMLInputElement>("input[type=hidden][name=supersedesId]")?.value;
  return seen ? storageKey.replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/, seen) : storageKey;
}

type Values = Record<string, string[]>;

function keptValues(key: string): Values {
  try {
    const kept: unknown = JSON.parse(readKept(key) ?? "{}");
    if (typeof kept !== "object" || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter((entry): entry is [string, string[]] => Array.isArray(entry[1])),
    );
  } catch {
    return {};
  }
}

/** What is kept of fields that are still on their way, or could not be had. */
function notThereYet(form: HTMLFormElement, key: string): Values {
  if (!form.querySelector(missing)) return {};
  const there = fieldsIn(form);
  return Object.fromEntries(Object.entries(keptValues(key)).filter(([name]) => !there.has(name)));
}

/** Puts back what differs from what the page brought; whether anything did. */
function restore(form: HTMLFormElement, kept: Values): boolean {
  let isAny = false;
  for (const [name, controls] of fieldsIn(form)) {
    const values = kept[name];
    // What was typed in the meantime, before the page's scripts ran, is newer.
    if (!values || !isSame(valuesOf(controls), defaultsOf(controls)) || isSame(values, valuesOf(controls))) continue;
    setValues(controls, values);
    isAny ||= isSame(values, valuesOf(controls));
  }
  if (isAny)
    for (const field of keptWithRest(form)) {
      const value = kept[field.name]?.[0];
      if (value === undefined) continue;
      field.value = value;
      field.dispatchEvent(new CustomEvent(puttingBack, { detail: value }));
    }
  return isAny;
}

function changedIn(form: HTMLFormElement): Values {
  const changed = [...fieldsIn(form)]
    .map(([name, controls]): [string, string[]] => [name, valuesOf(controls)])
    .filter(([name, values]) => !isSame(values, defaultsOf(fieldsIn(form).get(name) ?? [])));
  const withIt = changed.length > 0 ? keptWithRest(form).map(({ name, value }) => [name, [value]] as const) : [];
  return Object.fromEntries([...changed, ...withIt]);
}

/** Hidden fields that say what the typed words were begun on: what is put back still is of that, and not of what came since. */
function keptWithRest(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>("input[type=hidden][data-kept-with-rest]")];
}

/** A field with `data-kept-elsewhere` has a keeper of its own. */
function fieldsIn(form: HTMLFormElement): Map<string, FieldControl[]> {
  const kept = controlsOf(form).filter(({ dataset }) => dataset.keptElsewhere === undefined);
  return Map.groupBy(kept, ({ name }) => name);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value, place) => value === other[place]);
}
