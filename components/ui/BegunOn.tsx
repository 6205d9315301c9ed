"use client";

import { useEffect, useRef, useState } from "react";

/** Told to a hidden field that says what typed words were begun on: what it was, as they are back in the form; null: they are gone. */
export const puttingBack = "parley:putting-back";

type Props = {
  name: string;
  /** What the page shows, on which whoever begins to type begins. */
  value: string;
  /** What a conflict has shown its writer since: from then on that is what they have seen. */
  shown?: string | undefined;
};

/**
 * Sends along what the form's writer had before them. It is kept with what they type and do not save (`KeptFields`), so that
 * after a reload, too, what others did meanwhile is told of, and not overwritten unseen.
 */
export function BegunOn({ name, value, shown }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [then, setThen] = useState<string | null>(null);
  useEffect(() => {
    const node = field.current;
    const form = node?.form;
    const hear = (event: Event) => setThen((event as CustomEvent<string | null>).detail);
    // A form is reset when it was saved; React's own resets are refused by it, which is known once the event is over.
    const onReset = (event: Event) => queueMicrotask(() => !event.defaultPrevented && setThen(null));
    node?.addEventListener(puttingBack, hear);
    form?.addEventListener("reset", onReset);
    return () => {
      node?.removeEventListener(puttingBack, hear);
      form?.removeEventListener("reset", onReset);
    };
  }, []);
  return <input ref={field} type="hidden" name={name} value={shown ?? then ?? value} data-kept-with-rest="" />;
}
