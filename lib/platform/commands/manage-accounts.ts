/** What administrators do to accounts. To anybody else these commands say that there is nothing. */
import "server-only";
import { z } from "zod";
import { type AccountContext, accountCommand } from "@/lib/platform/account-command";
import { requireConfirmed } from "@/lib/platform/confirming";
import { env } from "@/lib/platform/env";
import { Conflict, NotFound, Refusal } from "@/lib/platform/errors";
import { idInput } from "@/lib/platform/inputs";
import { issuerOf } from "@/lib/platform/oidc/provider";
import { linkSeconds } from "@/lib/platform/password-links";
import { hashToken, newToken } from "@/lib/platform/passwords";
import { tellOfFactorTakenOff } from "@/lib/platform/second-factor-mails";

const onAccount = z.strictObject({ accountId: idInput });

async function requireAdministrator(context: AccountContext): Promise<void> {
  if (!context.actor.isAdmin) throw new NotFound();
  await requireConfirmed(context);
}

/** Ends an account's sign-ins and lets nobody sign in with it. Its memberships wait; what it recorded stays. */
export const disableAccount = accountCommand({
  name: "account.disable",
  input: onAccount,
  change: async (context, { accountId }) => {
    await requireAdministrator(context);
    if (accountId === context.actor.userId)
      throw new Refusal("Another administrator has to disable yours: you could not enable it again.", "accountId");
    const [done] = await context.tx.$queryRaw<{ ok: boolean }[]>`select disable_account(${accountId}::uuid) as ok`;
    if (!done?.ok) throw new Conflict("There is no such account, or it is disabled already.");
    context.audit({ event: "account.disabled", accountId });
    return { accountId };
  },
});

/** Lets an account sign in again. */
export const enableAccount = accountCommand({
  name: "account.enable",
  input: onAccount,
  change: async (context, { accountId }) => {
    await requireAdministrator(context);
    const [done] = await context.tx.$queryRaw<{ ok: boolean }[]>`select enable_account(${accountId}::uuid) as ok`;
    if (!done?.ok) throw new Conflict("There is no such account, or it is not disabled.");
    context.audit({ event: "account.enabled", accountId });
    return { accountId };
  },
});

/** Lets an account administer the others. It opens no negotiation to it. */
export const giveAdministration = accountCommand({
  name: "account.give_administration",
  input: onAccount,
  change: async (context, { accountId }) => {
    await requireAdministrator(context);
    const [done] = await context.tx.$queryRaw<{ ok: boolean }[]>`select give_administration(${accountId}::uuid) as ok`;
    if (!done?.ok)
      throw new Conflict("There is no such account that can sign in, or it is an administrator's already.");
    context.audit({ event: "account.administration_given", accountId });
    return { accountId };
  },
});

/** Takes administration from an account, one's own too, but never from the last that could give it back. */
export const takeAdministration = accountCommand({
  name: "account.take_administration",
  input: onAccount,
  change: async (context, { accountId }) => {
    await requireAdministrator(context);
    const [done] = await context.tx.$queryRaw<
      { came: string }[]
    >`select take_administration(${accountId}::uuid) as came`;
    if (done?.came === "last")
      throw new Refusal(
        "Nobody else could administer the accounts then. Let another account do so first.",
        "accountId",
      );
    if (done?.came !== "taken") throw new Conflict("There is no such account, or it is no administrator's.");
    context.audit({ event: "account.administration_taken", accountId });
    return { accountId, isOwn: accountId === context.actor.userId };
  },
});

/** Makes a link by which the account's owner sets a password. Gives it back once; only its hash is kept. */
export const makePasswordLink = accountCommand({
  name: "account.make_password_link",
  input: onAccount,
  change: async (context, { accountId }) => {
    await requireAdministrator(context);
    const token = newToken();
    const [done] = await context.tx.$queryRaw<{ ok: boolean }[]>`
      select make_password_link_for(${accountId}::uuid, ${hashToken(token)}, make_interval(secs => ${linkSeconds})) as ok`;
    if (!done?.ok) throw new Conflict("There is no such account, or it is disabled.");
    context.audit({ event: "account.password_link_made", accountId });
    return { accountId, token };
  },
});

/** Takes off the second factor of somebody who has lost it, and signs their browsers out: one of them may be lost as well. */
export const removeSecondFactorOf = accountCommand({
  name: "account.remove_second_factor",
  input: onAccount,
  change: async (context, { accountId }) => {
    await requireAdministrator(context);
    const { tx, actor, audit } = context;
    if (accountId === actor.userId)
      throw new Refusal("Your own you remove on your account’s page, or another administrator does.", "accountId");
    const [owner] = await tx.$queryRaw<{ name: string; email: string }[]>`
      select name, email from remove_second_factor_of(${accountId}::uuid)`;
    if (!owner) throw new Conflict("There is no such account, or it has no second factor.");
    audit({ event: "account.second_factor_taken_off", accountId });
    return { accountId, owner };
  },
  afterwards: ({ owner }) => void tellOfFactorTakenOff(owner),
});

/** Unlinks somebody from the identity provider, and ends what it opened: for who is somebody new there, or never should have been. */
export const unlinkIdentityOf = accountCommand({
  name: "account.unlink_identity",
  input: onAccount,
  change: async (context, { accountId }) => {
    await requireAdministrator(context);
    const { tx, actor, audit } = context;
    const settings = env.oidc;
    if (!settings) throw new Conflict("There is no identity provider here.");
    if (accountId === actor.userId)
      throw new Refusal("Your own you unlink on your account’s page, or another administrator does.", "accountId");
    const [done] = await tx.$queryRaw<{ ok: boolean }[]>`
      select unlink_identity_of(${accountId}::uuid, ${issuerOf(settings)}) as ok`;
    if (!done?.ok) throw new Conflict("There is no such account, or it is not linked.");
    audit({ event: "account.identity_taken_off", accountId });
    return { accountId };
  },
});

/** Says whether everybody needs a second factor. Who has none is led to setting one up at their next request. */
export const requireSecondFactor = accountCommand({
  name: "account.require_second_factor",
  input: z.strictObject({ isRequired: z.enum(["yes", "no"]) }),
  change: async (context, { isRequired }) => {
    await requireAdministrator(context);
    const { tx, actor, audit } = context;
    const [done] = await tx.$queryRaw<{ ok: boolean }[]>`select require_second_factor(${isRequired === "yes"}) as ok`;
    if (!done?.ok) throw new Conflict("It is so already.");
    audit({
      event: isRequired === "yes" ? "account.second_factor_required" : "account.second_factor_made_optional",
      accountId: actor.userId,
    });
    return { isRequired };
  },
});
