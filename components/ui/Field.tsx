"use client";

import { type ReactNode, useId } from "react";
import { cx } from "./cx";
import { ControlContext, useFieldIdentity, useFieldState } from "./formState";

type Props = {
  name: string;
  label: string;
  /** What to write here, and in which form; read out with the control. */
  hint?: ReactNode;
  /** Marked by the word "optional" on the fields that are not, since most are. */
  required?: boolean;
  /** One control: TextInput, TextArea, Select or DateField. */
  children: ReactNode;
  className?: string;
};

/** A labelled control; what was wrong with it the last time stands beside it. */
export function Field({ name, label, hint, required = false, children, className }: Props) {
  const id = useFieldIdentity(name, label, useId());
  const { errors } = useFieldState(name);
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = errors.length > 0 ? `${id}-error` : undefined;
  const describedBy = cx(hintId, errorId) || undefined;
  return (
    <div className={cx("grid content-start gap-1", className)}>
      <label htmlFor={id} className="t-ui-strong">
        {label}
        {!required && <span className="t-meta text-ink-3"> optional</span>}
      </label>
      {hint && (
        <p id={hintId} className="t-meta text-ink-3">
          {hint}
        </p>
      )}
      <ControlContext value={{ id, name, required, describedBy, isInvalid: errors.length > 0 }}>
        {children}
      </ControlContext>
      <FieldErrors id={errorId} errors={errors} />
    </div>
  );
}

/** The sentences that say what to mend, with a mark that does not depend on colour. */
export function FieldErrors({ id, errors }: { id: string | undefined; errors: readonly string[] }) {
  if (errors.length === 0) return null;
  return (
    <p id={id} className="t-small flex gap-1.5 text-st-contested">
      <span aria-hidden="true" className="font-semibold">
        !
      </span>
      {errors.join(" ")}
    </p>
  );
}
