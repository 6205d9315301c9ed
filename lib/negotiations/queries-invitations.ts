/** Links that let people in: for owners those that are out, for who holds one what it opens. */
import "server-only";
import { asActor } from "@/lib/platform/actor";
import type { Role } from "@/lib/platform/member";
import { hashToken } from "@/lib/platform/passwords";
import type { Opened } from "./queries";
import type { ClosedInvitation } from "./rules";

export type InvitationView = {
  id: string;
  invitee: string;
  role: Role;
  invitedBy: string;
  expiresAt: Date;
};

/** The links that still open something, the one that runs out first before the others. For anybody but owners: none. */
export async function openInvitations({ actor, negotiation }: Opened, now: Date): Promise<InvitationView[]> {
  return asActor(actor, async (tx) => {
    const rows = await tx.invitation.findMany({
      where: { negotiationId: negotiation.id, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
      select: { id: true, invitee: true, role: true, invitedBy: true, expiresAt: true },
      orderBy: { expiresAt: "asc" },
    });
    const makers = await tx.user.findMany({
      where: { id: { in: rows.map((row) => row.invitedBy) } },
      select: { id: true, name: true, disabledAt: true },
    });
    return rows.flatMap((row) => {
      const maker = makers.find(({ id }) => id === row.invitedBy);
      // The link of somebody whose account is disabled opens nothing.
      return maker && !maker.disabledAt ? [{ ...row, invitedBy: maker.name }] : [];
    });
  });
}

/** What a link opens; of one that opens nothing, why, and no more. */
export type FoundInvitation =
  | { state: "open"; negotiation: string; role: Role; inviter: string }
  | { state: ClosedInvitation };

type Row = { state: "open" | ClosedInvitation; negotiation: string | null; role: Role | null; inviter: string | null };

/** The invitation that a link's token belongs to, asked by anybody; null: there is none. */
export async function findInvitation(token: string): Promise<FoundInvitation | null> {
  const [row] = await asActor({ signInId: "" }, (tx) => {
    return tx.$queryRaw<Row[]>`
      select state, negotiation, role::text, inviter from find_invitation(${hashToken(token)})`;
  });
  if (!row) return null;
  const { state, negotiation, role, inviter } = row;
  if (state !== "open") return { state };
  return { state, negotiation: negotiation ?? "", role: role ?? "reader", inviter: inviter ?? "" };
}
