"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { cx } from "./cx";

type Props = {
  id: string;
  label: string;
  /** Those of a group stand together, under its name. */
  options: readonly { id: string; content: ReactNode; group?: string }[];
  /** Which of them Enter and Tab choose. */
  active: number;
  onChoose: (place: number) => void;
  /** Shown above the options: what is being chosen. */
  title?: ReactNode;
  inColumns?: boolean;
  /**
   * Tab chooses, and so never leads into the list: it can say that it is reached by keyboard. A text area cannot say for it
   * that it is the list of a combobox, which scrolls by the keys of that.
   */
  isTabChoosing?: boolean;
  /** Shown below them: that there are more than are in sight. */
  more?: string | null;
  className?: string;
};

/** The id of an option, which whatever has the focus names as its active descendant. */
export function optionId(listId: string, place: number): string {
  return `${listId}-${place}`;
}

/** A list that floats below what is being typed. The focus stays where the writer types. */
export function OptionList({
  id,
  label,
  options,
  active,
  onChoose,
  title,
  inColumns = false,
  isTabChoosing = false,
  more,
  className,
}: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.scrollIntoView({ block: "nearest" });
  }, []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  });
  return (
    <div className={cx("absolute z-30 rounded-control bg-paper p-1 text-ink shadow-float", className)}>
      {title && <p className="t-meta px-3 pt-1.5 pb-1 text-ink-3">{title}</p>}
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={label}
        tabIndex={isTabChoosing ? 0 : undefined}
        // A press, on its bar too, must not take the focus away before it is heard.
        onMouseDown={(event) => event.preventDefault()}
        className={cx(
          "max-h-72 scroll-mb-[calc(var(--key-line)+2.5rem)] overflow-y-auto",
          inColumns && "grid grid-flow-col grid-rows-5 gap-x-1 max-md:max-h-none",
        )}
      >
        {options.map((option, place) => [
          option.group !== undefined && option.group !== options[place - 1]?.group && (
            <p key={option.group} role="presentation" className="t-meta px-2 pt-1.5 pb-0.5 text-ink-3 max-md:px-1">
              {option.group}
            </p>
          ),
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays with what is typed in, which names its active option.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of what is typed in.
          <div
            key={option.id}
            id={optionId(id, place)}
            role="option"
            aria-selected={place === active}
            aria-description={option.group}
            className="flex min-h-8 cursor-pointer items-center gap-3 rounded-bar px-2 py-1 max-md:gap-2 max-md:px-1 aria-selected:bg-accent-tint max-md:min-h-11"
            onClick={() => onChoose(place)}
          >
            {option.content}
          </div>,
        ])}
      </div>
      {more && <p className="t-meta px-2 pt-1.5 pb-1 text-ink-3">{more}</p>}
    </div>
  );
}
