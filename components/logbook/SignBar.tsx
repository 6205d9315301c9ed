"use client";

import { useEffect, useState } from "react";

type Props = {
  /** What each sign opens, to who hears the page. */
  signs: Readonly<Record<"@" | "#" | "/", string>>;
  onPress: (sign: string) => void;
};

/** On a phone, above its keyboard: the signs that name somebody, a term, or what to record. */
export function SignBar({ signs, onPress }: Props) {
  const bottom = useKeyboardHeight();
  return (
    <div
      role="toolbar"
      aria-label="Name or record"
      style={{ bottom }}
      // The line keeps the focus, and the keyboard stays.
      onPointerDown={(event) => event.preventDefault()}
      className="fixed inset-x-0 z-20 flex justify-center gap-2 bg-paper px-4 py-1 shadow-float md:hidden print:hidden"
    >
      {Object.entries(signs).map(([sign, label]) => (
        <button
          key={sign}
          type="button"
          tabIndex={-1}
          className="t-small flex min-h-11 flex-1 items-center justify-center gap-1.5 rounded-control text-ink-2"
          onClick={() => onPress(sign)}
        >
          <span className="t-ui-strong text-accent">{sign}</span> {label}
        </button>
      ))}
    </div>
  );
}

/** How much of the window's foot the keyboard on the screen covers, in px. */
function useKeyboardHeight(): number {
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const seen = window.visualViewport;
    if (!seen) return;
    const measure = () => setHeight(Math.max(0, window.innerHeight - seen.height - seen.offsetTop));
    measure();
    seen.addEventListener("resize", measure);
    seen.addEventListener("scroll", measure);
    return () => {
      seen.removeEventListener("resize", measure);
      seen.removeEventListener("scroll", measure);
    };
  }, []);
  return height;
}
