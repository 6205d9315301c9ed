/**
 * What can be pressed: one accent-filled act per page; outlined ones that send a form of their own; quiet ones that stand
 * beside another; danger for what cannot be undone.
 */
import { Link } from "./Link";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

const base =
  "t-ui-strong inline-flex min-h-8 items-center justify-center gap-2 rounded-control px-3 py-1 text-center " +
  "transition-colors disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-progress aria-disabled:opacity-60 max-md:min-h-11";

const variants: Record<ButtonVariant, string> = {
  primary:
    "bg-accent text-on-accent hover:bg-[color-mix(in_srgb,var(--accent)_86%,var(--ink))] active:bg-[color-mix(in_srgb,var(--accent)_74%,var(--ink))]",
  secondary: "inset-ring inset-ring-rule-2 text-accent hover:bg-paper-3/60 active:bg-paper-3",
  quiet: "font-normal text-accent hover:bg-paper-3/60 active:bg-paper-3",
  danger:
    "bg-against-2 text-paper hover:bg-[color-mix(in_srgb,var(--against-2)_86%,var(--ink))] active:bg-[color-mix(in_srgb,var(--against-2)_74%,var(--ink))]",
};

/** The classes of a button, for the rare element that must look like one without being made here. */
export function buttonClasses(variant: ButtonVariant, className?: string): string {
  return cx(base, variants[variant], className);
}

function Caps({ keyCap }: { keyCap: string | undefined }) {
  if (!keyCap) return null;
  return (
    <span aria-hidden="true" className="t-micro min-w-5 rounded-bar border border-current px-1 max-md:hidden">
      {keyCap}
    </span>
  );
}

type Looks = { variant?: ButtonVariant; keyCap?: string; children: ReactNode };

export type ButtonProps = Looks & Omit<ComponentProps<"button">, "children">;

/** Presses do nothing but what `type`, `formAction` or `onClick` say; in a form the default is to submit it. */
export function Button({ variant = "primary", keyCap, className, children, ...rest }: ButtonProps) {
  return (
    <button className={buttonClasses(variant, className)} aria-keyshortcuts={keyCap} {...rest}>
      {children}
      <Caps keyCap={keyCap} />
    </button>
  );
}

export type ButtonLinkProps = Looks & Omit<ComponentProps<typeof Link>, "children">;

/** A link that looks like a button, because going there begins an act. */
export function ButtonLink({ variant = "primary", keyCap, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link className={buttonClasses(variant, className)} aria-keyshortcuts={keyCap} {...rest}>
      {children}
      <Caps keyCap={keyCap} />
    </Link>
  );
}
