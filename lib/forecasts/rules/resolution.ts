/** When a question of the kind "is it settled by then?" is answered, and how. Pure. */
import { isOpen, isSettled, type TermStatus } from "@/lib/terms/rules";

export type DatedStatus = { termId: string; status: TermStatus; at: Date };

/** From when on something was settled, or was not. */
export type SettledStep = { at: Date; isSettled: boolean };

export type Resolution =
  | { outcome: "open" }
  /** The first instant at which it was settled. */
  | { outcome: "yes"; at: Date }
  /** The last instant of the day by which it would have been. */
  | { outcome: "no"; at: Date };

/**
 * When a term was settled, by its statuses; or the agreement as a whole, by those of all its terms: something is settled,
 * and nothing is still being bargained over. What is not tabled, parked or withdrawn is no part of it. The first comes
 * first; of those that begin together the last one counts.
 */
export function settledSteps(statuses: readonly DatedStatus[]): SettledStep[] {
  const held = new Map<string, TermStatus>();
  let [settled, open] = [0, 0];
  return statuses.map(({ termId, status, at }) => {
    const before = held.get(termId);
    if (before && isSettled(before)) settled -= 1;
    if (before && isOpen(before)) open -= 1;
    if (isSettled(status)) settled += 1;
    if (isOpen(status)) open += 1;
    held.set(termId, status);
    return { at, isSettled: settled > 0 && open === 0 };
  });
}

/** What a question is about: asked at `from`, whether it is settled until `by`, read at `asOf`. */
export type Asked = { from: Date; by: Date; asOf: Date };

/**
 * The answer at `asOf`. Yes once it was settled at some time since it was asked and not after `by`, even if it was
 * reopened since; no once `by` has come without that.
 */
export function resolutionOf(steps: readonly SettledStep[], { from, by, asOf }: Asked): Resolution {
  const settledAt = firstSettled(steps, from);
  if (settledAt && settledAt <= by && settledAt <= asOf) return { outcome: "yes", at: settledAt };
  return by <= asOf ? { outcome: "no", at: by } : { outcome: "open" };
}

/** The first instant from `from` on at which it was settled; null: never. */
function firstSettled(steps: readonly SettledStep[], from: Date): Date | null {
  for (const [index, step] of steps.entries()) {
    const next = steps[index + 1];
    // It stood only until the next one came; of two at once the first never stood.
    const hasEnded = next && (next.at <= from || next.at.getTime() === step.at.getTime());
    if (step.isSettled && !hasEnded) return step.at > from ? step.at : from;
  }
  return null;
}
