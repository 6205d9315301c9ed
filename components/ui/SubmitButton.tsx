"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./Button";
import type { ButtonVariant } from "./buttonClasses";

type Props = Omit<ButtonProps, "variant"> & {
  /** What sends a form looks like a button; quiet ones only lead to something. */
  variant?: Exclude<ButtonVariant, "quiet">;
  /** What the button says while the form is on its way: "Recording…". */
  pending?: string;
};

/** Sends the form around it; while it is on its way a second press does nothing. */
export function SubmitButton({ children, pending, ...rest }: Props) {
  const status = useFormStatus();
  return (
    <Button type="submit" aria-disabled={status.pending || undefined} {...rest}>
      {status.pending ? (pending ?? children) : children}
    </Button>
  );
}
