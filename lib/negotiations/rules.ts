/** What holds of a team whoever changes it. */
import type { Role } from "@/lib/platform/member";

type Standing = { userId: string; role: Role };

/** Whether somebody else could still decide who is in, if this person could no longer. */
export function hasAnotherOwner(team: readonly Standing[], userId: string): boolean {
  return team.some((member) => member.role === "owner" && member.userId !== userId);
}

/** The links of invitations end after this many days. */
export const invitationDays = 7;

/** Why a link opens nothing any more. */
export type ClosedInvitation = "used" | "revoked" | "expired";

/** What whoever holds the link is told; of what it opened, nothing. */
export const closedInvitationSentences: Record<ClosedInvitation, string> = {
  used: "This invitation has been accepted. It opens once.",
  revoked: "This invitation was taken back.",
  expired: `This invitation has run out: its link lasts ${invitationDays} days.`,
};

/** Whom to ask, for who may not write themselves: "Ask Daniel Okafor or Lena Fischer, who write to this record." */
export function whomToAsk(names: readonly string[]): string {
  const [first, second, ...rest] = names;
  if (first === undefined) return "Nobody writes to this record at present.";
  if (second === undefined) return `Ask ${first}, who writes to this record.`;
  const others = rest.length > 0 ? `${first}, ${second} or another who writes` : `${first} or ${second}, who write`;
  return `Ask ${others} to this record.`;
}

/** What each role does besides what those before it do. */
export const roleMeanings: Record<Role, string> = {
  reader: "reads",
  commenter: "annotates the text",
  recorder: "writes to the record",
  manager: "decides on the negotiation’s name and present",
  owner: "manages members and compartments",
};
