/** The notes of a filed session as prose, with each record that was made of them under the line it came from. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import type { EntryView } from "@/lib/logbook/queries-entries";
import type { ToldNote, ToldNotes, ToldRun } from "@/lib/logbook/rules/told-notes";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { SessionEntry } from "./SessionEntry";

type Props = {
  notes: ToldNotes<EntryView>;
  /** Where the talks sat, beside each day. */
  venue: string;
  /** The page of a term, a party or a delegate. */
  hrefOf: (mention: { kind: "party" | "delegate" | "term"; id: string }) => string;
  /** The marks of the sources behind an entry. */
  sources: (entry: EntryView) => ReactNode;
  /** The compartment that an entry is marked with; null for one that all members see. */
  compartment: (compartmentId: string | null) => { name: string } | null;
  /** When and by whom the notes were filed. */
  filed: ReactNode;
  /** What the notes rest on as a whole. */
  known: ReactNode;
  /** What can be done about the entries together. */
  acts: ReactNode;
};

/** Times hang in a margin of their own; a phone gives it up. */
const hanging = "md:grid md:grid-cols-[3rem_minmax(0,1fr)] md:gap-x-4";

/** A day of votes records thousands of lines, which nobody reads one under the other. */
const mostBeside = 200;

export function SessionNotes({
  notes: { notes, beside },
  venue,
  hrefOf,
  sources,
  compartment,
  filed,
  known,
  acts,
}: Props) {
  const entryOf = (entry: EntryView) => (
    <SessionEntry
      key={entry.recordId}
      entry={entry}
      sources={sources(entry)}
      compartment={compartment(entry.record.compartmentId)}
    />
  );
  return (
    <Section title="Notes" aside={filed}>
      {notes.length === 0 && (
        <p className="t-note py-2 text-ink-2">No notes were filed; what the session recorded stands here alone.</p>
      )}
      <div className="grid gap-1">
        {notes.map((note, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: filed notes do not change their order.
          <Note key={place} note={note} venue={venue} hrefOf={hrefOf} entryOf={entryOf} />
        ))}
      </div>
      {beside.length > 0 && (
        <section aria-labelledby="beside-the-notes" className="mt-5">
          <h3 id="beside-the-notes" className={hanging}>
            <span className="t-small col-start-2 text-ink-2">Recorded with the session, beside the notes</span>
          </h3>
          <div className="mt-1 grid gap-1">{beside.slice(0, mostBeside).map(entryOf)}</div>
          {beside.length > mostBeside && (
            <p className="t-small mt-2 text-ink-2 md:ml-16">
              And {(beside.length - mostBeside).toLocaleString("en-GB")} more, each on the page of its term or party.
            </p>
          )}
        </section>
      )}
      {known && <div className="mt-5 md:ml-16">{known}</div>}
      {acts && <div className="mt-5 empty:hidden md:ml-16">{acts}</div>}
    </Section>
  );
}

type NoteProps = Pick<Props, "venue" | "hrefOf"> & {
  note: ToldNote<EntryView>;
  entryOf: (entry: EntryView) => ReactNode;
};

function Note({ note, venue, hrefOf, entryOf }: NoteProps) {
  if (note.kind === "entry") return entryOf(note.entry);
  if (note.kind === "day")
    return (
      <h3 className={cx(hanging, "mt-4 first:mt-1")}>
        <span className="t-small col-start-2">
          <Time dateTime={note.day} className="font-semibold">
            {formatFuzzy(requireFuzzyDate(note.day), "UTC", { style: "long", year: false })}
          </Time>{" "}
          <span className="ml-1 text-ink-3">{venue}</span>
        </span>
      </h3>
    );
  return (
    <div className={cx(hanging, "py-1")}>
      <span className="t-meta pt-1 text-ink-3 md:text-right">{note.time && <time>{note.time}</time>}</span>
      <p dir="auto" className="t-note max-w-[66ch]">
        {note.runs.map((run, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the runs of one line, drawn anew as a whole.
          <Run key={place} run={run} hrefOf={hrefOf} />
        ))}
      </p>
    </div>
  );
}

/** A party or person stands out in the sans of the tables, a term is a quiet link; both say in full what they mean. */
function Run({ run: { text, mention }, hrefOf }: { run: ToldRun; hrefOf: Props["hrefOf"] }) {
  if (!mention) return text;
  const isTerm = mention.kind === "term";
  return (
    <Link
      href={hrefOf(mention)}
      title={mention.name}
      className={cx(
        "font-sans",
        isTerm ? "text-[0.875rem] text-accent hover:underline" : "link-name text-[0.9375rem] font-semibold",
      )}
    >
      <bdi>{text}</bdi>
      {isTerm && <span className="sr-only"> {mention.name}</span>}
    </Link>
  );
}
