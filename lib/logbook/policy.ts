/** Who may log a session, and what they may do to its draft. */
import { mayRecord } from "@/lib/negotiations/policy";
import type { Member } from "@/lib/platform/member";
import { allowed, refusedBecause, type Verdict } from "@/lib/platform/result";

export type DraftState = { filedAs: string | null; discardedAt: Date | null };

/** For how many days what is discarded can be brought back. */
export const daysInBin = 30;

/** What was discarded before this can no longer be brought back. */
export function binnedSince(now: Date): Date {
  return new Date(now.getTime() - daysInBin * 24 * 60 * 60 * 1000);
}

/** Beginning a draft. */
export const mayLog = (member: Pick<Member, "role">): Verdict => mayRecord(member);

/** Saving, discarding or filing one; that it is their own the wall has seen to. */
export function mayChangeDraft(member: Pick<Member, "role">, draft: DraftState): Verdict {
  if (draft.filedAs) return refusedBecause("These notes are filed: they are in the record, and change there.");
  if (draft.discardedAt) return refusedBecause("You have discarded these notes.");
  return mayRecord(member);
}

/** Bringing a discarded one back. */
export function mayRestoreDraft(member: Pick<Member, "role">, draft: DraftState): Verdict {
  const verdict = mayRecord(member);
  if (!verdict.allowed) return verdict;
  return draft.discardedAt ? allowed : refusedBecause("These notes have not been discarded.");
}
