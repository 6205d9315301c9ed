/** What somebody said, the latest first: when, on what, in which words, and how that is known. */
import { recordHref, type Reading } from "@/components/logbook/recordHref";
import { StanceGlyph } from "@/components/positions/StanceGlyph";
import { HowWeKnow } from "@/components/record/HowWeKnow";
import { MarkingNote } from "@/components/record/MarkingNote";
import { Link } from "@/components/ui/Link";
import { Time } from "@/components/ui/Time";
import { stanceLabels } from "@/lib/positions/rules";
import type { SaidEntry } from "@/lib/search/queries-said";
import { foundNouns } from "@/lib/search/rules/nouns";
import { formatFuzzy } from "@/lib/time/format-date";
import { earliest, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { MarkedSnippet } from "./Marked";

type Props = {
  entries: readonly SaidEntry[];
  reading: Reading;
  timeZone: string;
  evidenceHref: string;
  compartments: readonly { id: string; name: string; meaning: string }[];
};

export function SaidList({ entries, ...each }: Props) {
  return (
    <ol className="border-t-2 border-ink">
      {entries.map((entry) => (
        <SaidRow key={entry.recordId} entry={entry} {...each} />
      ))}
    </ol>
  );
}

function SaidRow({
  entry,
  reading,
  timeZone,
  evidenceHref,
  compartments,
}: { entry: SaidEntry } & Omit<Props, "entries">) {
  const { stance, words, title, target, about } = entry;
  const date = requireFuzzyDate(entry.validText);
  const terms = about.filter(({ kind }) => kind === "term");
  const speakers = about.filter(({ kind }) => kind === "delegate");
  const noun = foundNouns[entry.kind].one;
  const label = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
  return (
    <li data-row className="grid gap-x-4 border-t border-rule py-3 first:border-t-0 md:grid-cols-[9rem_minmax(0,1fr)]">
      <p className="t-meta text-ink-2">
        <Time dateTime={earliest(date, timeZone).toISOString()}>{formatFuzzy(date, timeZone, { weekday: false })}</Time>
      </p>
      <div className="min-w-0">
        <p className="t-small text-ink-2">
          {target ? (
            <Link href={recordHref(reading, target)} data-row-link className="link-name t-ui-strong max-md:py-1">
              {label}
            </Link>
          ) : (
            <span className="t-ui-strong">{label}</span>
          )}
          {speakers.map(({ id, name }) => (
            <span key={id}>
              {" "}
              by <bdi>{name}</bdi>
            </span>
          ))}
          {terms.length > 0 && " on "}
          {terms.map(({ id, name }, place) => (
            <span key={id}>
              {place > 0 && ", "}
              <bdi>{name}</bdi>
            </span>
          ))}
        </p>
        {stance && (
          <p className="mt-0.5 flex items-center gap-2">
            <StanceGlyph stance={stance} />
            {stanceLabels[stance]}
          </p>
        )}
        {title && (
          <p dir="auto" className="mt-0.5 max-w-measure text-ink-2">
            {title}
          </p>
        )}
        {words && (
          <MarkedSnippet
            snippet={words}
            className="mt-0.5 max-w-measure font-serif whitespace-pre-line wrap-anywhere"
          />
        )}
        <HowWeKnow
          citations={entry.citations}
          isSourceGone={entry.isSourceGone}
          evidenceHref={evidenceHref}
          basis={entry.basis}
          isDateInferred={entry.isInferred}
          className="mt-1"
        />
        <MarkingNote compartment={compartments.find(({ id }) => id === entry.compartmentId)} className="mt-1" />
      </div>
    </li>
  );
}
