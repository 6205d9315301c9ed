"use client";

import Form from "next/form";
import { type ReactNode, useEffect, useRef } from "react";

type Props = {
  action: string;
  /** What the address holds already. */
  kept: Readonly<Record<string, string | null>>;
  /** The focus goes to its first field when it appears: it was asked for by name. */
  hasFocus?: boolean;
  /** Sends itself as soon as something is chosen, and a moment after something is typed. */
  sendsItself?: boolean;
  className?: string;
  children: ReactNode;
};

/** How long somebody who types is waited for (ms). */
const patience = 400;

/**
 * A form whose fields go into the address, so that it works without scripts and can be sent as a link; with them the page
 * follows what is chosen, and the reader keeps their place.
 */
export function ChooseForm({ action, kept, hasFocus = false, sendsItself = false, className, children }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const timer = useRef(0);
  useEffect(() => {
    if (hasFocus) place.current?.querySelector<HTMLElement>("input:not([type=hidden]), select")?.focus();
    return () => window.clearTimeout(timer.current);
  }, [hasFocus]);
  const send = (after: number) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => place.current?.closest("form")?.requestSubmit(), after);
  };
  return (
    <Form
      action={action}
      replace
      scroll={false}
      prefetch={false}
      onSubmit={() => window.clearTimeout(timer.current)}
      onInput={sendsItself ? ({ target }) => send(target instanceof HTMLSelectElement ? 0 : patience) : undefined}
    >
      {Object.entries(kept).map(
        ([name, value]) => value !== null && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <div ref={place} className={className}>
        {children}
      </div>
    </Form>
  );
}
