"use client";

import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef, useState } from "react";
import { type ButtonVariant, buttonClasses } from "./Button";
import { cx } from "./cx";
import { DialogContext } from "./dialogState";
import { KeyCap } from "./KeyCap";

type Props = {
  /** What the button says that opens it; left out when the dialog is opened through `open`. */
  trigger?: ReactNode;
  variant?: ButtonVariant;
  triggerClassName?: string;
  title: string;
  /** One sentence on what happens here; read out when it opens. */
  description?: ReactNode;
  children: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Called once it is gone and the focus is back where it was. */
  onClosed?: () => void;
};

/** A question or a form that comes before anything else. An ActionForm in it closes it when it is accepted. */
export function Dialog({
  trigger,
  variant = "quiet",
  triggerClassName,
  title,
  description,
  children,
  ...outer
}: Props) {
  const [isOpen, setOpen] = useState(false);
  const open = outer.open ?? isOpen;
  const opener = useRef<Element | null>(null);
  const change = (next: boolean) => {
    setOpen(next);
    outer.onOpenChange?.(next);
  };
  return (
    <Radix.Root open={open} onOpenChange={change}>
      {trigger !== undefined && (
        <Radix.Trigger className={buttonClasses(variant, triggerClassName)}>{trigger}</Radix.Trigger>
      )}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.32)]" />
        <Radix.Content
          onOpenAutoFocus={(event) => {
            opener.current = document.activeElement;
            event.preventDefault();
            if (event.target instanceof HTMLElement) firstFocus(event.target).focus();
          }}
          onCloseAutoFocus={(event) => {
            // A dialog that a key opened has no trigger to give the focus back to.
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
            outer.onClosed?.();
          }}
          {...(description ? {} : { "aria-describedby": undefined })}
          className={cx(
            "fixed z-50 max-h-[calc(100dvh-4rem)] overflow-y-auto rounded-control bg-paper p-6 text-ink shadow-float outline-none",
            "top-[12vh] left-1/2 w-[min(34rem,calc(100vw-2rem))] -translate-x-1/2",
            "max-md:top-auto max-md:bottom-0 max-md:w-full max-md:rounded-b-none max-md:p-4",
          )}
        >
          <div className="flex items-baseline justify-between gap-4">
            <Radix.Title className="t-title">{title}</Radix.Title>
            <Radix.Close className={buttonClasses("quiet", "t-small -mr-2 shrink-0")}>
              Close <KeyCap className="max-md:hidden">Esc</KeyCap>
            </Radix.Close>
          </div>
          {description && <Radix.Description className="mt-2 text-ink-2">{description}</Radix.Description>}
          <div className="mt-4">
            <DialogContext value={{ close: () => change(false) }}>{children}</DialogContext>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** What is to be filled in comes first; without it the dialog itself, so that nothing is pressed by accident. */
function firstFocus(dialog: HTMLElement): HTMLElement {
  return dialog.querySelector<HTMLElement>("form :is(input:not([type=hidden]), textarea, select)") ?? dialog;
}
