import "server-only";
import { command } from "@/lib/platform/command";
import { mayManage } from "../policy";
import { amendNegotiationInput } from "../schema";
import { overtaken } from "./overtaken";

/**
 * Changes what a negotiation is called, what it is about and the day it opens at. Its time zone stays: the days of what
 * is on record were counted in it.
 */
export const amendNegotiation = command({
  name: "negotiation.amend",
  input: amendNegotiationInput,
  may: mayManage,
  change: async (context, { negotiationId, version, ...input }) => {
    const { tx, audit } = context;
    const was = await tx.negotiation.findUniqueOrThrow({ where: { id: negotiationId } });
    const now = { name: input.name, summary: input.summary ?? null, present: input.present ?? null };
    const { count } = await tx.negotiation.updateMany({
      where: { id: negotiationId, version },
      data: { ...now, version: version + 1 },
    });
    const before = { name: was.name, summary: was.summary, present: was.present };
    if (count === 0)
      throw await overtaken(context, {
        event: "negotiation.amended",
        labels: { name: "Name", summary: "What it is about", present: "Its own present" },
        texts: ["summary"],
        ...{ stands: before, version: was.version, wanted: now, begunAt: version },
      });
    audit({ event: "negotiation.amended", compartmentId: null, before, after: now });
    return { version: version + 1 };
  },
});
