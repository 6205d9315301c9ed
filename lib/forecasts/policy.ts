/** Who may change a forecast that was shared: its author, and a manager where it has to go. */
import { mayAnnotate, mayManage } from "@/lib/negotiations/policy";
import type { Member } from "@/lib/platform/member";
import { refusedBecause, type Verdict } from "@/lib/platform/result";

type Speaker = Pick<Member, "userId" | "role">;
type Said = { authorId: string };

/** Forecasting takes what a remark takes. */
export const mayForecast = mayAnnotate;

export function mayCorrectForecast(member: Speaker, { authorId }: Said): Verdict {
  const verdict = mayForecast(member);
  if (!verdict.allowed || member.userId === authorId) return verdict;
  return refusedBecause("Only its author corrects a forecast.");
}

export function mayRetractForecast(member: Speaker, { authorId }: Said): Verdict {
  const verdict = mayForecast(member);
  if (!verdict.allowed || member.userId === authorId || mayManage(member).allowed) return verdict;
  return refusedBecause("Only its author or a manager takes a forecast back.");
}
