/** What was done in a review, the first first. */
import { Section } from "@/components/ui/Section";
import type { ReviewDeed } from "@/lib/reviews/queries-one";
import { formatFuzzy } from "@/lib/time/format-date";
import { inARow } from "./reviewWords";

type Props = {
  deeds: readonly ReviewDeed[];
  versionOf: (askedId: string) => string | null;
  timeZone: string;
};

export function ReviewDeeds({ deeds, versionOf, timeZone }: Props) {
  return (
    <Section title="What was done">
      <ol className="divide-y divide-rule">
        {deeds.map((deed) => (
          <li key={deed.recordId} className="t-small py-2">
            <span className="text-ink-3">{formatFuzzy(deed.on, timeZone, { weekday: false, year: false })}</span>{" "}
            <bdi className="font-semibold">{deed.by}</bdi> {didInWords(deed, versionOf(deed.recordId))}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function didInWords({ kind, added, removed, day }: ReviewDeed, version: string | null): string {
  const of = version ? ` about ${version}` : "";
  if (kind === "asked") return `asked${of || " about the text"}`;
  if (kind === "carried") return `asked anew${of || ", about the text as it stood then"}`;
  if (kind === "closed") return "closed it";
  if (kind === "withdrawn") return "withdrew it";
  const changes = [
    added.length > 0 && `asked ${inARow(added)} too`,
    removed.length > 0 && `asks ${inARow(removed)} no more`,
    day === null && "took the day away",
    day && `asked for answers by ${formatFuzzy(day, "UTC", { weekday: false })}`,
  ].filter(Boolean);
  return changes.join(", ") || "changed the note";
}
