/** Who asks for a review, answers it, and ends it. */
import { mayAnnotate, mayManage } from "@/lib/negotiations/policy";
import type { Member } from "@/lib/platform/member";
import { refusedBecause, type Verdict } from "@/lib/platform/result";

type Somebody = Pick<Member, "userId" | "role">;

/** Asking colleagues for a review takes what asking them to look into a remark takes. */
export const mayAskReview = mayAnnotate;

/** Answering one: whoever is named, and nobody for them. */
export function mayAnswerReview(member: Somebody, { reviewerIds }: { reviewerIds: readonly string[] }): Verdict {
  const verdict = mayAnnotate(member);
  if (!verdict.allowed || reviewerIds.includes(member.userId)) return verdict;
  return refusedBecause("Only those who are asked answer a review.");
}

/** Reminding, changing whom it asks, asking anew, ending it: who asked, and managers. */
export function mayRunReview(member: Somebody, { askerId }: { askerId: string }): Verdict {
  const verdict = mayAnnotate(member);
  if (!verdict.allowed || member.userId === askerId || mayManage(member).allowed) return verdict;
  return refusedBecause("Only who asked for a review or a manager decides this.");
}
