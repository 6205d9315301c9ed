import "server-only";
import { accountCommand } from "@/lib/platform/account-command";
import { command } from "@/lib/platform/command";
import { Conflict, NotFound, Refusal } from "@/lib/platform/errors";
import type { Role } from "@/lib/platform/member";
import { hashToken, newToken } from "@/lib/platform/passwords";
import { mayOwn } from "../policy";
import { type ClosedInvitation, closedInvitationSentences, invitationDays } from "../rules";
import { acceptInvitationInput, makeInvitationInput, revokeInvitationInput } from "../schema";

type MadeInvitation = {
  invitationId: string /** What its link ends in. Given once: nobody can read it again. */;
  token?: string;
};

/** Makes a link by which one person, with an account or without, gets in once. */
export const makeInvitation = command({
  name: "invitation.make",
  input: makeInvitationInput,
  may: mayOwn,
  change: async ({ tx, now, audit }, { negotiationId, invitee, role }): Promise<MadeInvitation> => {
    const token = newToken();
    const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000);
    const { id } = await tx.invitation.create({
      data: { negotiationId, invitee, role, tokenHash: hashToken(token), expiresAt },
      select: { id: true },
    });
    audit({ event: "invitation.made", compartmentId: null, after: { invitee, role } });
    return { invitationId: id, token };
  },
  kept: ({ invitationId }) => ({ invitationId }),
});

/** Makes a link that is out worth nothing. */
export const revokeInvitation = command({
  name: "invitation.revoke",
  input: revokeInvitationInput,
  load: ({ tx, member }, { invitationId }) =>
    tx.invitation.findFirst({
      where: { id: invitationId, negotiationId: member.negotiationId },
      select: { id: true, invitee: true, role: true, acceptedAt: true, revokedAt: true },
    }),
  may: mayOwn,
  change: async ({ tx, now, audit }, _, { id, invitee, role, acceptedAt, revokedAt }) => {
    if (acceptedAt) throw new Conflict("It was accepted meanwhile: they are a member now.");
    if (revokedAt) throw new Conflict("It was revoked already.");
    await tx.invitation.updateMany({ where: { id }, data: { revokedAt: now } });
    audit({ event: "invitation.revoked", compartmentId: null, before: { invitee, role } });
    return { invitationId: id };
  },
});

type Accepted = {
  /** "in": they were a member before. */
  state: "open" | "in" | ClosedInvitation;
  negotiation_id: string | null;
  slug: string | null;
  role: Role | null;
  invited_by: string | null;
};

/** Lets the actor in by a link, and uses it up. Gives back where they are let in. */
export const acceptInvitation = accountCommand({
  name: "invitation.accept",
  input: acceptInvitationInput,
  change: async ({ tx, actor, audit }, { token }) => {
    const [found] = await tx.$queryRaw<Accepted[]>`
      select state, negotiation_id::text, slug, role::text, invited_by::text from accept_invitation(${hashToken(token)})`;
    if (!found) throw new NotFound("There is no such invitation.");
    const { state, slug, role } = found;
    if (state === "in") throw new Refusal("You are a member already.");
    if (state !== "open") throw new Refusal(closedInvitationSentences[state]);
    if (!found.negotiation_id || !slug) throw new Error("accept_invitation let somebody into nothing");
    const after = { userId: actor.userId, role, invitedBy: found.invited_by };
    audit({ negotiationId: found.negotiation_id, event: "member.joined", compartmentId: null, after });
    return { slug };
  },
});
