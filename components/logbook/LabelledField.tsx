/** A control in an entry or beside the notes: its label above it, and what is wrong with it below. */
import { type ReactNode, useId } from "react";
import { cx } from "@/components/ui/cx";

export type ControlProps = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

type Props = {
  label: string;
  hint?: ReactNode;
  errors?: readonly string[] | undefined;
  /** Draws the control with what ties it to its label. */
  children: (control: ControlProps) => ReactNode;
  className?: string;
};

const none: readonly string[] = [];

export function LabelledField({ label, hint, errors = none, children, className }: Props) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = errors.length > 0 ? `${id}-error` : undefined;
  return (
    <div className={cx("grid min-w-0 content-start gap-0.5", className)}>
      <label htmlFor={id} id={labelId(id)} className="t-meta text-ink-2">
        {label}
      </label>
      {children({
        id,
        "aria-describedby": cx(hintId, errorId) || undefined,
        "aria-invalid": errors.length > 0 || undefined,
      })}
      {hint && (
        <p id={hintId} className="t-meta text-ink-3">
          {hint}
        </p>
      )}
      {errors.length > 0 && (
        <p id={errorId} className="t-meta text-st-contested">
          <span aria-hidden="true" className="font-semibold">
            !{" "}
          </span>
          {errors.join(" ")}
        </p>
      )}
    </div>
  );
}

/** The id of the label, for a control that a `for` cannot reach. */
export function labelId(controlId: string): string {
  return `${controlId}-label`;
}
