"use client";

import { type ReactNode, useId, useRef } from "react";
import { Button } from "./Button";
import { cx } from "./cx";
import { FieldErrors } from "./Field";
import { useFieldIdentity, useFieldState } from "./formState";

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

type Props = {
  name: string;
  legend: string;
  hint?: ReactNode;
  choices: readonly Choice[];
  /** One of them, or any number. */
  many?: boolean;
  defaultValue?: string | readonly string[];
  required?: boolean;
  /** What the button says that ticks all of them; where any number may be chosen. */
  all?: string;
  /** Side by side rather than one below the other. */
  inRow?: boolean;
  className?: string;
};

/** One or several of a few: radio buttons or checkboxes under one legend. */
export function Choices({
  name,
  legend,
  hint,
  choices,
  many = false,
  defaultValue,
  required,
  all,
  inRow,
  className,
}: Props) {
  const fieldset = useRef<HTMLFieldSetElement>(null);
  const id = useFieldIdentity(name, legend, useId());
  const { errors, typed } = useFieldState(name);
  const chosen = typed === undefined ? [defaultValue ?? []].flat() : typed.split(",");
  const errorId = errors.length > 0 ? `${id}-error` : undefined;
  const hintId = hint ? `${id}-hint` : undefined;
  return (
    <fieldset
      ref={fieldset}
      className={className}
      aria-describedby={cx(hintId, errorId) || undefined}
      data-invalid={errorId && ""}
    >
      <legend className="t-ui-strong">{legend}</legend>
      {hint && (
        <p id={hintId} className="t-meta mt-1 text-ink-3">
          {hint}
        </p>
      )}
      {all && (
        <Button type="button" variant="quiet" className="mt-1 -ml-3" onClick={() => tickAll(fieldset.current)}>
          {all}
        </Button>
      )}
      <div className={cx("mt-1 flex", inRow ? "flex-wrap gap-x-6" : "flex-col")}>
        {choices.map((choice, index) => (
          <ChoiceLine
            key={choice.value}
            id={index === 0 ? id : `${id}-${index}`}
            type={many ? "checkbox" : "radio"}
            name={name}
            required={required && !many}
            defaultChecked={chosen.includes(choice.value)}
            {...choice}
          />
        ))}
      </div>
      <FieldErrors id={errorId} errors={errors} />
    </fieldset>
  );
}

/** Ticks each as a person would, so that the form hears of it. */
function tickAll(fieldset: HTMLFieldSetElement | null): void {
  const boxes = fieldset?.querySelectorAll<HTMLInputElement>("input[type=checkbox]:not(:checked, :disabled)") ?? [];
  for (const box of boxes) box.click();
}

type CheckboxProps = { name: string; label: string; hint?: ReactNode; defaultChecked?: boolean; value?: string };

/** A single yes or no; sent as `value` ("on" by default) when ticked, not sent otherwise. */
export function Checkbox({ name, label, hint, defaultChecked, value = "on" }: CheckboxProps) {
  const id = useFieldIdentity(name, label, useId());
  const { errors, typed } = useFieldState(name);
  const isChecked = typed === undefined ? defaultChecked === true : typed === value;
  return (
    <div>
      <ChoiceLine
        id={id}
        type="checkbox"
        name={name}
        value={value}
        label={label}
        hint={hint}
        defaultChecked={isChecked}
      />
      <FieldErrors id={errors.length > 0 ? `${id}-error` : undefined} errors={errors} />
    </div>
  );
}

type LineProps = Choice & {
  id: string;
  type: "radio" | "checkbox";
  name: string;
  required?: boolean | undefined;
  defaultChecked?: boolean | undefined;
};

function ChoiceLine({ id, label, hint, ...input }: LineProps) {
  const hintId = hint ? `${id}-about` : undefined;
  return (
    <span className="flex items-start gap-2 py-1 max-md:py-3">
      <input id={id} aria-describedby={hintId} className="mt-0.5 size-4 shrink-0 accent-accent" {...input} />
      <span>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <span id={hintId} className="t-meta block text-ink-3">
            {hint}
          </span>
        )}
      </span>
    </span>
  );
}
