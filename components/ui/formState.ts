"use client";

import { createContext, useContext, useEffect } from "react";
import type { FormState } from "@/lib/platform/form";
import type { FieldErrors } from "@/lib/platform/result";

type FormContext = {
  state: FormState;
  /** Prefix of every field's id, so that two forms on a page do not clash. */
  id: string;
  /** Tells the error summary what the field is called on the page. */
  nameField: (id: string, label: string) => void;
};

/** What the fields need to know of the form around them; null outside of one. */
export const FormContext = createContext<FormContext | null>(null);

type Control = {
  id: string | undefined;
  name: string | undefined;
  required: boolean | undefined;
  describedBy: string | undefined;
  isInvalid: boolean;
};

/** What a control needs to know of the Field around it; null outside of one. */
export const ControlContext = createContext<Control | null>(null);

/** What the last attempt says about a field: its errors, and what was typed into it. */
export function useFieldState(name: string | undefined): { errors: readonly string[]; typed: string | undefined } {
  const form = useContext(FormContext);
  if (!name || form?.state.status !== "error") return { errors: [], typed: undefined };
  // A box left unticked and a field left empty are not among what was sent.
  return { errors: errorsOf(form.state.fieldErrors, name), typed: form.state.values[name] ?? "" };
}

/** The errors of a field, and of the entries of a list that is sent under "name[]". */
function errorsOf(fieldErrors: FieldErrors, name: string): string[] {
  const field = name.replace(/\[\]$/, "");
  return Object.entries(fieldErrors).flatMap(([key, errors]) =>
    key === field || (field !== name && key.startsWith(`${field}.`)) ? errors : [],
  );
}

/** The id of the control that a summary's link leads to. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name.replace(/\[\]$/, "")}`;
}

/** Gives the control its id and tells the summary its label. Outside of a form the id is made of the given one. */
export function useFieldIdentity(name: string, label: string, ownId: string): string {
  const form = useContext(FormContext);
  const nameField = form?.nameField;
  const id = fieldId(form?.id ?? ownId, name);
  useEffect(() => nameField?.(id, label), [nameField, id, label]);
  return id;
}

type ControlProps = {
  id?: string | undefined;
  name?: string | undefined;
  required?: boolean | undefined;
  defaultValue?: string | number | readonly string[] | undefined;
  "aria-describedby"?: string | undefined;
};

/** The attributes that tie a text-like control to its Field: own props win, what was typed wins over the default. */
export function useControl<Props extends ControlProps>(props: Props) {
  const control = useContext(ControlContext);
  const name = props.name ?? control?.name;
  const { typed } = useFieldState(name);
  return {
    ...props,
    id: props.id ?? control?.id,
    name,
    required: props.required ?? control?.required,
    "aria-describedby": props["aria-describedby"] ?? control?.describedBy,
    "aria-invalid": control?.isInvalid || undefined,
    ...("value" in props ? {} : { defaultValue: typed ?? props.defaultValue }),
  };
}
