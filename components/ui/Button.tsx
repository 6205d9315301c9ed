/**
 * What can be pressed: one accent-filled act per page; outlined ones that send a form of their own; quiet ones that stand
 * beside another; danger for what cannot be undone.
 */
import { Link } from "./Link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonVariant, buttonClasses } from "./buttonClasses";

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
