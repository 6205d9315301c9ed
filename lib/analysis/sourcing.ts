/** How well the record is sourced, as sentences: on how many sources with how many origins it rests, on whose word. */
import { countOrigins, gradeOf, isCredibility, type Basis, type Reliability } from "@/lib/record/rules";
import type { SourceKind } from "@/lib/evidence/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { pointsOf, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { capitalised, counted, listed, numberWord } from "./counting-words";

export type SourceFact = {
  id: string;
  kind: SourceKind;
  title: string;
  /** EDTF. */
  published: string | null;
  reliability: Reliability;
  origin: string;
};

/** An entry of the record: what it cites and, of a position or statement, how it is known. */
export type ClaimFact = {
  basis: Basis | null;
  citations: readonly { sourceId: string; credibility: number }[];
  /** It says something of the world, and so owes a source: a question or a sitting of ours does not. */
  isClaim: boolean;
  /** Of how many entries alike it is one; left out, of itself alone. */
  count?: number;
};

export type Sourcing = {
  sentences: string[];
  /** The sentence that owns up to entries without a source; null where there is none to own up to. */
  owed: string | null;
};

const kindWords: Record<SourceKind, string> = {
  press: "press reporting",
  document: "a document",
  transcript: "a transcript",
  cable: "a cable",
  interview: "an interview",
  person: "a person",
  dataset: "a data set",
};

/**
 * The sourcing of what claims something, or no sentence where nothing does. An assessment of the team's own needs no
 * source and is counted apart; any other claim without one is owned up to. `year` is the one that need not be told.
 */
export function sourcingOf(entries: readonly ClaimFact[], sources: readonly SourceFact[], year: number): Sourcing {
  const claims = entries.filter(({ isClaim }) => isClaim);
  if (claims.length === 0) return { sentences: [], owed: null };
  const cited = claims.flatMap(({ citations, count = 1 }) =>
    citations.flatMap(({ sourceId, credibility }) => {
      const source = sources.find(({ id }) => id === sourceId);
      return source ? [{ source, credibility, count }] : [];
    }),
  );
  const unsourced = claims.filter((claim) => !isSourced(claim, sources));
  const bare = entriesIn(unsourcedIn(unsourced, sources));
  const assessed = entriesIn(unsourced) - bare;
  if (cited.length === 0) return nothingCited(assessed, bare);
  const used = sources.filter(({ id }) => cited.some(({ source }) => source.id === id));
  const whole = unsourced.length === 0 ? "All of it rests" : bare === 0 ? "All that is reported rests" : "It rests";
  const grades = gradesInWords(cited);
  const sentences = [
    used.length === 1 && used[0]
      ? `${whole} on one source with one origin: ${sourceInWords(used[0], year)}, ${grades}.`
      : `${whole} on ${counted(used.length, "source")} with ${counted(originsOf(used), "origin")}, ${grades}.`,
    ...(assessed > 0
      ? [`${capitalised(counted(assessed, "assessment"))} ${assessed === 1 ? "is" : "are"} the team’s own.`]
      : []),
  ];
  const owed =
    bare > 0 ? `${capitalised(counted(bare, "entry", "entries"))} ${bare === 1 ? "cites" : "cite"} no source.` : null;
  return { sentences, owed };
}

/** The entries that owe a source: they claim something, cite nothing on record, and are no assessment of the team's. */
export function unsourcedIn<Entry extends ClaimFact>(
  entries: readonly Entry[],
  sources: readonly SourceFact[],
): Entry[] {
  return entries.filter((entry) => entry.isClaim && entry.basis !== "assessed" && !isSourced(entry, sources));
}

function entriesIn(claims: readonly ClaimFact[]): number {
  return claims.reduce((sum, { count = 1 }) => sum + count, 0);
}

function isSourced({ citations }: ClaimFact, sources: readonly SourceFact[]): boolean {
  return citations.some(({ sourceId }) => sources.some(({ id }) => id === sourceId));
}

/** "press reporting of about 28 February" */
function sourceInWords({ kind, published, title }: SourceFact, year: number): string {
  if (kind === "person") return title;
  if (!published) return `${kindWords[kind]} without a date`;
  const date = requireFuzzyDate(published);
  const isThisYear = pointsOf(date).start.start.year === year;
  return `${kindWords[kind]} of ${formatFuzzy(date, "UTC", { style: "long", weekday: false, year: !isThisYear })}`;
}

function originsOf(sources: readonly SourceFact[]): number {
  return countOrigins(sources.map(({ id, origin }) => ({ sourceId: id, origin })));
}

/** "grade B2", "grades B2 and B3"; the grade that most rests on first, and of many only the three commonest. */
function gradesInWords(cited: readonly { source: SourceFact; credibility: number; count: number }[]): string {
  const counts = new Map<string, number>();
  for (const { source, credibility, count } of cited) {
    if (!isCredibility(credibility)) continue;
    const grade = gradeOf(source.reliability, credibility);
    counts.set(grade, (counts.get(grade) ?? 0) + count);
  }
  const grades = [...counts]
    .sort(([a, most], [b, least]) => least - most || a.localeCompare(b))
    .map(([grade]) => grade);
  return grades.length === 1 ? `grade ${grades[0]}` : `grades ${listed(grades, 3)}`;
}

function nothingCited(assessed: number, bare: number): Sourcing {
  if (bare === 0)
    return { sentences: ["All of it is the team’s own assessment; nothing cites a source yet."], owed: null };
  const [count, number] = [assessed + bare, numberWord(assessed + bare)];
  return {
    sentences: [`${capitalised(number)} ${count === 1 ? "entry is" : "entries are"} on record.`],
    owed: count === 1 ? "It cites no source yet." : "None cites a source yet.",
  };
}
