/** What lies between the two moments by name: sessions, and what happened in the rounds. */
import { Link } from "@/components/ui/Link";
import { recordHref, type Reading } from "@/components/logbook/recordHref";
import { MetaLine } from "@/components/ui/Answer";
import type { NamedMoment } from "@/lib/logbook/rules/named-moments";
import { formatFuzzy } from "@/lib/time/format-date";

type Props = { moments: readonly NamedMoment[]; reading: Reading };

/** How many are named in a line. */
const most = 5;

export function BetweenLine({ moments: all, reading }: Props) {
  // How many wordings there are is told of the terms.
  const moments = all.filter(({ kind }) => kind !== "wording");
  if (moments.length === 0) return null;
  const isOneYear = moments[0]?.day.slice(0, 4) === moments.at(-1)?.day.slice(0, 4);
  const rest = moments.length - most;
  return (
    <MetaLine>
      Between them:{" "}
      {moments.slice(0, most).map(({ kind, id, name, day }, place) => (
        <span key={`${kind} ${id} ${day}`}>
          {place > 0 && ", "}
          {kind === "session" && id ? (
            <Link href={recordHref(reading, { kind: "session", id })} className="link">
              <bdi>{name}</bdi>
            </Link>
          ) : (
            name.charAt(0).toLowerCase() + name.slice(1)
          )}{" "}
          ({formatFuzzy(day, "UTC", { weekday: false, year: !isOneYear })})
        </span>
      ))}
      {rest > 0 && ` and ${rest} more`}.
    </MetaLine>
  );
}
