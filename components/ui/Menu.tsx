"use client";

import Link from "next/link";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { Icon } from "./Icon";

type Props = {
  /** What the button says. */
  label: ReactNode;
  /** MenuItems and MenuLines. */
  children: ReactNode;
  align?: "start" | "end";
  className?: string;
};

/** A short list of acts under a button. */
export function Menu({ label, children, align = "end", className }: Props) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger
        className={cx(
          "inline-flex min-h-8 items-center gap-1 rounded-control px-2 text-ink-2 hover:bg-paper-3/60 hover:text-ink",
          "data-[state=open]:bg-paper-3 data-[state=open]:text-ink max-md:min-h-11",
          className,
        )}
      >
        {label} <Icon name="down" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={16}
          className="z-50 min-w-44 rounded-control bg-paper p-1 text-ink shadow-float"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const itemClasses =
  "t-ui flex min-h-8 w-full items-center rounded-bar px-2 py-1 text-left outline-none max-md:min-h-11 " +
  "data-[highlighted]:bg-accent-tint data-[disabled]:text-ink-3";

type ItemProps = { children: ReactNode; disabled?: boolean } & (
  | { href: string; onSelect?: never }
  | { href?: never; onSelect: () => void }
);

/** One act of a menu: a place to go, or something to do. */
export function MenuItem({ href, onSelect, disabled = false, children }: ItemProps) {
  if (href === undefined)
    return (
      <Radix.Item disabled={disabled} onSelect={onSelect} className={itemClasses}>
        {children}
      </Radix.Item>
    );
  return (
    <Radix.Item asChild disabled={disabled}>
      <Link href={href} className={itemClasses}>
        {children}
      </Link>
    </Radix.Item>
  );
}

/** A hairline between groups of items. */
export function MenuLine() {
  return <Radix.Separator className="my-1 h-px bg-rule" />;
}
