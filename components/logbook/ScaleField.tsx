"use client";

import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/Icon";
import { KeyCap } from "@/components/ui/KeyCap";
import { controlClasses } from "@/components/ui/TextInput";
import { type ScaleOption, typeKey } from "@/lib/logbook/rules/scales";
import { type ControlProps, labelId } from "./LabelledField";
import { OptionList, optionId } from "@/components/ui/OptionList";

type Props<Value extends string> = {
  control: ControlProps;
  label: string;
  options: readonly ScaleOption<Value>[];
  value: string;
  onChange: (value: Value) => void;
  glyph: (value: Value) => ReactNode;
  /** Above the scale: "Stance of the Allies on 1.2 Coalition withdrawal". */
  title: string;
};

/** A whole scale at a glance, two columns of five, each step with its key, its glyph and its word. */
export function ScaleField<Value extends string>(props: Props<Value>) {
  const { control, label, options, value, onChange, glyph, title } = props;
  const chosen = options.findIndex((option) => option.value === value);
  const [isOpen, setOpen] = useState(false);
  // None is, until somebody moves: Enter would choose what nobody looked at.
  const [active, setActive] = useState(chosen);
  const typed = useRef("");
  const listId = `${control.id}-list`;
  const option = options[chosen];

  const open = () => {
    setActive(chosen);
    setOpen(true);
  };
  const choose = (place: number) => {
    const picked = options[place];
    if (picked) onChange(picked.value);
    setActive(place);
    setOpen(false);
  };
  const move = (by: number) => {
    if (!isOpen) return open();
    const first = by > 0 ? 0 : options.length - 1;
    setActive(active === -1 ? first : (active + by + options.length) % options.length);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 5, ArrowLeft: -5 };
    const step = steps[event.key];
    const isTaken = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (step !== undefined) {
      isTaken();
      move(step);
    } else if ((event.key === "Enter" && isOpen && active >= 0) || event.key === " ") {
      isTaken();
      if (isOpen && active >= 0) choose(active);
      else open();
    } else if (event.key === "Escape" && isOpen) {
      isTaken();
      setOpen(false);
    } else if (event.key === "Tab" && isOpen && !event.shiftKey && chosen === -1 && active >= 0) {
      choose(active);
    } else if (event.key.length === 1) {
      const next = typeKey(typed.current, event.key, options);
      typed.current = next.typed;
      if (next.typed !== "" && !isOpen) open();
      if (next.chosen) choose(options.indexOf(next.chosen));
      if (next.typed !== "" || next.chosen) isTaken();
    }
  };

  return (
    <div className="relative">
      <div
        id={control.id}
        role="combobox"
        tabIndex={0}
        aria-labelledby={labelId(control.id)}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={isOpen && active >= 0 ? optionId(listId, active) : undefined}
        aria-describedby={control["aria-describedby"]}
        aria-invalid={control["aria-invalid"]}
        className={cx(controlClasses, "flex h-9 cursor-pointer items-center gap-2 max-md:h-11")}
        onFocus={() => chosen === -1 && open()}
        onBlur={() => {
          typed.current = "";
          setOpen(false);
        }}
        onMouseDown={() => (isOpen ? setOpen(false) : open())}
        onKeyDown={onKeyDown}
      >
        {option ? (
          <>
            {glyph(option.value)}
            <span className="truncate">{option.label}</span>
          </>
        ) : (
          <span className="text-ink-3">Choose</span>
        )}
        <Icon name="down" className="ml-auto text-ink-2" />
      </div>
      {isOpen && (
        <OptionList
          id={listId}
          label={label}
          title={title}
          inColumns
          active={active}
          options={options.map((each) => ({
            id: each.value,
            content: (
              <>
                <KeyCap className="w-8 shrink-0 max-md:hidden">{each.keys}</KeyCap>
                <span className="flex w-13 shrink-0 justify-center">{glyph(each.value)}</span>
                <span className="whitespace-nowrap max-md:whitespace-normal @max-[30rem]/panel:whitespace-normal">
                  {each.label}
                </span>
              </>
            ),
          }))}
          onChoose={choose}
          // Beside a document there is no room for it but that of the form.
          className="top-full left-0 mt-1 w-max max-md:w-full @max-[30rem]/panel:w-full"
        />
      )}
    </div>
  );
}
