"use client";

import { useState } from "react";
import { controlClasses } from "@/components/ui/TextInput";
import { cx } from "@/components/ui/cx";
import { type Candidate, listed, matching } from "@/lib/logbook/rules/completion";
import type { ControlProps } from "./LabelledField";
import { OptionList, optionId } from "./OptionList";

type Props = {
  control: ControlProps;
  label: string;
  candidates: readonly Candidate[];
  /** The chosen id; "" for none. */
  value: string;
  onChange: (id: string) => void;
  /** Nothing stays in the field: what is chosen goes elsewhere. */
  isEmptied?: boolean;
  placeholder?: string;
};

/** One of many, found by typing a part of its name. Enter and Tab take the one that is marked. */
export function PickField({ control, label, candidates, value, onChange, isEmptied = false, placeholder }: Props) {
  const chosen = candidates.find((candidate) => candidate.id === value);
  const [typed, setTyped] = useState<string | null>(null);
  // None is marked until something is typed or an arrow pressed: Enter in an untouched field goes on.
  const [active, setActive] = useState(-1);
  const isOpen = typed !== null;
  const { shown: found, more } = listed(isOpen ? matching(typed, candidates) : []);
  const listId = `${control.id}-list`;

  const close = () => setTyped(null);
  const choose = (candidate: Candidate | undefined) => {
    if (candidate) onChange(candidate.id);
    if (isEmptied) setTyped("");
    else close();
    setActive(-1);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const marked = isOpen ? found[active] : undefined;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) return setTyped("");
      const step = event.key === "ArrowDown" ? 1 : -1;
      const from = active === -1 && step === -1 ? 0 : active;
      setActive((from + step + found.length) % Math.max(found.length, 1));
    } else if (event.key === "Enter" && !event.ctrlKey && marked) {
      // Taken here, so that Enter does not also leave the entry.
      event.preventDefault();
      event.stopPropagation();
      choose(marked);
    } else if (event.key === "Tab" && !event.shiftKey && marked) {
      choose(marked);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };

  return (
    <div className="relative">
      <input
        {...control}
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen && found.length > 0}
        aria-controls={listId}
        aria-activedescendant={found[active] ? optionId(listId, active) : undefined}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        placeholder={placeholder}
        value={typed ?? chosen?.label ?? ""}
        className={cx(controlClasses, "h-9 max-md:h-11")}
        onFocus={(event) => {
          event.currentTarget.select();
          if (!chosen) setTyped("");
        }}
        onClick={() => !isOpen && setTyped("")}
        onBlur={close}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setActive(event.currentTarget.value === "" ? -1 : 0);
          if (event.currentTarget.value === "" && chosen) onChange("");
        }}
        onKeyDown={onKeyDown}
      />
      {isOpen && found.length > 0 && (
        <OptionList
          id={listId}
          label={label}
          active={active}
          options={found.map((candidate) => ({
            id: candidate.id,
            content: (
              <>
                <span className="t-ui-strong shrink-0">{candidate.label}</span>
                <span className="t-meta min-w-0 truncate text-ink-3">{candidate.hint}</span>
              </>
            ),
          }))}
          onChoose={(place) => choose(found[place])}
          more={more}
          className="top-full left-0 mt-1 w-max min-w-full max-w-[min(26rem,calc(100vw-2*var(--gutter)))]"
        />
      )}
      {isOpen && typed !== "" && found.length === 0 && (
        <p role="status" className="t-meta mt-0.5 text-ink-2">
          Nothing on record is called that.
        </p>
      )}
    </div>
  );
}
