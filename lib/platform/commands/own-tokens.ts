/** The tokens by which a person's programs act as them. No token makes or ends one. */
import "server-only";
import { z } from "zod";
import { accountCommand } from "@/lib/platform/account-command";
import { requireConfirmed } from "@/lib/platform/confirming";
import { NotFound, Refusal } from "@/lib/platform/errors";
import { idInput } from "@/lib/platform/inputs";
import { hashToken, newToken } from "@/lib/platform/passwords";
import { asToken, makeTokenInput, mostTokens } from "@/lib/platform/token-rules";

/** Makes one and gives it back this once: nobody can read it again. */
export const makeToken = accountCommand({
  name: "token.make",
  input: makeTokenInput,
  change: async (context, { name, scopes, negotiationIds, days }) => {
    await requireConfirmed(context);
    const { tx, actor, now, audit } = context;
    const mine = await tx.membership.count({
      where: { userId: actor.userId, removedAt: null, negotiationId: { in: negotiationIds } },
    });
    if (mine !== new Set(negotiationIds).size)
      throw new NotFound("There is no such negotiation of yours.", "negotiationIds");
    const token = asToken(newToken());
    const until = new Date(now.getTime() + days * 86_400_000);
    const [made] = await tx.$queryRaw<{ id: string | null }[]>`
      select make_token(${hashToken(token)}, ${name}, ${[...new Set(scopes)]}::text[], ${negotiationIds}::uuid[],
                        ${until}::timestamptz)::text as id`;
    if (!made?.id) throw new Refusal(`You have ${mostTokens} tokens. End one that you no longer need first.`, "name");
    audit({ event: "account.token_made", accountId: actor.userId });
    return { tokenId: made.id, token, endsAt: until.toISOString() };
  },
});

/** Ends one: the next request that carries it is nobody's. */
export const endToken = accountCommand({
  name: "token.end",
  input: z.strictObject({ tokenId: idInput }),
  change: async ({ tx, actor, audit }, { tokenId }) => {
    const [ended] = await tx.$queryRaw<{ ok: boolean }[]>`select end_token(${tokenId}::uuid) as ok`;
    if (!ended?.ok) throw new NotFound("There is no such token of yours any more.", "tokenId");
    audit({ event: "account.token_ended", accountId: actor.userId });
    return {};
  },
});
