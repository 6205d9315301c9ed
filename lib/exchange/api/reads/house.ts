/** Which negotiations there are, and who is in one, as the API reads it. */
import "server-only";
import { z } from "zod";
import { followedNegotiations } from "@/lib/negotiations/queries";
import { openInvitations } from "@/lib/negotiations/queries-invitations";
import { team } from "@/lib/negotiations/queries-team";
import { Role } from "@/prisma/generated/enums";
import { listOf, ownListOf, pageOf, type Read, readOf } from "../read";
import { id, instant, text } from "./pieces";

const negotiation = z.object({
  ...{ id, slug: text, name: text, summary: text.nullable(), timeZone: text },
  present: text.nullable().describe("The day that it is read at unless `asOf` says another; null: now."),
  version: z.int(),
  role: z.enum(Role).describe("The reader's own."),
});

export const house: readonly Read[] = [
  ownListOf({
    ...{ name: "negotiations.list", path: "/negotiations", group: "Negotiations" },
    summary: "The negotiations that whoever asks is a member of, the one that last changed first.",
    params: z.strictObject({}),
    result: negotiation.extend({
      lastChange: z.object({ at: instant, by: text }).nullable(),
    }),
    read: async ({ actor, page }) => pageOf(await followedNegotiations(actor), page),
  }),
  readOf({
    ...{ name: "negotiations.one", path: "/negotiations/{slug}", group: "Negotiations", isTimeless: true },
    summary: "One negotiation.",
    result: negotiation,
    read: async ({ opened: { negotiation, member } }) => ({ ...negotiation, role: member.role }),
  }),
  listOf({
    ...{ name: "invitations.list", path: "/negotiations/{slug}/invitations", group: "Negotiations", isTimeless: true },
    summary: "The invitations that still open something, for owners; for anybody else, none.",
    result: z.object({ id, invitee: text, role: z.enum(Role), invitedBy: text, expiresAt: instant }),
    read: async ({ opened, page, now }) => pageOf(await openInvitations(opened, now), page),
  }),
  readOf({
    ...{ name: "team", path: "/negotiations/{slug}/team", group: "Negotiations", isTimeless: true },
    summary: "Who is in the negotiation now, and its circles as far as the reader may know them.",
    result: z.object({
      members: z.array(z.object({ userId: id, name: text, email: text, role: z.enum(Role), since: instant })),
      circles: z.array(
        z.object({
          ...{ id, name: text, meaning: text, version: z.int() },
          isMine: z.boolean().describe("The reader is in it, and reads what is marked for it."),
          members: z.array(z.object({ userId: id, name: text })),
        }),
      ),
    }),
    read: async ({ opened }) => {
      const { colleagues, compartments } = await team(opened);
      return { members: colleagues, circles: compartments };
    },
  }),
];
