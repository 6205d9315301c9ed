/** A month of rounds and sessions: a grid of days or, on a phone, the days on which something is. */
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import { hrefWith } from "@/components/ui/hrefWith";
import type { RoundView, SessionView } from "@/lib/rounds/queries";
import { nextEvents } from "@/lib/rounds/rules";
import { busyMonths, type CalendarDay, type DayEntry, layOutMonth } from "@/lib/rounds/rules-calendar";
import { monthName, weekdayName } from "@/lib/time/calendar-names";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { CalendarEntry, GridDay } from "./CalendarGrid";
import { CalendarGrid, EntryLink } from "./lazy";
import { calendarHref } from "./calendarAddress";
import { roundActs } from "./RoundEventForm";

type Props = {
  month: string;
  rounds: readonly RoundView[];
  sessions: readonly SessionView[];
  /** The day at which the page stands, and that on which it is read. */
  present: string;
  today: string;
  /** The sessions page at the moment that is read. */
  path: string;
  sessionHref: (sessionId: string) => string;
  /** The page that begins a session; null for a reader who may not, or who reads the past. */
  newSessionPath: string | null;
};

const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
  short: weekdayName(day, "short"),
  long: weekdayName(day, "long"),
}));

export function SessionCalendar(props: Props) {
  const { month, rounds, sessions, present, today, path, sessionHref, newSessionPath } = props;
  const laidOut = layOutMonth(month, { rounds, sessions, present });
  const name = inWords(month);
  const roundHref = (id: string) => `${hrefWith(path, { view: null, month: null })}#round-${id}`;
  const entryOf = (entry: DayEntry, place: number): CalendarEntry => ({
    key: `${place} ${entry.words}`,
    kind: entry.kind,
    words: entry.words,
    time: entry.kind === "session" ? entry.time : null,
    href: entry.kind === "session" ? sessionHref(entry.id) : roundHref(entry.roundId),
  });
  const addsOn = (date: string) => {
    if (!newSessionPath) return [];
    const events = rounds.flatMap((round) =>
      nextEvents(round.state).map((event) => ({
        label: `${roundActs[event]} round ${round.number}`,
        href: hrefWith(path, { view: "calendar", month, round: round.id, event, on: date }, "form"),
      })),
    );
    const round = {
      label: "Add a round",
      href: hrefWith(path, { view: "calendar", month, add: "round", on: date }, "form"),
    };
    return [{ label: "Log a session", href: hrefWith(newSessionPath, { held: date }) }, ...events, round];
  };
  const dayOf = (day: CalendarDay): GridDay => ({
    ...day,
    number: Number(day.date.slice(8)),
    label: formatFuzzy(day.date, "UTC", { style: "long" }),
    isToday: day.date === today,
    isPresent: day.date === present,
    spans: day.spans.map((span) => ({ ...span, href: roundHref(span.roundId) })),
    entries: day.entries.map(entryOf),
    adds: addsOn(day.date),
  });
  const weeks = laidOut.weeks.map((week) => week.map(dayOf));
  const nearest = laidOut.isEmpty ? nearestOf(busyMonths(rounds, sessions), month) : null;
  return (
    <Section
      title={name}
      aside={
        <span className="t-ui flex flex-wrap gap-x-4 print:hidden">
          <MonthLink href={calendarHref(path, laidOut.previous)} month={laidOut.previous} rel="prev" />
          {month !== present.slice(0, 7) && (
            <Link href={calendarHref(path)} className="link max-md:py-3">
              To {formatFuzzy(requireFuzzyDate(present), "UTC")}
            </Link>
          )}
          <MonthLink href={calendarHref(path, laidOut.next)} month={laidOut.next} rel="next" />
        </span>
      }
    >
      {laidOut.isEmpty && (
        <p className="py-2 text-ink-2">
          No round sits in {name} and no session is on record in it.{" "}
          {nearest && (
            <Link href={calendarHref(path, nearest)} className="link">
              To {inWords(nearest)}
            </Link>
          )}
        </p>
      )}
      {laidOut.undated.length > 0 && (
        <p className="t-small flex flex-wrap gap-x-3 py-2">
          <span className="text-ink-2">On some day of {name}:</span>
          {laidOut.undated.map(entryOf).map((entry) => (
            <EntryLink key={entry.key} entry={entry} className="px-1" />
          ))}
        </p>
      )}
      <CalendarGrid
        label={name}
        weekdays={weekdays}
        weeks={weeks}
        previousHref={calendarHref(path, laidOut.previous)}
        nextHref={calendarHref(path, laidOut.next)}
      />
      <Agenda days={weeks.flat().filter(({ isInMonth }) => isInMonth)} newSessionPath={newSessionPath} />
    </Section>
  );
}

/** The days on which something is, one under the other. */
function Agenda({ days, newSessionPath }: { days: readonly GridDay[]; newSessionPath: string | null }) {
  const shown = days.filter(
    ({ entries, spans, isPresent }) => entries.length > 0 || spans.some(({ isFirst }) => isFirst) || isPresent,
  );
  return (
    <ul className="md:hidden">
      {shown.map((day) => (
        <li key={day.date} className="border-t border-rule py-2 first:border-t-0">
          <p className="flex items-baseline justify-between gap-3">
            <span className={day.isPresent ? "font-semibold text-accent" : "font-semibold"}>
              {day.label}
              {day.isPresent && <span className="t-meta ml-2 font-normal">{day.isToday ? "today" : "present"}</span>}
            </span>
            {newSessionPath && day.isPresent && (
              <Link href={hrefWith(newSessionPath, { held: day.date })} className="link py-3">
                Log a session
              </Link>
            )}
          </p>
          <ul className="grid gap-1">
            {day.spans.map(({ roundId, number, title, isPaused, href }) => (
              <li key={roundId} className="t-small">
                <Link href={href} className="link-name inline-block py-1 text-ink-2">
                  Round {number} {isPaused ? "paused" : "sits"}: <bdi>{title}</bdi>
                </Link>
              </li>
            ))}
            {day.entries.map((entry) => (
              <li key={entry.key}>
                <EntryLink entry={entry} className="block px-2 py-2.5" />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function MonthLink({ href, month, rel }: { href: string; month: string; rel: "prev" | "next" }) {
  return (
    <Link href={href} rel={rel} className="link max-md:py-3">
      {rel === "prev" && "‹ "}
      {inWords(month)}
      {rel === "next" && " ›"}
    </Link>
  );
}

/** "February 2019" */
function inWords(month: string): string {
  const [year = "", number = "1"] = month.split("-");
  return `${monthName(Number(number), "long")} ${year}`;
}

function nearestOf(months: readonly string[], month: string): string | null {
  const numberOf = (each: string) => Number(each.slice(0, 4)) * 12 + Number(each.slice(5));
  const distance = (each: string) => Math.abs(numberOf(each) - numberOf(month));
  return months.reduce<string | null>((best, each) => (best && distance(best) <= distance(each) ? best : each), null);
}
