/** Who may log a session, and what they may do to its draft. */
import { mayRecord } from "@/lib/negotiations/policy";
import type { Member } from "@/lib/platform/member";
import { allowed, refusedBecause, type Verdict } from "@/lib/platform/result";

export type DraftState = { authorId: string; filedAs: string | null; discardedAt: Date | null };

/** For how many days what is discarded can be brought back. */
export const daysInBin = 30;

/** What was discarded before this can no longer be brought back. */
export function binnedSince(now: Date): Date {
  return new Date(now.getTime() - daysInBin * 24 * 60 * 60 * 1000);
}

/** Beginning a draft. */
export const mayLog = (member: Pick<Member, "role">): Verdict => mayRecord(member);

/** Writing or filing one; that it is their own or shared with them the wall has seen to. */
export function mayChangeDraft(member: Pick<Member, "role">, draft: Omit<DraftState, "authorId">): Verdict {
  if (draft.filedAs) return refusedBecause("These notes are filed: they are in the record, and change there.");
  if (draft.discardedAt) return refusedBecause("These notes were discarded.");
  return mayRecord(member);
}

/** Discarding one, or saying who writes it. */
export function mayShareDraft(member: Pick<Member, "role" | "userId">, draft: DraftState): Verdict {
  if (draft.authorId !== member.userId) return refusedBecause(notBegun);
  return mayChangeDraft(member, draft);
}

const notBegun = "Only who began these notes decides this.";

/** Bringing a discarded one back. */
export function mayRestoreDraft(member: Pick<Member, "role" | "userId">, draft: DraftState): Verdict {
  const verdict = draft.authorId === member.userId ? mayRecord(member) : refusedBecause(notBegun);
  if (!verdict.allowed) return verdict;
  return draft.discardedAt ? allowed : refusedBecause("These notes have not been discarded.");
}
