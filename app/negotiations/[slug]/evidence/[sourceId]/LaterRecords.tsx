/** What is recorded from a source and begins after the day of the page, with the day on which it shows. */
import { MarkingNote } from "@/components/record/MarkingNote";
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import type { SourceDesk } from "@/lib/desk/queries";
import { foundNouns, isFoundNoun } from "@/lib/search/rules/nouns";
import { formatFuzzy } from "@/lib/time/format-date";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";

type Props = {
  later: SourceDesk["later"];
  zone: string;
  compartments: readonly { id: string; name: string; meaning: string }[];
  /** The desk as of that day. */
  hrefOn: (day: FuzzyDate) => string;
};

export function LaterRecords({ later, zone, compartments, hrefOn }: Props) {
  if (later.length === 0) return null;
  return (
    <Section title="Holds from a later day" aside={later.length.toLocaleString("en-GB")} id="later">
      <ul>
        {later.map(({ id, noun, quote, heldFrom, day, compartmentId }) => (
          <li key={id} className="border-b border-rule py-2">
            <Link href={hrefOn(day)} className="link-name line-clamp-2 min-h-6 py-0.5">
              <span className="inline-block first-letter:uppercase">
                {isFoundNoun(noun) ? foundNouns[noun].one : "record"}
              </span>{" "}
              from {formatFuzzy(heldFrom, zone)} on
            </Link>
            {quote && (
              <p className="t-meta text-ink-3">
                from <q dir="auto">{quote.length > 60 ? `${quote.slice(0, 60)}…` : quote}</q>
              </p>
            )}
            <MarkingNote compartment={compartments.find((each) => each.id === compartmentId)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
