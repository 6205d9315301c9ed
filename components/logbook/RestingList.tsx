/** All that rests on one source, folded away under the count, each line leading to its record. */
import Link from "next/link";
import type { RestingGroup } from "@/lib/logbook/rules/resting";
import { type Reading, recordHref } from "./recordHref";

type Props = { groups: readonly RestingGroup[]; reading: Reading };

export function RestingList({ groups, reading }: Props) {
  const count = groups.reduce((sum, { lines }) => sum + lines.length, 0);
  if (count === 0) return <p className="t-small mt-1 text-ink-2">Nothing rests on it.</p>;
  return (
    <details className="mt-2">
      <summary className="w-fit text-accent max-md:py-2.5">
        {count === 1 ? "1 record rests on it" : `${count.toLocaleString("en-GB")} records rest on it`}
      </summary>
      <div className="mt-2 border-l-2 border-rule pl-4">
        <RestingGroups groups={groups} reading={reading} />
      </div>
    </details>
  );
}

/** Records in one line each, by kind. */
export function RestingGroups({ groups, reading }: Props) {
  return (
    <div className="grid gap-4">
      {groups.map(({ name, lines }) => (
        <div key={name}>
          <p className="t-meta text-ink-3">
            {name}, {lines.length}
          </p>
          <ul className="t-small mt-0.5 gap-x-8 md:columns-2">
            {lines.map(({ recordId, text, target }) => (
              <li key={recordId} className="break-inside-avoid py-0.5 max-md:py-2">
                <Link href={recordHref(reading, target)} className="link-name line-clamp-2" dir="auto">
                  {text}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
