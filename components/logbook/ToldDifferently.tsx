/** What independent sources say otherwise of the same time, side by side: the reader judges, and nothing is left out. */
import { HowWeKnow } from "@/components/record/HowWeKnow";
import { MarkingNote } from "@/components/record/MarkingNote";
import { cx } from "@/components/ui/cx";
import { Link } from "@/components/ui/Link";
import type { ToldDifferently as Group } from "@/lib/logbook/queries-told-differently";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { momentQuery } from "@/lib/time/moment-query";
import { type Reading, recordHref } from "./recordHref";

type Props = {
  groups: readonly Group[];
  timeZone: string;
  reading: Reading;
  compartments: readonly CompartmentView[];
  /** The record whose page this is. */
  here?: string;
};

export function ToldDifferently({ groups, timeZone, reading, compartments, here }: Props) {
  const evidenceHref = paths.evidence(reading.slug) + momentQuery(reading.moment);
  return (
    <>
      <p className="t-small pb-1 text-ink-2">
        Told of the same time by sources that do not rest on one another. It may also have changed within that time.
      </p>
      <ul>
        {groups.map((group) => {
          const [first] = group;
          return (
            first && (
              <li key={`${first.topic} ${first.held}`} data-row className="border-b border-rule py-3">
                <p>
                  <Link href={recordHref(reading, first.target)} className="link-name font-semibold">
                    <bdi>{first.title}</bdi>
                  </Link>
                  {first.held && (
                    <span className="t-small text-ink-2"> {formatFuzzy(requireFuzzyDate(first.held), timeZone)}</span>
                  )}
                </p>
                <ul className="mt-2 grid gap-x-6 gap-y-3 sm:grid-cols-2">
                  {group.map(({ recordId, record, says, citations, isSourceGone }) => (
                    <li
                      key={recordId}
                      className={cx("border-l-2 pl-3", recordId === here ? "border-accent" : "border-rule")}
                    >
                      <p>
                        {says}
                        {recordId === here && <span className="t-small text-ink-2"> (this record)</span>}
                      </p>
                      <HowWeKnow
                        citations={citations}
                        isSourceGone={isSourceGone}
                        evidenceHref={evidenceHref}
                        isDateInferred={record.validInferred}
                        recordId={recordId}
                      />
                      <MarkingNote
                        compartment={compartments.find(({ id }) => id === record.compartmentId)}
                        className="mt-1"
                      />
                    </li>
                  ))}
                </ul>
              </li>
            )
          );
        })}
      </ul>
    </>
  );
}
