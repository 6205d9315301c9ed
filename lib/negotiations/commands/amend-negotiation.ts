import "server-only";
import { command } from "@/lib/platform/command";
import { Conflict } from "@/lib/platform/errors";
import { mayManage } from "../policy";
import { amendNegotiationInput } from "../schema";

/**
 * Changes what a negotiation is called, what it is about and the day it opens at. Its time zone stays: the days of what
 * is on record were counted in it.
 */
export const amendNegotiation = command({
  name: "negotiation.amend",
  input: amendNegotiationInput,
  may: mayManage,
  change: async ({ tx, audit }, { negotiationId, version, ...input }) => {
    const was = await tx.negotiation.findUniqueOrThrow({ where: { id: negotiationId } });
    const now = { name: input.name, summary: input.summary ?? null, present: input.present ?? null };
    const { count } = await tx.negotiation.updateMany({
      where: { id: negotiationId, version },
      data: { ...now, version: version + 1 },
    });
    if (count === 0) throw new Conflict();
    const before = { name: was.name, summary: was.summary, present: was.present };
    audit({ event: "negotiation.amended", compartmentId: null, before, after: now });
    return { version: version + 1 };
  },
});
