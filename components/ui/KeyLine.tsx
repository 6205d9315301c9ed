/** The line at the foot of a wide window: only the keys that work on this page, and who else is here. */
import type { ReactNode } from "react";
import { KeyCap } from "./KeyCap";
import { ShortcutHelpButton } from "./ShortcutHelp";

export type KeyHint = {
  /** Caps in the order they are pressed or named: ["j", "k"]. */
  keys: readonly string[];
  /** "next, previous term". */
  label: string;
};

type Props = { hints: readonly KeyHint[]; live?: ReactNode };

export function KeyLine({ hints, live }: Props) {
  return (
    <footer className="t-meta fixed inset-x-0 bottom-0 z-20 flex h-(--foot) items-center gap-6 bg-paper-2 px-gutter text-ink-2 max-md:hidden print:hidden">
      {hints.length > 0 && (
        <ul
          className="flex h-4 min-w-0 flex-wrap items-center gap-x-6 gap-y-4 overflow-hidden"
          aria-label="Keys on this page"
        >
          {hints.map(({ keys, label }) => (
            <li key={keys.join(" ")} className="flex h-4 items-center gap-1 whitespace-nowrap">
              {keys.map((key) => (
                <KeyCap key={key}>{key}</KeyCap>
              ))}
              <span className="ml-1">{label}</span>
            </li>
          ))}
        </ul>
      )}
      <ShortcutHelpButton className="flex shrink-0 items-center gap-2 rounded-bar hover:text-ink">
        <KeyCap>?</KeyCap> all keys
      </ShortcutHelpButton>
      {live && <div className="ml-auto shrink-0">{live}</div>}
    </footer>
  );
}
