/** What is done about people: members, invitations, closed circles, accounts. */
import { randomUUID } from "node:crypto";
import { demoEmail } from "@/lib/platform/demo-people";
import type { Address, Caller, Input } from "@/e2e/fixtures";
import type { Listed } from "./listed";
import { webhookCommands } from "./webhooks";
import { found, type Marking, type Stage } from "./stage";

/** On the reader's membership in a negotiation of its own: an act changes its version or ends it. */
const onMember = (more: Input): Listed => ({
  needs: "owner",
  isMarked: false,
  input: async ({ founder, cast }) => {
    const { id, userIds } = await found(founder, cast);
    return { negotiationId: id, userId: userIds.reader ?? Object.values(userIds)[0], version: 1, ...more };
  },
});

/** A circle: a new one that the asker is in if they are a member at all, or, from outside, one that they are not in. */
async function circle(stage: Stage, marking: Marking, asker: Caller): Promise<Input> {
  const negotiationId = stage.id;
  if (marking === "outside") return { negotiationId, compartmentId: stage.compartments.outside };
  const made = { negotiationId, name: `Circle ${randomUUID()}`, meaning: "A closed circle." };
  const { id: compartmentId } = await stage.founder.must<{ id: string }>("compartment.make", made);
  const userId = stage.userIds[asker.who as Address];
  if (userId) await stage.founder.must("compartment.add_member", { negotiationId, compartmentId, userId });
  return { negotiationId, compartmentId };
}

/** A member other than the asker. */
function bystander({ userIds }: Stage, { who }: Caller): string {
  return Object.entries(userIds).find(([address]) => address !== who)?.[1] ?? randomUUID();
}

const inCircle = (input: Listed["input"]): Listed => ({ needs: "owner", looksFirst: true, isMarked: true, input });

const onAccount: Listed = {
  needs: "administrator",
  isMarked: false,
  input: async ({ userIds }) => ({ accountId: Object.values(userIds)[0] }),
};

export const teamCommands: Record<string, Listed> = {
  "member.add": {
    needs: "owner",
    isMarked: false,
    // In a negotiation of its own: the outsider must stay one.
    input: async ({ founder, cast }) => ({
      negotiationId: (await found(founder, cast)).id,
      email: demoEmail("outsider"),
      role: "reader",
    }),
  },
  "member.change_role": onMember({ role: "commenter" }),
  "member.remove": onMember({}),
  // By a browser nothing is said of groups, and nothing changes.
  "member.follow_groups": { needs: "reader", isMarked: false, input: async ({ id }) => ({ negotiationId: id }) },
  "member.leave": {
    needs: "reader",
    isMarked: false,
    input: async ({ founder, cast }, _, asker) => {
      const { id, userIds } = await found(founder, cast);
      const negotiationId = id;
      // The last owner stays.
      const heir = { negotiationId, userId: userIds.reader, version: 1, role: "owner" };
      if (asker.who === cast.founder) await founder.must("member.change_role", heir);
      return { negotiationId };
    },
  },
  "invitation.make": {
    needs: "owner",
    isMarked: false,
    input: async ({ id }) => ({ negotiationId: id, invitee: "A colleague", role: "reader" }),
  },
  "invitation.revoke": {
    needs: "owner",
    isHiddenBelow: true,
    isMarked: false,
    input: async ({ founder, id }) => ({
      negotiationId: id,
      invitationId: (await invite(founder, id)).invitationId,
    }),
  },
  "invitation.accept": {
    needs: null,
    isMarked: false,
    input: async ({ founder, another }, _, asker) => {
      const inviter = asker.who === another.who ? founder : another;
      const { id } = await found(inviter, { founder: inviter.who as Address, others: {} });
      return { token: (await invite(inviter, id)).token };
    },
  },
  "compartment.make": {
    needs: "owner",
    isMarked: false,
    input: async (stage) => ({ negotiationId: stage.id, name: `Circle ${randomUUID()}`, meaning: "A closed circle." }),
  },
  "compartment.rename": inCircle(async (stage, marking, asker) => ({
    ...(await circle(stage, marking, asker)),
    version: 1,
    name: `Renamed ${randomUUID()}`,
    meaning: "A closed circle.",
  })),
  "compartment.add_member": inCircle(async (stage, marking, asker) => ({
    ...(await circle(stage, marking, asker)),
    userId: bystander(stage, asker),
  })),
  "compartment.remove_member": inCircle(async (stage, marking, asker) => {
    const of = { ...(await circle(stage, marking, asker)), userId: bystander(stage, asker) };
    if (marking !== "outside") await stage.founder.must("compartment.add_member", of);
    return of;
  }),
  "account.disable": onAccount,
  "account.enable": onAccount,
  "account.give_administration": onAccount,
  "account.take_administration": onAccount,
  "account.make_password_link": onAccount,
  "account.remove_second_factor": onAccount,
  "account.unlink_identity": onAccount,
  "account.require_second_factor": { ...onAccount, input: async () => ({ isRequired: "no" }) },
  "calendar.make": { needs: null, isMarked: false, input: async () => ({}) },
  "calendar.end": {
    needs: null,
    isMarked: false,
    input: async (_, __, asker) => {
      if (asker.who !== "nobody") await asker.must("calendar.make", {});
      return {};
    },
  },
  "token.make": { needs: null, isMarked: false, input: async () => ({ ...aToken }) },
  "token.end": {
    needs: null,
    isMarked: false,
    input: async (_, __, asker) => {
      const isIn = asker.who !== "nobody";
      return { tokenId: isIn ? (await asker.must("token.make", aToken)).tokenId : randomUUID() };
    },
  },
  ...webhookCommands,
  "mail.end_links": { needs: null, isMarked: false, input: async () => ({}) },
  "mail.set": {
    needs: null,
    isMarked: false,
    input: async () => ({ timeZone: "Asia/Qatar", language: "en-GB", byName: "never", others: "never", digestHour: 8 }),
  },
};

const aToken = { name: "A program", scopes: ["read"], negotiationIds: [], days: 1 };

/** Makes the link of an invitation. */
export function invite(owner: Caller, negotiationId: string): Promise<{ invitationId: string; token: string }> {
  return owner.must("invitation.make", { negotiationId, invitee: "A colleague", role: "reader" });
}
