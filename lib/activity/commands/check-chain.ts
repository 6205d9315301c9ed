import "server-only";
import { command } from "@/lib/platform/command";
import { NotFound } from "@/lib/platform/errors";
import { allowed } from "@/lib/platform/result";
import { checkChainInput } from "../schema";

/**
 * Goes through the negotiation's whole audit chain, hidden entries too, and gives whether each fits onto the one before
 * it. The database keeps that it did, who asked and what it found; nothing is written to the chain itself.
 */
export const checkChain = command({
  name: "audit.check",
  input: checkChainInput,
  isOffRecord: true,
  may: () => allowed,
  change: async ({ tx }, { negotiationId }) => {
    const [found] = await tx.$queryRaw<{ isIntact: boolean | null }[]>`
      select check_audit(${negotiationId}::uuid) as "isIntact"`;
    if (typeof found?.isIntact !== "boolean") throw new NotFound("There is no such negotiation.");
    return { isIntact: found.isIntact };
  },
});
