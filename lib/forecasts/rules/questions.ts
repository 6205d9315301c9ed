/** What a team has forecast, question by question: who holds what now, how it went, and how well each judged. Pure. */
import { earliest, type FuzzyDate, latest } from "@/lib/time/fuzzy-date";
import { dayOf, daysBetween } from "@/lib/time/zones";
import { type DatedStatus, type Resolution, resolutionOf, settledSteps } from "./resolution";
import { meanDailyBrier, medianOf, type Score } from "./score";

/** One forecast as it was said. */
export type ForecastFact = {
  authorId: string;
  /** Null: the agreement as a whole. */
  termId: string | null;
  byDate: FuzzyDate;
  probability: number;
  record: { validFrom: Date; seq: bigint };
};

/** All that one member said on a question. */
export type MemberLine<Fact extends ForecastFact = ForecastFact> = {
  authorId: string;
  /** The first first; never empty. */
  said: [Fact, ...Fact[]];
  /** What counts: before it resolved what they say now, afterwards what they said last before; null where that is nothing. */
  held: Fact | null;
  /** Null while it is open, and of who said nothing on any day before it resolved. */
  score: Score | null;
};

export type ForecastQuestion<Fact extends ForecastFact = ForecastFact> = {
  /** Tells it apart in an address. */
  key: string;
  termId: string | null;
  byDate: FuzzyDate;
  resolution: Resolution;
  lines: MemberLine<Fact>[];
  median: number | null;
  lowest: number | null;
  highest: number | null;
};

type ReadAt = { asOf: Date; zone: string };

/** The first first: of the terms that are part of the deal, and of those that are not. */
type Statuses = { ofDeal: readonly DatedStatus[]; others: readonly DatedStatus[] };

/** The questions that somebody has answered: those still open by their day, then those resolved, the latest first. */
export function questionsOf<Fact extends ForecastFact>(
  forecasts: readonly Fact[],
  { ofDeal, others }: Statuses,
  at: ReadAt,
): ForecastQuestion<Fact>[] {
  const grouped = groupsOf([...forecasts].sort(byTime), keyOf);
  const ofTerms = groupsOf([...ofDeal, ...others], ({ termId }) => termId);
  const agreement = settledSteps(ofDeal);
  const stepsOf = (termId: string | null) => (termId === null ? agreement : settledSteps(ofTerms.get(termId) ?? []));
  const questions = [...grouped].map(([key, said]) => questionOf(key, said, stepsOf(said[0].termId), at));
  const isOpen = ({ resolution }: ForecastQuestion<Fact>) => resolution.outcome === "open";
  const endOf = ({ resolution, byDate }: ForecastQuestion<Fact>) =>
    (resolution.outcome === "open" ? latest(byDate, at.zone) : resolution.at).getTime();
  return [
    ...questions.filter(isOpen).sort((a, b) => endOf(a) - endOf(b)),
    ...questions.filter((question) => !isOpen(question)).sort((a, b) => endOf(b) - endOf(a)),
  ];
}

export const keyOf = ({ termId, byDate }: Pick<ForecastFact, "termId" | "byDate">) =>
  `${termId ?? "agreement"} ${byDate}`;

function questionOf<Fact extends ForecastFact>(
  key: string,
  said: [Fact, ...Fact[]],
  steps: Parameters<typeof resolutionOf>[0],
  { asOf, zone }: ReadAt,
): ForecastQuestion<Fact> {
  const [{ termId, byDate, record }] = said;
  const by = latest(byDate, zone);
  const resolution = resolutionOf(steps, { from: record.validFrom, by, asOf });
  const lines = [...groupsOf(said, ({ authorId }) => authorId)].map(([authorId, own]) => ({
    authorId,
    said: own,
    held: heldOf(own, resolution),
    score: scoreOf(own, resolution, zone),
  }));
  const held = lines.flatMap((line) => line.held?.probability ?? []);
  return {
    ...{ key, termId, byDate, resolution, lines },
    median: medianOf(held),
    lowest: held.length > 0 ? Math.min(...held) : null,
    highest: held.length > 0 ? Math.max(...held) : null,
  };
}

function heldOf<Fact extends ForecastFact>(said: readonly Fact[], resolution: Resolution): Fact | null {
  if (resolution.outcome === "open") return said.at(-1) ?? null;
  return said.findLast(({ record }) => record.validFrom < resolution.at) ?? null;
}

/**
 * The day on which it was settled is no day that it stood open. Days are counted from an origin of no meaning: the first
 * forecast's.
 */
function scoreOf(said: readonly [ForecastFact, ...ForecastFact[]], resolution: Resolution, zone: string): Score | null {
  if (resolution.outcome === "open") return null;
  const origin = said[0].record.validFrom;
  const dayAt = (instant: Date) => daysBetween(origin, instant, zone);
  const hasHappened = resolution.outcome === "yes";
  return meanDailyBrier(
    said.map(({ probability, record }) => ({ day: dayAt(record.validFrom), probability })),
    { lastDay: dayAt(resolution.at) - (hasHappened ? 1 : 0), hasHappened },
  );
}

export type MemberScore = { authorId: string; mean: number; resolved: number };

/** Each member's mean over the resolved questions that they are scored on, the best first. */
export function memberScores(questions: readonly ForecastQuestion[]): MemberScore[] {
  const scores = new Map<string, number[]>();
  for (const { authorId, score } of questions.flatMap(({ lines }) => lines))
    if (score) scores.set(authorId, [...(scores.get(authorId) ?? []), score.score]);
  return [...scores]
    .map(([authorId, each]) => ({
      authorId,
      mean: each.reduce((sum, score) => sum + score, 0) / each.length,
      resolved: each.length,
    }))
    .sort((a, b) => a.mean - b.mean);
}

/** Whether a forecast for that day can still be made by somebody who stands at `asOf`. */
export function isToCome(byDate: FuzzyDate, asOf: Date, zone: string): boolean {
  return earliest(byDate, zone) >= earliest(dayOf(asOf, zone), zone);
}

function byTime(a: ForecastFact, b: ForecastFact): number {
  return a.record.validFrom.getTime() - b.record.validFrom.getTime() || Number(a.record.seq - b.record.seq);
}

function groupsOf<Each>(all: readonly Each[], keyFor: (each: Each) => string): Map<string, [Each, ...Each[]]> {
  const groups = new Map<string, [Each, ...Each[]]>();
  for (const each of all) {
    const group = groups.get(keyFor(each));
    if (group) group.push(each);
    else groups.set(keyFor(each), [each]);
  }
  return groups;
}
