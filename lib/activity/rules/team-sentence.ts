/** What was done to the team, as a sentence: who came and went, in which role, and into which closed circle. */
import { type ActivityFields, type ActivityNames, textOf } from "./body";

type Told = { did: string; detail: string | null };

const somebody = "somebody not on record here";

/** What follows the person's name; null for an act that this does not know. */
export function teamSentence(
  event: string,
  subject: ActivityFields,
  { compartmentId }: { compartmentId: string | null },
  names: ActivityNames,
): Told | null {
  const userId = textOf(subject, "userId");
  const who = (userId && names.person(userId)) || somebody;
  const role = textOf(subject, "role");
  const asRole = role && `as ${role}`;
  const circle = `the compartment ${(compartmentId && names.compartment(compartmentId)) || textOf(subject, "name") || "not on record here"}`;
  switch (event) {
    case "member.added":
      return { did: `added ${who}`, detail: asRole };
    case "member.joined":
      return { did: "joined by an invitation", detail: asRole };
    case "member.left":
      return { did: "left the negotiation", detail: null };
    case "member.removed":
      return { did: `took ${who} out of the negotiation`, detail: null };
    case "member.role_changed":
      return { did: `changed the role of ${who}`, detail: role && `to ${role}` };
    case "member.role_followed":
      return { did: "was given the role that their groups at the identity provider give", detail: role };
    case "invitation.made":
      return { did: `invited ${textOf(subject, "invitee") ?? "somebody"}`, detail: asRole };
    case "invitation.revoked":
      return { did: `took back the invitation of ${textOf(subject, "invitee") ?? "somebody"}`, detail: null };
    case "compartment.made":
      return { did: `made ${circle}`, detail: textOf(subject, "meaning") };
    case "compartment.renamed":
      return { did: `renamed ${circle}`, detail: textOf(subject, "name") };
    case "compartment.member_added":
      return { did: `let ${who} into ${circle}`, detail: null };
    case "compartment.member_removed":
      return { did: `took ${who} out of ${circle}`, detail: null };
    default:
      return null;
  }
}
