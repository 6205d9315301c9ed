/** What a brief is composed from: the record as one reader sees it at one moment, and how its claims are cited and marked. */
import type { BoardView } from "@/lib/analysis/board";
import type { Changes } from "@/lib/analysis/changes/queries";
import type { boardFactsIn } from "@/lib/analysis/queries";
import type { ThreadView } from "@/lib/annotations/queries";
import { citedOf, type SourceView } from "@/lib/evidence/queries";
import type { CompartmentView, NegotiationView } from "@/lib/negotiations/queries";
import type { PositionView } from "@/lib/positions/queries";
import type { RecordFacts } from "@/lib/record/reading";
import { gradeInWords, sourceGoneInWords } from "@/lib/record/rules";
import type { ClauseVersionView, SponsorView } from "@/lib/text/queries";
import { formatFuzzy } from "@/lib/time/format-date";
import { type FuzzyDate, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { OpenedMoment } from "@/lib/time/moment";
import type { BriefNote, Inline, Line } from "../rules/brief";

export type Material = {
  negotiation: Pick<NegotiationView, "name" | "timeZone">;
  moment: OpenedMoment;
  /** Those that the reader belongs to. */
  compartments: readonly CompartmentView[];
  facts: Awaited<ReturnType<typeof boardFactsIn>>;
  board: BoardView;
  /** In force; of very many the first, and `positionCount` says how many there are. */
  positions: readonly PositionView[];
  positionCount: number;
  /** What moved since the earlier moment; null where that is not told, or no earlier moment is on record. */
  moved: { since: FuzzyDate; changes: Changes } | null;
  /** The wordings at the moment that the text is compared with; null: it is not compared. */
  earlier: { since: FuzzyDate; wordings: readonly ClauseVersionView[] } | null;
  /** Those that are open. */
  threads: readonly ThreadView[];
  sponsors: readonly SponsorView[];
};

type Marked = { compartmentId?: string | null } | null | undefined;

/** Gathers what a brief cites and with what it is marked while its sections are written. */
export function writing(material: Pick<Material, "compartments" | "negotiation"> & { sources: readonly SourceView[] }) {
  const { compartments, sources } = material;
  const notes = new Map<string, BriefNote>();
  const circles = new Map<string, CompartmentView>();

  function marks(ids: readonly string[]): Line {
    const told = compartments.filter(({ id }) => ids.includes(id));
    for (const circle of told) circles.set(circle.id, circle);
    const names = told.map(({ name }) => name);
    return names.length === 0 ? [] : [{ markings: names }];
  }
  return {
    /** With what something is marked that is told from these records. */
    marked: (...records: readonly Marked[]): Line => marks(records.flatMap((record) => record?.compartmentId ?? [])),
    marks,
    /** The notes on what a record cites, and whether a source of it is no more. */
    cited(record: Pick<RecordFacts, "citations">): Line {
      const { citations: told, isSourceGone } = citedOf(record, sources);
      const numbers = told.map((citation) => {
        const source = sources.find(({ id }) => id === citation.sourceId);
        const text = [source && sourceInWords(source), gradeInWords(citation.reliability, citation.credibility)]
          .concat(`rests on ${citation.origin}`, citation.locator ?? [], citation.quote ? `“${citation.quote}”` : [])
          .join("; ");
        const note = notes.get(text) ?? { number: notes.size + 1, text };
        notes.set(text, note);
        return note.number;
      });
      const behind = told.map(({ sourceId }) => sources.find(({ id }) => id === sourceId)?.record);
      const unique = [...new Set(numbers)];
      return [
        ...(unique.length === 0 ? [] : [{ notes: unique }, ...this.marked(...behind)]),
        ...(isSourceGone ? [say(` (${sourceGoneInWords})`, "quiet")] : []),
      ];
    },
    notes: () => [...notes.values()],
    circles: () => [...circles.values()],
  };
}

export type Writing = ReturnType<typeof writing>;

/** “Title”, publisher, the day it was published. */
export function sourceInWords({ title, publisher, published }: SourceView): string {
  const day = published === null ? null : dayOf(published);
  return [`“${title}”`, publisher, day].filter(Boolean).join(", ");
}

/** A date as recorded, in words and without the day of the week. */
export function dayOf(text: string): string {
  return formatFuzzy(requireFuzzyDate(text), "UTC", { weekday: false });
}

export const say = (words: string, look?: "strong" | "quiet"): Inline => (look ? { words, look } : { words });
