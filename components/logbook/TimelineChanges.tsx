/** What changed on one day: the statuses of terms, or what one party holds, each line leading to where it stands. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { HowWeKnow } from "@/components/record/HowWeKnow";
import { MarkingNote } from "@/components/record/MarkingNote";
import { type FindTakenBack, TakenBackNote } from "@/components/record/TakenBackNote";
import { StanceGlyph } from "@/components/positions/StanceGlyph";
import { StatusGlyph } from "@/components/terms/StatusGlyph";
import type { ItemOf, TimelineItemView } from "@/lib/logbook/queries-timeline-days";
import { timelineKindLabels } from "@/lib/logbook/rules/timeline-days";
import { paths } from "@/lib/platform/paths";
import { stanceLabels } from "@/lib/positions/rules";
import { intervalsInWords } from "@/lib/positions/rules/interval-words";
import { termStatusLabels } from "@/lib/terms/rules";
import { momentQuery } from "@/lib/time/moment-query";
import { type Reading, recordHref } from "./recordHref";

/** What every line of the timeline is told with. */
export type Told = {
  reading: Reading;
  /** The compartments that the reader belongs to. */
  compartments: readonly { id: string; name: string; meaning: string }[];
  takenBack: FindTakenBack;
  /** The day's own head says already that its date is inferred. */
  isDayInferred: boolean;
};

export type ChangeItem = ItemOf<"status"> | ItemOf<"position">;

export function TimelineChanges({ items, ...told }: Told & { items: readonly ChangeItem[] }) {
  const [first] = items;
  if (!first) return null;
  return (
    <EventRow label={timelineKindLabels[first.kind].one}>
      <p className="font-semibold">
        {first.kind === "position" ? (
          <Link
            href={recordHref(told.reading, { kind: "party", id: first.party.id })}
            className="link-name max-md:inline-block max-md:py-1.5"
          >
            <bdi>{first.party.name}</bdi>
          </Link>
        ) : (
          "Terms of the agreement"
        )}
      </p>
      <ul className="mt-1 grid gap-x-8 xl:grid-cols-2">
        {items.map((item) => (
          <ChangeItemLine key={item.recordId} item={item} {...told}>
            {item.term.number} {item.term.title}
          </ChangeItemLine>
        ))}
      </ul>
    </EventRow>
  );
}

/** One change; its children are what it is called by, where the line above says already whose it is or on what. */
export function ChangeItemLine({ item, children, ...told }: Told & { item: ChangeItem; children: ReactNode }) {
  return (
    <li data-row className="flex gap-3 py-1 max-md:py-1.5">
      <span aria-hidden="true" className={item.kind === "position" ? "w-13 shrink-0" : "shrink-0"}>
        {item.kind === "position" ? (
          <StanceGlyph stance={item.stance} decorative />
        ) : (
          <StatusGlyph status={item.status} decorative />
        )}
      </span>
      <div className="min-w-0">
        <p>
          <Link href={recordHref(told.reading, targetOf(item))} className="link-name max-md:py-1">
            {children}
          </Link>
          : {changeInWords(item)}
        </p>
        <Known item={item} {...told} />
      </div>
    </li>
  );
}

function targetOf(item: ChangeItem) {
  const termId = item.term.id;
  return item.kind === "status"
    ? { kind: "term" as const, termId }
    : { kind: "position" as const, partyId: item.party.id, termId };
}

export function byTerm(a: ChangeItem, b: ChangeItem): number {
  return a.term.number.localeCompare(b.term.number, "en", { numeric: true });
}

/** "under discussion, now bracketed", "strongly opposes; rejects 60 months and above". */
function changeInWords(item: ChangeItem): string {
  if (item.kind === "status") {
    const now = termStatusLabels[item.status].toLowerCase();
    const change = item.was ? `${termStatusLabels[item.was].toLowerCase()}, now ${now}` : now;
    return [change, item.reason ?? item.note].filter(Boolean).join(". ");
  }
  const isNew = item.was === null || item.was === item.stance;
  const change = isNew
    ? stanceLabels[item.stance]
    : `${stanceLabels[item.was ?? item.stance]}, now ${stanceLabels[item.stance]}`;
  const onAxis = item.term.axisUnit ? intervalsInWords(item.intervals, item.term.axisUnit) : "";
  return [change, onAxis].filter(Boolean).join("; ");
}

/** One event: what it is at the left, what is told of it at the right. */
export function EventRow({ label, isRow, children }: { label: string; isRow?: boolean; children: ReactNode }) {
  return (
    <li
      data-row={isRow ? "" : undefined}
      className="grid grid-cols-[5.25rem_minmax(0,1fr)] gap-x-3 py-2.5 max-md:grid-cols-1"
    >
      <p className="t-meta pt-0.5 text-ink-3">{label}</p>
      <div className="min-w-0">{children}</div>
    </li>
  );
}

type KnownProps = Told & { item: TimelineItemView };

/** How the line is known, and who sees it where not all do. */
export function Known({ item, reading, compartments, takenBack, isDayInferred }: KnownProps) {
  return (
    <>
      <HowWeKnow
        citations={item.citations}
        isSourceGone={item.isSourceGone}
        evidenceHref={paths.evidence(reading.slug) + momentQuery(reading.moment)}
        basis={"basis" in item ? item.basis : null}
        isDateInferred={item.isInferred && !isDayInferred}
        isShort
        className="mt-0.5"
      />
      <TakenBackNote session={takenBack(item.recordedIn)} className="mt-1" />
      <MarkingNote compartment={compartments.find(({ id }) => id === item.compartmentId)} className="mt-1" />
    </>
  );
}
