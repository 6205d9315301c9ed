"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { cx } from "@/components/ui/cx";
import type { Shortcut } from "@/components/ui/keySequence";
import { useShortcuts } from "@/components/ui/shortcutStore";
import type { TermStatus } from "@/lib/terms/rules";
import { StatusesForm } from "./StatusesForm";

type Selection = { chosen: ReadonlySet<string>; toggle: (id: string, isRange: boolean) => void };

/** Clear of what is fixed to the foot of the window: the keys or the sections, and the way back from an act. */
const aboveTheFoot = "bottom-[calc(var(--key-line)+0.5rem)]";

const SelectionContext = createContext<Selection | null>(null);

type Props = {
  /** As they are read. */
  terms: readonly { id: string; number: string; title: string; status: TermStatus }[];
  fieldset: ReactNode;
  /** The outline, in whose rows the boxes are. */
  children: ReactNode;
};

/** Lets several terms of the outline be chosen, by box or by key, and given one status. */
export function TermSelection({ terms, fieldset, children }: Props) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isOpen, setOpen] = useState(false);
  const last = useRef<string | null>(null);
  const panel = useRef<HTMLElement>(null);
  const selection = useMemo<Selection>(
    () => ({
      chosen,
      toggle: (id, isRange) => {
        const ids = terms.map((term) => term.id);
        const [from, to] = [ids.indexOf(isRange && last.current ? last.current : id), ids.indexOf(id)];
        const range = ids.slice(Math.min(from, to), Math.max(from, to) + 1);
        const isAdding = !chosen.has(id);
        setChosen((before) => {
          const after = new Set(before);
          for (const each of range) isAdding ? after.add(each) : after.delete(each);
          return after;
        });
        last.current = id;
      },
    }),
    [chosen, terms],
  );
  useShortcuts(selectKeys);
  useEffect(() => {
    if (isOpen) panel.current?.querySelector<HTMLElement>("select")?.focus();
  }, [isOpen]);
  const shown = terms.filter(({ id }) => chosen.has(id));
  const clear = () => {
    setChosen(new Set());
    setOpen(false);
  };
  return (
    <SelectionContext value={selection}>
      {isOpen && shown.length > 0 && (
        <section
          ref={panel}
          aria-labelledby="statuses"
          className="my-3 border-y-2 border-accent pt-2 pb-4 print:hidden"
        >
          <div className="flex items-baseline justify-between gap-4">
            <h3 id="statuses" className="t-head">
              Set one status
            </h3>
            <Button type="button" variant="quiet" className="-mr-3" onClick={() => setOpen(false)}>
              Cancel
            </Button>
          </div>
          <p className="t-small mb-3 max-w-measure text-ink-2">
            It is recorded for all of these or for none. What each was until then stays in its history.
          </p>
          <StatusesForm terms={shown} fieldset={fieldset} onDone={clear} />
        </section>
      )}
      {children}
      <div role="status" className={cx("sticky z-10 empty:hidden print:hidden", aboveTheFoot)}>
        {shown.length > 0 && !isOpen && (
          <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 border-t-2 border-accent bg-paper-2 px-3 py-2">
            <p className="t-ui-strong grow">{shown.length === 1 ? "1 term chosen" : `${shown.length} terms chosen`}</p>
            <Button type="button" onClick={() => setOpen(true)}>
              Set one status
            </Button>
            <Button type="button" variant="quiet" onClick={clear}>
              Clear
            </Button>
          </div>
        )}
      </div>
    </SelectionContext>
  );
}

/** The box of one row; nothing where terms cannot be chosen. */
export function SelectBox({ id, name }: { id: string; name: string }) {
  const selection = useContext(SelectionContext);
  if (!selection) return null;
  return (
    <span className="-my-1 grid size-7 shrink-0 place-items-center max-md:-my-2.5 max-md:size-11 print:hidden">
      <input
        type="checkbox"
        data-select
        aria-label={`Choose ${name}`}
        checked={selection.chosen.has(id)}
        onChange={({ nativeEvent }) => selection.toggle(id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
        onClick={(event) => event.shiftKey && document.getSelection()?.removeAllRanges()}
        className="size-4 accent-accent"
      />
    </span>
  );
}

const selectKeys: readonly Shortcut[] = [
  { keys: "x", label: "choose the term", onPress: () => pressBox(false) },
  { keys: "X", label: "choose all up to the term", onPress: () => pressBox(true) },
];

function pressBox(shiftKey: boolean) {
  const box = document.activeElement?.closest("[data-row]")?.querySelector<HTMLElement>("[data-select]");
  box?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey }));
}
