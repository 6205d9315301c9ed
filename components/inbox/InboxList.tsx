import type { ReactNode } from "react";
import { MarkingWord } from "@/components/record/MarkingNote";
import { cx } from "@/components/ui/cx";
import { Time } from "@/components/ui/Time";
import type { InboxItem } from "@/lib/inbox/queries-items";
import { type InboxTab, reasonInWords } from "@/lib/inbox/rules/inbox";
import { subjectPath } from "@/lib/inbox/rules/subject-path";
import { stripNotation } from "@/lib/text/print-brackets";
import { formatInstant } from "@/lib/time/format-instant";
import { InboxActs } from "./InboxActs";
import { InboxLink } from "./InboxLink";

type Props = {
  tab: InboxTab;
  items: readonly InboxItem[];
  /** The compartments that the reader belongs to. */
  compartments: readonly { id: string; name: string; meaning: string }[];
  /** Lines above them, of what is of no negotiation. */
  children?: ReactNode;
};

/** Each subject once, with why it is here, what was said of it last, and what its reader does about it. */
export function InboxList({ tab, items, compartments, children }: Props) {
  return (
    <ul className="divide-y divide-rule border-t-2 border-ink">
      {children}
      {items.map((item) => (
        <InboxRow key={item.subjectId} {...{ tab, item, compartments }} />
      ))}
    </ul>
  );
}

function InboxRow({ tab, item, compartments }: Omit<Props, "items" | "children"> & { item: InboxItem }) {
  const { negotiation, subjectId, entries, fresh, more, at, reason, snoozedUntil } = item;
  const on = { negotiationId: negotiation.id, subjectId, through: at.toISOString() };
  const isNew = fresh > 0;
  const time = (instant: Date) => (
    <Time dateTime={instant.toISOString()} title={formatInstant(instant, negotiation.timeZone)}>
      {formatInstant(instant, negotiation.timeZone, "minute")}
    </Time>
  );
  return (
    <li
      data-row
      className="grid grid-cols-[0.75rem_minmax(0,1fr)_auto] gap-x-3 py-3 focus-within:bg-paper-2 max-md:grid-cols-[0.75rem_minmax(0,1fr)]"
    >
      <span aria-hidden="true" className={isNew ? "mt-2 size-2 rounded-full bg-accent" : ""} />
      <div className="min-w-0">
        <p className="t-meta text-ink-2">
          <span className={isNew ? "font-semibold text-ink" : ""}>{reasonInWords(reason, item.subject.settled)}</span>
          {isNew && <span className="sr-only">, new</span>} · <bdi>{negotiation.name}</bdi> · {time(at)}
          {tab === "snoozed" && snoozedUntil && <> · back on {time(snoozedUntil)}</>}
        </p>
        <h2 id={`subject-${subjectId}`} className={cx("line-clamp-2", isNew ? "t-ui-strong" : "t-ui")}>
          {item.subject.isGone ? (
            <span data-row-link tabIndex={-1}>
              <SubjectName item={item} />, taken back
            </span>
          ) : (
            <InboxLink on={on} isNew={isNew} href={subjectPath(item.negotiation.slug, item)}>
              <SubjectName item={item} />
            </InboxLink>
          )}
        </h2>
        <ul className="t-small mt-0.5 grid gap-0.5 text-ink-2">
          {entries.map((entry) => (
            <li key={entry.id} className="line-clamp-2 [overflow-wrap:anywhere]">
              <bdi className="font-semibold text-ink">{entry.person}</bdi> {entry.did}
              {entry.detail && (
                <>
                  : <bdi>{entry.detail}</bdi>
                </>
              )}{" "}
              <MarkingWord compartment={compartments.find(({ id }) => id === entry.compartmentId)} />
            </li>
          ))}
          {more > 0 && <li className="text-ink-3">and {more === 1 ? "one change" : `${more} changes`} before</li>}
        </ul>
      </div>
      <InboxActs tab={tab} on={on} isNew={isNew} about={`subject-${subjectId}`} name={nameOf(item)} />
    </li>
  );
}

const unnamed = "Something that is no longer on record for you";
/** As much of a remark's words as tells it from another, in letters. */
const longest = 60;

/** In one line. */
function nameOf({ subject, negotiation }: InboxItem): string {
  if (subject.kind === "negotiation") return negotiation.name;
  if (subject.name === null) return unnamed;
  if (subject.kind !== "thread") return subject.name;
  const words = stripNotation(subject.name);
  return `a remark on “${words.length > longest ? `${words.slice(0, longest).trimEnd()}…` : words}”`;
}

function SubjectName({ item: { subject, negotiation } }: { item: InboxItem }) {
  if (subject.kind === "negotiation") return <bdi>{negotiation.name}</bdi>;
  if (subject.name === null) return unnamed;
  if (subject.kind !== "thread") return <bdi>{subject.name}</bdi>;
  return (
    <>
      A remark on “<bdi>{stripNotation(subject.name)}</bdi>”
    </>
  );
}
