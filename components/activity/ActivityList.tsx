/** Who changed what, by the day on which it was recorded, the latest first; each opens what it changed. */
import { Link } from "@/components/ui/Link";
import { MarkingNote } from "@/components/record/MarkingNote";
import { Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import type { ActivityEntry } from "@/lib/activity/queries";
import { type Reading, recordHref } from "@/components/logbook/recordHref";
import { formatFuzzy } from "@/lib/time/format-date";
import { formatInstant } from "@/lib/time/format-instant";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { dayOf } from "@/lib/time/zones";
import { Changes } from "./Changes";

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
              <Held held={entry.held} recorded={day} />
              <MarkingNote compartment={compartments.find(({ id }) => id === entry.compartmentId)} className="mt-0.5" />
              {entry.changes.length > 0 && <Changes changes={entry.changes} of={entry} />}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  ));
}

function Sentence({
  entry: { person, token, did, detail, target },
  reading,
}: {
  entry: ActivityEntry;
  reading: Reading;
}) {
  return (
    <p className="max-w-3xl [overflow-wrap:anywhere]">
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
          : <bdi>{inShort(detail)}</bdi>
        </>
      )}
      {token !== null && (
        <span className="text-ink-2">
          , by the token <bdi>{token}</bdi>
        </span>
      )}
    </p>
  );
}

/** Since when it holds, where that is not the day on which it was recorded. */
function Held({ held, recorded }: { held: string | null; recorded: string }) {
  if (held === null || held.slice(0, 10) === recorded) return null;
  return <p className="t-meta text-ink-3">held since {formatFuzzy(requireFuzzyDate(held), "UTC")}</p>;
}

/** The first words of what was written at length; all of it stands among the fields. */
function inShort(text: string): string {
  const most = 140;
  return text.length <= most ? text : `${text.slice(0, Math.max(text.lastIndexOf(" ", most), most / 2))} …`;
}
