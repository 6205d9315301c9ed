/** Who may do what to a negotiation and, by the role they need, to its record. */

import { isAtLeast, type Member, type Role } from "@/lib/platform/member";
import { allowed, refusedBecause, type Verdict } from "@/lib/platform/result";

const whoMay: Record<Role, string> = {
  reader: "Members read it.",
  commenter: "Readers cannot annotate: ask the owner for a commenter's role.",
  recorder: "Only recorders, managers and owners write to the record.",
  manager: "Only managers and owners decide this.",
  owner: "Only an owner decides this.",
};

function atLeast(member: Pick<Member, "role">, role: Role): Verdict {
  return isAtLeast(member, role) ? allowed : refusedBecause(whoMay[role]);
}

/** Writing to the record: sessions, positions, statuses, statements and the rest. */
export const mayRecord = (member: Pick<Member, "role">): Verdict => atLeast(member, "recorder");

/** Remarks in the margin. */
export const mayAnnotate = (member: Pick<Member, "role">): Verdict => atLeast(member, "commenter");

/** The negotiation's name, its zone, its present. */
export const mayManage = (member: Pick<Member, "role">): Verdict => atLeast(member, "manager");

/** Members, roles and compartments. */
export const mayOwn = (member: Pick<Member, "role">): Verdict => atLeast(member, "owner");
