/** Forecasts of one thing in short: by each day that is asked of, what members hold now and what the reader keeps. Pure. */
import { type FuzzyDate, latest } from "@/lib/time/fuzzy-date";
import { type ForecastFact, keyOf, questionsOf } from "./questions";
import { type DatedStatus, resolutionOf, settledSteps } from "./resolution";

type Shared = ForecastFact & { record: { compartmentId: string | null } };
type Kept = { termId: string | null; byDate: FuzzyDate; probability: number; madeAt: Date };

export type ShortQuestion = {
  byDate: FuzzyDate;
  /** What each member who shared one holds now, the lowest first. */
  held: number[];
  /** What the reader holds and has not shared; null: nothing. */
  kept: number | null;
  markedWith: string[];
};

/** The questions that are open at the moment, the nearest day first. All are on one thing, whose statuses are given. */
export function questionsInShort(
  forecasts: readonly Shared[],
  kept: readonly Kept[],
  statuses: readonly DatedStatus[],
  at: { asOf: Date; zone: string },
): ShortQuestion[] {
  const shared = questionsOf(forecasts, { ofDeal: statuses, others: [] }, at);
  const steps = settledSteps(statuses);
  const isOpen = ({ byDate, madeAt }: Kept) =>
    resolutionOf(steps, { from: madeAt, by: latest(byDate, at.zone), asOf: at.asOf }).outcome === "open";
  const ofKey = new Map<string, ShortQuestion>();
  for (const { key, byDate, lines, resolution } of shared) {
    const said = lines.flatMap((line) => line.held ?? []);
    if (resolution.outcome !== "open" || said.length === 0) continue;
    const markedWith = [...new Set(said.flatMap(({ record }) => record.compartmentId ?? []))];
    const held = said.map(({ probability }) => probability).sort((a, b) => a - b);
    ofKey.set(key, { byDate, held, kept: null, markedWith });
  }
  // What was kept last is what the reader holds.
  const inOrder = kept.filter(isOpen).sort((a, b) => a.madeAt.getTime() - b.madeAt.getTime());
  for (const each of inOrder) {
    const question = ofKey.get(keyOf(each)) ?? { byDate: each.byDate, held: [], kept: null, markedWith: [] };
    ofKey.set(keyOf(each), { ...question, kept: each.probability });
  }
  const endOf = ({ byDate }: ShortQuestion) => latest(byDate, at.zone).getTime();
  return [...ofKey.values()].sort((a, b) => endOf(a) - endOf(b));
}
