"use client";

import { Link } from "@/components/ui/Link";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import { Popover } from "@/components/ui/Popover";
import type { DayEntry, DaySpan } from "@/lib/rounds/rules-calendar";
import { addDays, requireFuzzyDate } from "@/lib/time/fuzzy-date";

export type CalendarEntry = {
  key: string;
  kind: DayEntry["kind"];
  words: string;
  time: string | null;
  href: string;
};

export type GridDay = {
  date: string;
  /** Of the month. */
  number: number;
  /** "Mon 25 February 2019". */
  label: string;
  isInMonth: boolean;
  isToday: boolean;
  /** The day at which the page stands. */
  isPresent: boolean;
  spans: (DaySpan & { href: string })[];
  entries: CalendarEntry[];
  /** What can be begun on it. */
  adds: { label: string; href: string }[];
};

type Props = {
  /** "February 2019". */
  label: string;
  weekdays: readonly { short: string; long: string }[];
  weeks: readonly GridDay[][];
  previousHref: string;
  nextHref: string;
};

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** The days of a month. Arrows go from day to day and on into the next month, Enter opens what is on the day. */
export function CalendarGrid({ label, weekdays, weeks, previousHref, nextHref }: Props) {
  const router = useRouter();
  const table = useRef<HTMLTableElement>(null);
  const days = weeks.flat();
  const initial = (days.find((day) => day.isPresent && day.isInMonth) ?? days.find((day) => day.isInMonth))?.date ?? "";
  const [asked, setAsked] = useState<string | null>(null);
  const active = days.some(({ date }) => date === asked) ? asked : initial;
  // Where the keyboard goes once the month that it went on into is there.
  const goingTo = useRef<string | null>(null);

  const focus = (date: string) => table.current?.querySelector<HTMLElement>(`[data-day="${date}"]`)?.focus();
  useEffect(() => {
    const date = goingTo.current;
    if (date === null || weeks.flat().every((day) => day.date !== date)) return;
    goingTo.current = null;
    table.current?.querySelector<HTMLElement>(`[data-day="${date}"]`)?.focus();
  }, [weeks]);

  const goTo = (date: string) => {
    setAsked(date);
    const day = days.find((each) => each.date === date);
    if (day?.isInMonth) return focus(date);
    goingTo.current = date;
    router.push(date < (days.find((each) => each.isInMonth)?.date ?? "") ? previousHref : nextHref, { scroll: false });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableCellElement>, day: GridDay) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = steps[event.key];
    if (by !== undefined) {
      event.preventDefault();
      goTo(addDays(requireFuzzyDate(day.date), by));
    } else if (event.key === "Enter") {
      const links = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-opens] a")];
      const plus = event.currentTarget.querySelector<HTMLElement>("summary");
      const [first] = links;
      if (links.length > 1) first?.focus();
      else if (first) first.click();
      else if (plus) plus.click();
    }
  };

  return (
    <table
      ref={table}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its days are gone through by the arrow keys.
      role="grid"
      aria-label={label}
      className="w-full table-fixed border-collapse max-md:hidden"
    >
      <thead>
        <tr>
          {weekdays.map(({ short, long }) => (
            <th key={long} scope="col" abbr={long} className="t-meta pb-1 pl-2 text-left font-normal text-ink-3">
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.date}>
            {week.map((day, weekday) => (
              <td
                key={day.date}
                data-day={day.date}
                tabIndex={day.date === active ? 0 : -1}
                aria-label={labelOf(day)}
                aria-current={day.isPresent ? "date" : undefined}
                onFocus={() => setAsked(day.date)}
                onKeyDown={(event) => onKeyDown(event, day)}
                className={cx(
                  "group/day h-28 border border-rule p-0 align-top outline-offset-[-2px]",
                  !day.isInMonth && "bg-paper-2",
                )}
              >
                <Day day={day} isLate={weekday > 3} isActive={day.date === active} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, isLate, isActive }: { day: GridDay; isLate: boolean; isActive: boolean }) {
  const { number, isInMonth, isToday, isPresent, spans, entries, adds } = day;
  return (
    <div className="grid gap-1 pb-1">
      <div className="flex h-7 items-center justify-between gap-1 px-1.5">
        <span className="flex items-baseline gap-1.5">
          <span
            className={cx(
              "t-small flex h-5 min-w-5 items-center justify-center rounded-full px-1",
              isPresent && "bg-accent font-semibold text-paper",
              !isPresent && isToday && "font-semibold text-accent outline-1 outline-accent",
              !isInMonth && !isPresent && "text-ink-3",
            )}
          >
            {number}
          </span>
          {(isPresent || isToday) && (
            <span className="t-meta text-ink-3 max-lg:sr-only">{isToday ? "today" : "present"}</span>
          )}
        </span>
        {adds.length > 0 && (
          <Popover
            align={isLate ? "end" : "start"}
            labelClassName={cx(
              "flex size-6 items-center justify-center text-ink-3 hover:bg-paper-3/60 hover:text-ink",
              !isActive && "opacity-0 group-hover/day:opacity-100 group-focus-within/day:opacity-100",
            )}
            label={
              <>
                <span aria-hidden="true">+</span>
                <span className="sr-only">Begin something on {day.label}</span>
              </>
            }
          >
            <ul className="grid gap-1">
              {adds.map(({ label, href }) => (
                <li key={href}>
                  <Link href={href} className="link">
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          </Popover>
        )}
      </div>
      {spans.map((span) => (
        <Link
          key={span.roundId}
          href={span.href}
          tabIndex={-1}
          title={`Round ${span.number}, ${span.title}: ${span.isPaused ? "paused" : "sits"}`}
          className={cx(
            "t-meta -mx-px block h-5 overflow-hidden px-1.5 leading-5 whitespace-nowrap",
            span.isPaused
              ? "bg-[repeating-linear-gradient(135deg,var(--rule-2)_0_1px,transparent_1px_6px)]"
              : "bg-accent-tint",
          )}
        >
          {span.isFirst ? (
            <span className={span.isPaused ? "bg-paper px-1" : undefined}>
              Round {span.number}
              {span.isPaused && " paused"}
            </span>
          ) : (
            <span className="sr-only">Round {span.number}</span>
          )}
        </Link>
      ))}
      <ul data-opens className="grid gap-0.5 px-1.5">
        {entries.map((entry) => (
          <li key={entry.key}>
            <EntryLink entry={entry} className="t-meta line-clamp-2 px-1" />
          </li>
        ))}
      </ul>
    </div>
  );
}

export function EntryLink({
  entry: { kind, words, time, href },
  className,
}: {
  entry: CalendarEntry;
  className?: string;
}) {
  return (
    <Link
      href={href}
      className={cx(
        "rounded-bar hover:underline",
        kind === "session" && "border-l-3 border-accent font-semibold text-ink",
        kind === "event" && "border-l-3 border-ink-3 text-ink-2",
        kind === "planned" && "border border-dashed border-rule-2 text-ink-2",
        className,
      )}
    >
      {time && <span className="font-normal text-ink-3">{time} </span>}
      <bdi>{words}</bdi>
    </Link>
  );
}

/** "Mon 25 February 2019, present: Round 5 sits; Opening session". */
function labelOf({ label, isToday, isPresent, spans, entries }: GridDay): string {
  const when = [label, isToday && "today", isPresent && !isToday && "the present of this page"]
    .filter(Boolean)
    .join(", ");
  const what = [
    ...spans.map(({ number, isPaused }) => `Round ${number} ${isPaused ? "paused" : "sits"}`),
    ...entries.map(({ time, words }) => [time, words].filter(Boolean).join(" ")),
  ];
  return what.length > 0 ? `${when}: ${what.join("; ")}` : when;
}
