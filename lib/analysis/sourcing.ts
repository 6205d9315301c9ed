/** How well the board is sourced, as sentences: on how many sources with how many origins it rests, and on whose word. */
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

/** An entry of the record that claims something: what it cites and, of a position or statement, how it is known. */
export type ClaimFact = { basis: Basis | null; citations: readonly { sourceId: string; credibility: number }[] };

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
 * The sourcing of claims, or no sentence where there is no claim. An assessment of the team's own needs no source and is
 * counted apart; any other claim without one is owned up to. `year` is the one that need not be told.
 */
export function sourcingOf(claims: readonly ClaimFact[], sources: readonly SourceFact[], year: number): string[] {
  if (claims.length === 0) return [];
  const cited = claims.flatMap(({ citations }) =>
    citations.flatMap(({ sourceId, credibility }) => {
      const source = sources.find(({ id }) => id === sourceId);
      return source ? [{ source, credibility }] : [];
    }),
  );
  const isSourced = ({ citations }: ClaimFact) =>
    citations.some(({ sourceId }) => sources.some(({ id }) => id === sourceId));
  const unsourced = claims.filter((claim) => !isSourced(claim));
  const assessed = unsourced.filter(({ basis }) => basis === "assessed").length;
  const bare = unsourced.length - assessed;
  if (cited.length === 0) return [nothingCited(assessed, bare)];
  const used = sources.filter(({ id }) => cited.some(({ source }) => source.id === id));
  const whole = unsourced.length === 0 ? "All of it rests" : bare === 0 ? "All that is reported rests" : "It rests";
  const grades = gradesInWords(cited);
  return [
    used.length === 1 && used[0]
      ? `${whole} on one source with one origin: ${sourceInWords(used[0], year)}, ${grades}.`
      : `${whole} on ${counted(used.length, "source")} with ${counted(originsOf(used), "origin")}, ${grades}.`,
    ...(assessed > 0
      ? [`${capitalised(counted(assessed, "assessment"))} ${assessed === 1 ? "is" : "are"} the team’s own.`]
      : []),
    ...(bare > 0
      ? [`${capitalised(counted(bare, "entry", "entries"))} ${bare === 1 ? "cites" : "cite"} no source.`]
      : []),
  ];
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
function gradesInWords(cited: readonly { source: SourceFact; credibility: number }[]): string {
  const counts = new Map<string, number>();
  for (const { source, credibility } of cited) {
    if (!isCredibility(credibility)) continue;
    const grade = gradeOf(source.reliability, credibility);
    counts.set(grade, (counts.get(grade) ?? 0) + 1);
  }
  const grades = [...counts]
    .sort(([a, most], [b, least]) => least - most || a.localeCompare(b))
    .map(([grade]) => grade);
  return grades.length === 1 ? `grade ${grades[0]}` : `grades ${listed(grades, 3)}`;
}

function nothingCited(assessed: number, bare: number): string {
  if (bare === 0) return "All of it is the team’s own assessment; nothing cites a source yet.";
  return `${capitalised(numberWord(assessed + bare))} ${assessed + bare === 1 ? "entry is" : "entries are"} on record; none cites a source yet.`;
}
