import "server-only";
import slugify from "@sindresorhus/slugify";
import { accountCommand } from "@/lib/platform/account-command";
import { ExpectedError } from "@/lib/platform/errors";
import { foundNegotiationInput } from "../schema";

/** Founds a negotiation; whoever does becomes its owner. Gives back its id and the name in its address. */
export const foundNegotiation = accountCommand({
  name: "negotiation.found",
  input: foundNegotiationInput,
  isForTokens: true,
  change: async ({ tx, actor, audit }, input) => {
    if (actor.token && actor.token.negotiationIds.length > 0)
      throw new ExpectedError("forbidden", "This token is for some negotiations and founds no other.");
    const asked = slugify(input.name).slice(0, 60).replace(/-+$/, "") || "negotiation";
    const [made] = await tx.$queryRaw<{ id: string; slug: string }[]>`
      select id::text, slug from found_negotiation(${asked}, ${input.name}, ${input.summary ?? null}, ${input.timeZone}, ${input.present ?? null})`;
    if (!made) throw new Error("found_negotiation gave nothing back");
    const after = { ...input, slug: made.slug };
    audit({ negotiationId: made.id, event: "negotiation.founded", compartmentId: null, after });
    return made;
  },
});
