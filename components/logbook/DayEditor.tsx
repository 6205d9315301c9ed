"use client";

import { memo, useLayoutEffect, useRef } from "react";
import { Icon } from "@/components/ui/Icon";
import type { Focus } from "@/lib/logbook/rules";
import type { DraftDay } from "@/lib/logbook/schema";
import { formatFuzzy } from "@/lib/time/format-date";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { MeantDay } from "./MeantDay";
import { goToNeighbour } from "./noteFocus";
import type { Do } from "./useWriting";

type Props = {
  block: DraftDay;
  place: string;
  today: FuzzyDate;
  focus: Focus | null;
  doEdit: Do;
  isReady: boolean;
  errors: readonly string[];
};

/** From here on the notes tell of this day. */
export const DayEditor = memo(function DayEditor({ block, place, today, focus, doEdit, isReady, errors }: Props) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (!focus) return;
    field.current?.focus();
    field.current?.select();
  }, [focus]);
  const errorId = errors.length > 0 ? `day-${block.key}-error` : undefined;
  return (
    <li
      id={`note-${block.key}`}
      className="grid grid-cols-[3.5rem_minmax(0,1fr)] pt-3 max-md:grid-cols-[3rem_minmax(0,1fr)]"
    >
      <div className="col-start-2">
        <div className="flex items-center gap-2">
          <input
            ref={field}
            data-note
            aria-label="Day"
            aria-describedby={errorId}
            aria-invalid={errors.length > 0 || undefined}
            value={block.day}
            readOnly={!isReady}
            autoComplete="off"
            spellCheck={false}
            size={18}
            className="t-ui-strong h-8 max-w-full rounded-bar bg-transparent px-1 hover:bg-paper-2 max-md:h-11"
            onChange={(event) => doEdit({ type: "day", key: block.key, day: event.currentTarget.value })}
            onBlur={() => {
              const parsed = parseFuzzyDate(block.day);
              const words = parsed.ok ? formatFuzzy(parsed.date, "UTC") : block.day;
              if (words !== block.day) doEdit({ type: "day", key: block.key, day: words });
            }}
            onKeyDown={(event) => {
              if (event.key === "Enter" && !event.ctrlKey) doEdit({ type: "leave", key: block.key });
              else if (event.key === "Escape") goToNeighbour(event.currentTarget, 1);
              else if (event.key === "ArrowDown") goToNeighbour(event.currentTarget, 1);
              else if (event.key === "ArrowUp") goToNeighbour(event.currentTarget, -1);
              else return;
              event.preventDefault();
            }}
          />
          <span className="t-meta text-ink-3">{place}</span>
          <button
            type="button"
            aria-label={`Remove the day ${block.day}`}
            disabled={!isReady}
            className="flex size-8 items-center justify-center rounded-bar text-ink-3 hover:bg-paper-2 hover:text-ink max-md:size-11"
            onClick={() => doEdit({ type: "remove", key: block.key })}
          >
            <Icon name="cross" className="size-3" />
          </button>
        </div>
        <MeantDay
          typed={block.day}
          today={today}
          onTake={(day) => {
            doEdit({ type: "day", key: block.key, day });
            field.current?.focus();
          }}
        />
        {errors.length > 0 && (
          <p id={errorId} className="t-small px-1 text-st-contested">
            {errors.join(" ")}
          </p>
        )}
      </div>
    </li>
  );
});
