"use client";

import { Link } from "./Link";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useId, useMemo, useRef } from "react";
import { buttonClasses } from "./buttonClasses";
import { DialogContext } from "./dialogState";

type Props = {
  title: string;
  /** One sentence on what happens here. */
  description?: ReactNode;
  /** The page without the panel. */
  closeHref: string;
  /** The id of the link that opened it, which takes the focus back. */
  returnTo?: string;
  children: ReactNode;
};

/**
 * A form that stands in the page where its result will stand. It is opened by the address, so that it works without
 * scripts; with them it takes the focus, and goes when its ActionForm is accepted.
 */
export function FormPanel({ title, description, closeHref, returnTo, children }: Props) {
  const router = useRouter();
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const stays = useRef(false);
  const dialog = useMemo(
    () => ({
      close: () => (stays.current ? focusFirstField(panel.current) : router.replace(closeHref, { scroll: false })),
      stayOpen: (isMeant: boolean) => {
        stays.current = isMeant;
      },
    }),
    [router, closeHref],
  );
  useEffect(() => {
    const stop = focusOnceThere(panel.current);
    return () => {
      stop();
      if (!returnTo) return;
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) document.getElementById(returnTo)?.focus();
      });
    };
  }, [returnTo]);
  return (
    <section ref={panel} aria-labelledby={titleId} className="my-3 border-y-2 border-accent pt-2 pb-4 print:hidden">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id={titleId} className="t-head">
          {title}
        </h2>
        <Link href={closeHref} scroll={false} className={buttonClasses("quiet", "-mr-3 shrink-0")}>
          Cancel
        </Link>
      </div>
      {description && <p className="t-small max-w-measure text-ink-2">{description}</p>}
      <div className="mt-3">
        <DialogContext value={dialog}>{children}</DialogContext>
      </div>
    </section>
  );
}

const firstField = "input:not([type=hidden]), select, textarea";

/** A form that comes with its use has no field yet: the first takes the focus once it is there, unless that has gone elsewhere. */
function focusOnceThere(panel: HTMLElement | null): () => void {
  if (!panel || focusFirstField(panel)) return () => {};
  const before = document.activeElement;
  const observer = new MutationObserver(() => {
    const hasField = panel.querySelector(firstField) !== null;
    if (document.activeElement !== before || (hasField && focusFirstField(panel))) observer.disconnect();
  });
  observer.observe(panel, { childList: true, subtree: true });
  return () => observer.disconnect();
}

/** Whether there is one that could have the focus. */
function focusFirstField(panel: HTMLElement | null): boolean {
  const first = panel?.querySelector<HTMLElement>(firstField);
  first?.focus({ preventScroll: true });
  panel?.scrollIntoView({ block: "nearest" });
  return document.activeElement === first;
}
