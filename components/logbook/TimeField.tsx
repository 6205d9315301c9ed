import type { RefObject } from "react";
import { normalTime } from "@/lib/logbook/rules/notes";

type Props = {
  ref: RefObject<HTMLInputElement | null>;
  label: string;
  time: string;
  isReady: boolean;
  /** Somebody writes in its line: an empty one says what belongs in it. */
  isOffered: boolean;
  onChange: (time: string) => void;
  /** Back into the line. */
  onLeave: () => void;
};

/** The time of a line, in the margin: the venue's when it was begun, or as it is written here. */
export function TimeField({ ref, label, time, isReady, isOffered, onChange, onLeave }: Props) {
  return (
    <input
      ref={ref}
      aria-label={label}
      title="When this was said, as in 14:05. The left arrow leads here from the start of the line."
      value={time}
      readOnly={!isReady}
      tabIndex={-1}
      inputMode="numeric"
      autoComplete="off"
      placeholder={isOffered ? "time" : undefined}
      className="t-meta mt-1.5 h-5 w-12 self-start rounded-bar bg-transparent px-1 text-right text-ink-3 hover:bg-paper-2 max-md:h-8 max-md:w-11"
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={(event) => onChange(normalTime(event.currentTarget.value))}
      onKeyDown={(event) => {
        const isAtEnd = event.currentTarget.selectionStart === event.currentTarget.value.length;
        if (event.key !== "Enter" && event.key !== "Escape" && !(event.key === "ArrowRight" && isAtEnd)) return;
        event.preventDefault();
        onLeave();
      }}
    />
  );
}
