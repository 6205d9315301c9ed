/** A person's standing in one negotiation. Pure, so that policies can use it wherever they run. */

export const roles = ["reader", "commenter", "recorder", "manager", "owner"] as const;

/** In rising order: each may do what the one before it may. */
export type Role = (typeof roles)[number];

export type Member = {
  userId: string;
  negotiationId: string;
  role: Role;
  /** The negotiation's IANA time zone, in which its days begin and end. */
  timeZone: string;
  /** The day that a negotiation studied after the fact carries as its own present, or null. */
  present: string | null;
};

/** Whether the member's role is this one or above it. */
export function isAtLeast(member: Pick<Member, "role">, role: Role): boolean {
  return roles.indexOf(member.role) >= roles.indexOf(role);
}
