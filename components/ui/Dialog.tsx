"use client";

import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { type ButtonVariant, buttonClasses } from "./buttonClasses";
import { cx } from "./cx";
import { DialogContext } from "./dialogState";
import { KeyCap } from "./KeyCap";

type Shown = {
  title: string;
  /** One sentence on what happens here; read out when it opens. */
  description?: ReactNode;
  children: ReactNode;
  /** Called once it is gone and the focus is back where it was. */
  onClosed?: () => void;
};

type Props = Shown & {
  /** What the button says that opens it; left out when the dialog is opened through `open`. */
  trigger?: ReactNode;
  variant?: ButtonVariant;
  triggerClassName?: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

const never = () => () => {};

/** A question or a form that comes before anything else. An ActionForm in it closes it when it is accepted. */
export function Dialog({ trigger, variant = "quiet", triggerClassName, open, onOpenChange, ...shown }: Props) {
  const [isOpen, setOpen] = useState(false);
  const isInBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const isShown = open ?? isOpen;
  const change = (next: boolean) => {
    setOpen(next);
    onOpenChange?.(next);
  };
  return (
    <>
      {trigger !== undefined && (
        <button
          type="button"
          aria-haspopup="dialog"
          aria-expanded={isShown}
          className={buttonClasses(variant, triggerClassName)}
          onClick={() => change(true)}
        >
          {trigger}
        </button>
      )}
      {/* Out of the form that it may stand in: no form may lie in another. */}
      {isShown && isInBrowser && createPortal(<OpenDialog {...shown} close={() => change(false)} />, document.body)}
    </>
  );
}

/**
 * The browser's own `<dialog>`, which keeps the focus in it and everything else out of reach. It takes its place before the
 * effects of what lies in it, which may want the focus.
 */
function OpenDialog({ title, description, children, onClosed, close }: Shown & { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [titleId, descriptionId] = [useId(), useId()];
  const latest = useRef(onClosed);
  useEffect(() => {
    latest.current = onClosed;
  });
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const opener = document.activeElement;
    element.showModal();
    firstFocus(element).focus();
    const free = holdScrolling();
    return () => {
      free();
      element.close();
      // A dialog that a key opened has no trigger to give the focus back to.
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  useEffect(() => () => latest.current?.(), []);
  return (
    <dialog
      ref={dialog}
      tabIndex={-1}
      aria-labelledby={titleId}
      aria-describedby={description ? descriptionId : undefined}
      onKeyDown={(event) => {
        // One that ends the composing of a letter is the keyboard's own.
        if (event.key !== "Escape" || event.defaultPrevented || event.nativeEvent.isComposing) return;
        // Nobody else's Escape, and not the browser's, which would close it behind our back.
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
      onClose={(event) => event.target === event.currentTarget && close()}
      onMouseDown={(event) => {
        if (event.target === event.currentTarget && isBeside(event.currentTarget, event)) close();
      }}
      className={cx(
        "fixed z-50 max-h-[calc(100dvh-4rem)] max-w-none overflow-y-auto rounded-control bg-paper p-6 text-ink shadow-float outline-none",
        "top-[12vh] right-auto bottom-auto left-1/2 w-[min(34rem,calc(100vw-2rem))] -translate-x-1/2",
        "max-md:top-auto max-md:bottom-0 max-md:w-full max-md:rounded-b-none max-md:p-4",
        "backdrop:bg-[rgb(0_0_0/0.32)]",
      )}
    >
      <div className="flex items-baseline justify-between gap-4">
        <h2 id={titleId} className="t-title">
          {title}
        </h2>
        <button type="button" className={buttonClasses("quiet", "t-small -mr-2 shrink-0")} onClick={close}>
          Close <KeyCap className="max-md:hidden">Esc</KeyCap>
        </button>
      </div>
      {description && (
        <p id={descriptionId} className="mt-2 text-ink-2">
          {description}
        </p>
      )}
      <div className="mt-4">
        <DialogContext value={{ close }}>{children}</DialogContext>
      </div>
    </dialog>
  );
}

/** What is to be filled in comes first; without it the dialog itself, so that nothing is pressed by accident. */
function firstFocus(dialog: HTMLElement): HTMLElement {
  return dialog.querySelector<HTMLElement>("form :is(input:not([type=hidden]), textarea, select)") ?? dialog;
}

/** How many dialogs hold the page, and how it was before the first. They may close in any order. */
let holding = 0;
let before = { overflow: "", paddingRight: "" };

/** The page behind stays where it is, and as wide as it is where the bar goes. Gives back how to let go of it. */
function holdScrolling(): () => void {
  const { style, clientWidth } = document.documentElement;
  holding += 1;
  if (holding === 1) {
    before = { overflow: style.overflow, paddingRight: style.paddingRight };
    style.paddingRight = `${window.innerWidth - clientWidth}px`;
    style.overflow = "hidden";
  }
  return () => {
    holding -= 1;
    if (holding === 0) Object.assign(style, before);
  };
}

/** Whether it was pressed on what lies around the dialog, which is the dialog's, too. */
function isBeside(dialog: HTMLElement, { clientX, clientY }: { clientX: number; clientY: number }): boolean {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
