/** Who may log a session, and what they may do to its draft. */
import { mayRecord } from "@/lib/negotiations/policy";
import type { Member } from "@/lib/platform/member";
import { refusedBecause, type Verdict } from "@/lib/platform/result";

export type DraftState = { filedAs: string | null; discardedAt: Date | null };

/** Beginning a draft. */
export const mayLog = (member: Pick<Member, "role">): Verdict => mayRecord(member);

/** Saving, discarding or filing one; that it is their own the wall has seen to. */
export function mayChangeDraft(member: Pick<Member, "role">, draft: DraftState): Verdict {
  if (draft.filedAs) return refusedBecause("These notes are filed: they are in the record, and change there.");
  if (draft.discardedAt) return refusedBecause("You have discarded these notes.");
  return mayRecord(member);
}
