/** Who is in a negotiation, and in which of its closed circles, as far as the reader may know. */
import "server-only";
import { asActor } from "@/lib/platform/actor";
import type { Member } from "@/lib/platform/member";
import type { CompartmentView, Opened } from "./queries";

export type ColleagueView = {
  userId: string;
  name: string;
  email: string;
  role: Member["role"];
  since: Date;
  version: number;
  /** An administrator has disabled the account. */
  isDisabled: boolean;
};

export type TeamCompartment = CompartmentView & {
  version: number;
  /** The reader is in it. An owner who is not knows its name and its members, and nothing of what is in it. */
  isMine: boolean;
  members: { userId: string; name: string }[];
};

export type Team = { colleagues: ColleagueView[]; compartments: TeamCompartment[] };

/** The team as it is now, owners first. Whoever has left stands in nothing. */
export async function team({ actor, negotiation }: Opened): Promise<Team> {
  return asActor(actor, async (tx) => {
    const memberships = await tx.membership.findMany({
      where: { negotiationId: negotiation.id, removedAt: null },
      orderBy: [{ role: "desc" }, { since: "asc" }],
      select: { userId: true, role: true, since: true, version: true },
    });
    const users = await tx.user.findMany({
      where: { id: { in: memberships.map((one) => one.userId) } },
      select: { id: true, name: true, email: true, disabledAt: true },
    });
    const byId = new Map(users.map((user) => [user.id, user]));
    const colleagues = memberships.flatMap((one) => {
      const user = byId.get(one.userId);
      return user ? [{ ...one, name: user.name, email: user.email, isDisabled: user.disabledAt !== null }] : [];
    });
    const compartments = await tx.compartment.findMany({
      where: { negotiationId: negotiation.id },
      select: { id: true, name: true, meaning: true, version: true, members: { select: { userId: true } } },
      orderBy: { name: "asc" },
    });
    return {
      colleagues,
      compartments: compartments.map(({ members, ...compartment }) => {
        const inside = new Set(members.map(({ userId }) => userId));
        return {
          ...compartment,
          isMine: inside.has(actor.userId),
          members: colleagues.filter(({ userId }) => inside.has(userId)).map(({ userId, name }) => ({ userId, name })),
        };
      }),
    };
  });
}

/** The closed circles that this member alone is in: leaving, they would leave nobody who could read them. */
export function aloneIn({ compartments }: Team, userId: string): TeamCompartment[] {
  return compartments.filter(({ members }) => members.length === 1 && members[0]?.userId === userId);
}
