/** What happened, day by day, the latest first. */
import type { ReactNode } from "react";
import { Time } from "@/components/ui/Time";
import type { TimelineItemView } from "@/lib/logbook/queries-timeline-days";
import type { TimelineDay } from "@/lib/logbook/rules/timeline-days";
import { formatFuzzy } from "@/lib/time/format-date";
import { type FuzzyDate, precisionOf } from "@/lib/time/fuzzy-date";
import { byTerm, type ChangeItem, TimelineChanges, type Told } from "./TimelineChanges";
import { FoldedPositions, isFolded, type Unfolding } from "./FoldedPositions";
import { RoundLine, SessionLine, StatementLine } from "./TimelineEvents";

type Props = Omit<Told, "isDayInferred"> & {
  days: readonly TimelineDay<TimelineItemView>[];
  timeZone: string;
  unfolding: Unfolding;
};

export function TimelineDays({ days, timeZone, unfolding, ...told }: Props) {
  return days.map((day) => (
    <DaySection key={day.date} id={`day-${day.date}`} date={day.date} timeZone={timeZone} isInferred={day.isInferred}>
      <ul className="divide-y divide-rule">{linesOf(day, unfolding, { ...told, isDayInferred: day.isInferred })}</ul>
    </DaySection>
  ));
}

type DayProps = {
  id: string;
  date: FuzzyDate;
  timeZone: string;
  isInferred?: boolean;
  /** What is told under the date: how far off it is. */
  note?: ReactNode;
  children: ReactNode;
};

/** One date with what belongs to it. */
export function DaySection({ id, date, timeZone, isInferred, note, children }: DayProps) {
  return (
    <section
      aria-labelledby={id}
      className="border-t border-rule-2 pt-2 md:grid md:grid-cols-[9.5rem_minmax(0,1fr)] md:gap-x-6"
    >
      <div className="md:py-2">
        <h2 id={id} className="t-ui-strong max-md:inline">
          <Time dateTime={date.replaceAll("~", "").split("/")[0] ?? date}>
            {formatFuzzy(date, timeZone, { style: precisionOf(date) === "month" ? "long" : "short" })}
          </Time>
        </h2>{" "}
        {isInferred && (
          <span className="t-meta text-ink-3" title="The source gives the day of the week; the date was worked out.">
            inferred
          </span>
        )}
        {note && <p className="t-meta text-ink-2 max-md:inline">{note}</p>}
      </div>
      {children}
    </section>
  );
}

/** The lines of a day; what changed is gathered, statuses together and positions by party, or by term where they are very many. */
function linesOf({ date, items }: TimelineDay<TimelineItemView>, unfolding: Unfolding, told: Told): ReactNode[] {
  const gathered = new Map<string, ChangeItem[]>();
  const positions = items.filter((item) => item.kind === "position");
  for (const item of items) {
    if (item.kind !== "status" && item.kind !== "position") continue;
    const under = gatheredUnder(item);
    const others = gathered.get(under);
    if (others) others.push(item);
    else gathered.set(under, [item]);
  }
  return items.map((item) => {
    if (item.kind === "round") return <RoundLine key={item.recordId} item={item} {...told} />;
    if (item.kind === "session") return <SessionLine key={item.recordId} item={item} {...told} />;
    if (item.kind === "statement") return <StatementLine key={item.recordId} item={item} {...told} />;
    if (item.kind === "position" && isFolded(positions))
      return (
        item === positions[0] && (
          <FoldedPositions key={item.recordId} date={date} items={positions} unfolding={unfolding} {...told} />
        )
      );
    const changes = gathered.get(gatheredUnder(item)) ?? [];
    return item === changes[0] && <TimelineChanges key={item.recordId} items={changes.toSorted(byTerm)} {...told} />;
  });
}

function gatheredUnder(item: ChangeItem): string {
  return item.kind === "status" ? item.kind : item.party.id;
}
