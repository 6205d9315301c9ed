/** All that rests on one source, folded away under the count, each line leading to its record. */
import { Link } from "@/components/ui/Link";
import { MarkingWord } from "@/components/record/MarkingNote";
import type { CompartmentView } from "@/lib/negotiations/queries";
import type { RestingGroup } from "@/lib/logbook/rules/resting";
import { type Reading, recordHref } from "./recordHref";

type Props = {
  groups: readonly RestingGroup[];
  reading: Reading;
  compartments: readonly CompartmentView[];
  /** Where all of them stand; left out, they stand here. */
  allHref?: string | undefined;
};

/** Of so many, the page of all sources has the first: thousands of lines would be sent for the few that are opened. */
const mostInAll = 24;

export function RestingList({ groups, reading, compartments, allHref }: Props) {
  const count = countOf(groups);
  if (count === 0) return <p className="t-small mt-1 text-ink-2">Nothing rests on it.</p>;
  return (
    <details className="mt-2" open={allHref === undefined}>
      <summary className="w-fit text-accent max-md:py-2.5">
        {count === 1 ? "1 record rests on it" : `${count.toLocaleString("en-GB")} records rest on it`}
      </summary>
      <div className="mt-2 border-l-2 border-rule pl-4">
        <RestingGroups groups={groups} reading={reading} compartments={compartments} allHref={allHref} />
      </div>
    </details>
  );
}

/** Records in one line each, by kind; of very many the first of each kind, and the way to all. */
export function RestingGroups({ groups, reading, compartments, allHref }: Props) {
  const count = countOf(groups);
  const isShort = allHref !== undefined && count > mostInAll;
  const shown = isShort
    ? groups.map(({ lines, ...group }) => ({ ...group, lines: lines.slice(0, Math.ceil(mostInAll / groups.length)) }))
    : groups;
  return (
    <div className="grid gap-4">
      {shown.map(({ name, lines, count }) => (
        <div key={name}>
          <p className="t-meta text-ink-3">
            {name}, {isShort || lines.length === count ? count : `the first ${lines.length} of ${count}`}
          </p>
          <ul className="t-small mt-0.5 gap-x-8 md:columns-2">
            {lines.map(({ recordId, text, compartmentId, target }) => (
              <li key={recordId} className="break-inside-avoid py-0.5 max-md:py-2">
                <Link href={recordHref(reading, target)} className="link-name line-clamp-2" dir="auto">
                  {text}
                </Link>
                <MarkingWord compartment={compartments.find(({ id }) => id === compartmentId)} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {isShort && (
        <p>
          <Link href={allHref} className="link">
            All {count.toLocaleString("en-GB")}
          </Link>
        </p>
      )}
    </div>
  );
}

function countOf(groups: readonly RestingGroup[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}
