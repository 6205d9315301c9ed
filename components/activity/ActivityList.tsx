/** Who changed what, by the day on which it was recorded, the latest first; each with what it changed. */
import Link from "next/link";
import { MarkingNote } from "@/components/record/MarkingNote";
import { Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import type { ActivityEntry } from "@/lib/activity/queries";
import type { ActivityChange } from "@/lib/activity/rules/fields";
import { formatInstant } from "@/lib/time/format-date";
import { dayOf } from "@/lib/time/zones";
import { type Reading, recordHref } from "@/components/logbook/recordHref";

type Props = {
  entries: readonly ActivityEntry[];
  timeZone: string;
  reading: Reading;
  /** The compartments that the reader belongs to. */
  compartments: readonly { id: string; name: string; meaning: string }[];
};

export function ActivityList({ entries, timeZone, reading, compartments }: Props) {
  const days = new Map<string, ActivityEntry[]>();
  for (const entry of entries) {
    const day = dayOf(entry.at, timeZone);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days].map(([day, each]) => (
    <Section key={day} title={formatInstant(each[0]?.at ?? new Date(day), timeZone, "dayLong")}>
      <ul className="divide-y divide-rule">
        {each.map((entry) => (
          <li key={entry.id} data-row className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-3 py-2">
            <p className="t-meta pt-0.5 text-ink-3">
              <Time dateTime={entry.at.toISOString()} title={formatInstant(entry.at, timeZone)}>
                {formatInstant(entry.at, timeZone, "time")}
              </Time>
            </p>
            <div className="min-w-0">
              <Sentence entry={entry} reading={reading} />
              <MarkingNote compartment={compartments.find(({ id }) => id === entry.compartmentId)} className="mt-0.5" />
              {entry.changes.length > 0 && <Changes changes={entry.changes} of={entry} />}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  ));
}

function Sentence({ entry: { person, did, detail, target }, reading }: { entry: ActivityEntry; reading: Reading }) {
  return (
    <p className="max-w-3xl">
      <strong className="font-semibold">{person}</strong>{" "}
      {target ? (
        <Link href={recordHref(reading, target)} className="link-name max-md:py-1">
          {did}
        </Link>
      ) : (
        did
      )}
      {detail && (
        <>
          : <span dir="auto">{inShort(detail)}</span>
        </>
      )}
    </p>
  );
}

/** The first words of what was written at length; all of it stands among the fields. */
function inShort(text: string): string {
  const most = 140;
  return text.length <= most ? text : `${text.slice(0, text.lastIndexOf(" ", most))} …`;
}

function Changes({ changes, of }: { changes: readonly ActivityChange[]; of: { person: string; did: string } }) {
  const hasBefore = changes.some(({ before }) => before !== null);
  return (
    <details className="mt-0.5 print:hidden">
      <summary className="t-meta w-fit py-1 text-accent max-md:py-3.5">
        {hasBefore ? "Before and after" : "What it says"}
        <span className="sr-only">
          : {of.person} {of.did}
        </span>
      </summary>
      <dl className="t-small mt-1 mb-2 grid gap-x-4 gap-y-1 border-l-2 border-rule pl-4 sm:grid-cols-[minmax(0,9rem)_minmax(0,1fr)]">
        {changes.map(({ label, before, after }) => (
          <div key={label} className="contents">
            <dt className="t-meta pt-0.5 text-ink-3 first-letter:uppercase">{label}</dt>
            <dd dir="auto" className="max-w-measure break-words whitespace-pre-line max-sm:mb-1">
              {hasBefore && before !== null && (
                <del className="text-ink-3">
                  <span className="sr-only">before: </span>
                  {before}
                </del>
              )}
              {hasBefore && before !== null && after !== null && " "}
              {after !== null && (hasBefore ? <ins className="no-underline">{after}</ins> : after)}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
