"use client";

import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { controlClasses } from "@/components/ui/TextInput";
import { cx } from "@/components/ui/cx";
import { type Candidate, listed, matching } from "@/lib/platform/matching";
import { asTyped, typedName } from "@/lib/logbook/rules/typed-names";
import type { ControlProps } from "./LabelledField";
import { OptionList, optionId } from "@/components/ui/OptionList";

type Props = {
  /** With a name of its own where no label stands by it. */
  control: ControlProps & { "aria-label"?: string };
  label: string;
  candidates: readonly Candidate[];
  /** The chosen id; "" for none. */
  value: string;
  onChange: (id: string) => void;
  /** Nothing stays in the field: what is chosen goes elsewhere. */
  isEmptied?: boolean;
  placeholder?: string;
  /** A name that is not on record is given on as it was typed, to be put right later; else it stays here alone. */
  keepsTyped?: boolean;
  /** Puts what was typed on record. */
  add?: { label: (name: string) => string; onAdd: (name: string) => void };
};

/** One of many, found by typing a part of its name. Enter and Tab take the one that is marked. */
export function PickField(props: Props) {
  const {
    control,
    label,
    candidates,
    value,
    onChange,
    isEmptied = false,
    placeholder,
    keepsTyped = false,
    add,
  } = props;
  const chosen = candidates.find((candidate) => candidate.id === value);
  const [typed, setTyped] = useState<string | null>(null);
  // None is marked until something is typed or an arrow pressed: Enter in an untouched field goes on.
  const [active, setActive] = useState(-1);
  // What was left standing here that is on nobody's record.
  const [left, setLeft] = useState("");
  const stray = typedName(value) ?? left;
  const isOpen = typed !== null;
  const { shown: found, more } = listed(isOpen ? matching(typed, candidates) : []);
  const listId = `${control.id}-list`;

  const close = () => setTyped(null);
  const choose = (candidate: Candidate | undefined) => {
    if (candidate) onChange(candidate.id);
    setLeft("");
    if (isEmptied) setTyped("");
    else close();
    setActive(-1);
  };
  /** What was typed is not thrown away: it is the one of that name, or stays to be seen. */
  const leave = () => {
    const name = typed?.trim() ?? "";
    close();
    if (typed === null || (chosen && name === chosen.label)) return;
    const exact = matching(name, candidates).find((each) => each.label.toLowerCase() === name.toLowerCase());
    const isKept = keepsTyped && name !== "" && !exact;
    setLeft(keepsTyped || exact ? "" : name);
    if (exact) onChange(exact.id);
    else if (isKept) onChange(asTyped(name));
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
    } else if (event.key === "Enter") {
      leave();
    } else if (event.key === "Tab" && !event.shiftKey && marked) {
      choose(marked);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };

  const unknown = isOpen ? (found.length === 0 ? typed.trim() : "") : stray;
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
        value={typed ?? chosen?.label ?? stray}
        className={cx(controlClasses, "h-9 max-md:h-11")}
        onFocus={(event) => {
          event.currentTarget.select();
          if (!chosen) setTyped(stray);
        }}
        onClick={() => !isOpen && setTyped(stray)}
        onBlur={leave}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setActive(event.currentTarget.value === "" ? -1 : 0);
          if (event.currentTarget.value === "" && value) onChange("");
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
      {unknown !== "" && (isOpen || left !== "") && (
        <p role="status" className={cx("t-meta mt-0.5", isOpen ? "text-ink-2" : "text-st-contested")}>
          Nothing on record is called that.{!isOpen && " Choose one that is, or empty the field."}
        </p>
      )}
      {unknown !== "" && add && (
        <Button type="button" variant="quiet" className="t-small -ml-3" onClick={() => add.onAdd(unknown)}>
          {add.label(unknown)}
        </Button>
      )}
    </div>
  );
}
