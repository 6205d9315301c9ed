/** Who may change what was said in the margin: its author, and a manager where it has to go. */
import { mayAnnotate, mayManage } from "@/lib/negotiations/policy";
import type { Member } from "@/lib/platform/member";
import { refusedBecause, type Verdict } from "@/lib/platform/result";

type Speaker = Pick<Member, "userId" | "role">;
/** `saidBy`: who said it, where its author took it in from elsewhere. */
type Said = { authorId: string; saidBy: string | null };

/** Writing a remark or a reply anew. */
export function mayRevise(member: Speaker, { authorId, saidBy }: Said): Verdict {
  const verdict = mayAnnotate(member);
  if (verdict.allowed && saidBy !== null) return refusedBecause("It was said elsewhere: take it back, or reply to it.");
  if (!verdict.allowed || member.userId === authorId) return verdict;
  return refusedBecause("Only its author changes what they said.");
}

/** Taking one back. */
export function mayTakeBack(member: Speaker, { authorId }: Pick<Said, "authorId">): Verdict {
  const verdict = mayAnnotate(member);
  if (!verdict.allowed || member.userId === authorId || mayManage(member).allowed) return verdict;
  return refusedBecause("Only its author or a manager takes it back.");
}
