/** The webhooks by which a person has programs told what happens. No token makes, changes or ends one. */
import "server-only";
import { randomUUID } from "node:crypto";
import { type AccountContext, accountCommand } from "@/lib/platform/account-command";
import { requireConfirmed } from "@/lib/platform/confirming";
import type { WritingTx } from "@/lib/platform/database";
import { env } from "@/lib/platform/env";
import { Conflict, InvalidFields, NotFound, Refusal } from "@/lib/platform/errors";
import { leadsInside } from "@/lib/platform/outbound/post";
import { readTarget } from "@/lib/platform/outbound/target";
import { mostWebhooks } from "../rules/webhooks";
import {
  changeWebhookInput,
  makeWebhookInput,
  resendDeliveryInput,
  resumeWebhookInput,
  type TellingInput,
  webhookInput,
} from "../schema-webhooks";
import { newSecret, sealSecret } from "../webhooks/secret";

/** How long the secret before the last goes on signing, in ms: receivers are changed one after another. */
const formerHolds = 24 * 3_600_000;

const noSuch = () => new NotFound("There is no such webhook of yours any more.", "webhookId");

/** Makes one, which tells of what happens from now on, and gives back its secret this once. */
export const makeWebhook = accountCommand({
  name: "webhook.make",
  input: makeWebhookInput,
  prepare: checkAddress,
  change: async (context, telling) => {
    await requireConfirmed(context);
    const { tx, actor, audit } = context;
    const data = await checked(context, telling);
    const id = randomUUID();
    const secret = newSecret();
    await tx.webhook.createMany({ data: { id, ...data, secret: sealSecret(id, secret) } });
    await open(tx, id, true);
    audit({ event: "account.webhook_made", accountId: actor.userId });
    return { webhookId: id, secret };
  },
});

/** Changes what it is called, where it leads and what it tells of. What waits goes to the new address, if it is still told of. */
export const changeWebhook = accountCommand({
  name: "webhook.change",
  input: changeWebhookInput,
  prepare: checkAddress,
  change: async (context, { webhookId, version, ...telling }) => {
    await requireConfirmed(context);
    const { tx, actor, audit } = context;
    const before = await tx.webhook.findUnique({ where: { id: webhookId }, select: { onlyIn: true } });
    const data = await checked(context, telling, before?.onlyIn);
    const { count } = await tx.webhook.updateMany({
      where: { id: webhookId, userId: actor.userId, version },
      data: { ...data, version: version + 1 },
    });
    if (count === 0) throw (await tx.webhook.count({ where: { id: webhookId } })) > 0 ? new Conflict() : noSuch();
    audit({ event: "account.webhook_changed", accountId: actor.userId });
    return { version: version + 1 };
  },
});

/** Sends no more for now. What happens meanwhile can still be told later. */
export const pauseWebhook = accountCommand({
  name: "webhook.pause",
  input: webhookInput,
  change: async ({ tx, actor, audit }, { webhookId }) => {
    await stop(tx, webhookId, "paused");
    audit({ event: "account.webhook_paused", accountId: actor.userId });
    return {};
  },
});

/** Ends it. For a month it can be taken up again. */
export const endWebhook = accountCommand({
  name: "webhook.end",
  input: webhookInput,
  change: async ({ tx, actor, audit }, { webhookId }) => {
    await stop(tx, webhookId, "ended");
    audit({ event: "account.webhook_ended", accountId: actor.userId });
    return {};
  },
});

/** Sends again, from where it stopped or from now on: that opens a sign-in that reads, as making one does. */
export const resumeWebhook = accountCommand({
  name: "webhook.resume",
  input: resumeWebhookInput,
  change: async (context, { webhookId, from }) => {
    await requireConfirmed(context);
    const { tx, actor, audit } = context;
    if ((await tx.webhook.count({ where: { id: webhookId } })) === 0) throw noSuch();
    await open(tx, webhookId, from === "now");
    audit({ event: "account.webhook_resumed", accountId: actor.userId });
    return {};
  },
});

/** Makes another secret and gives it back this once; for a day deliveries bear a signature by the one before, too. */
export const rotateWebhookSecret = accountCommand({
  name: "webhook.rotate_secret",
  input: webhookInput,
  change: async (context, { webhookId }) => {
    await requireConfirmed(context);
    const { tx, actor, now, audit } = context;
    const before = await tx.webhook.findUnique({ where: { id: webhookId }, select: { secret: true } });
    if (!before) throw noSuch();
    const secret = newSecret();
    const data = {
      secret: sealSecret(webhookId, secret),
      formerSecret: before.secret,
      formerUntil: new Date(now.getTime() + formerHolds),
    };
    const { count } = await tx.webhook.updateMany({ where: { id: webhookId, secret: before.secret }, data });
    // Another was made at the same moment: this one would sign nothing.
    if (count === 0) throw new Conflict("Another secret was made just now. Use that one, or make one more.");
    audit({ event: "account.webhook_secret_made", accountId: actor.userId });
    return { secret };
  },
});

/** Sends a test that tells of nothing, once. */
export const pingWebhook = accountCommand({
  name: "webhook.ping",
  input: webhookInput,
  change: async ({ tx, actor, audit }, { webhookId }) => {
    const [planned] = await tx.$queryRaw<{ id: string | null }[]>`select ping_webhook(${webhookId}::uuid)::text as id`;
    if (!planned?.id) throw noSuch();
    audit({ event: "account.webhook_tested", accountId: actor.userId });
    return { deliveryId: planned.id };
  },
});

/** Sends a delivery again, under the same id. */
export const resendDelivery = accountCommand({
  name: "webhook.resend",
  input: resendDeliveryInput,
  change: async ({ tx, actor, audit }, { deliveryId }) => {
    const [planned] = await tx.$queryRaw<{ ok: boolean }[]>`select resend_delivery(${deliveryId}::uuid) as ok`;
    if (!planned?.ok) {
      if ((await tx.webhookDelivery.count({ where: { id: deliveryId } })) > 0)
        throw new Refusal("The webhook does not send just now. Resume it first.");
      throw new NotFound("There is no such delivery of yours any more.", "deliveryId");
    }
    audit({ event: "account.webhook_delivery_resent", accountId: actor.userId });
    return {};
  },
});

/** Refuses an address that leads inside. Looking a name up may take seconds, for which no connection is held. */
async function checkAddress({ url }: Pick<TellingInput, "url">): Promise<void> {
  const { inHouse } = env;
  const inside = await leadsInside(targetOf(url), { inHouse });
  if (inside) throw new InvalidFields({ url: [`Its name leads to ${inside}; Parley sends to public addresses only.`] });
}

function targetOf(url: string): URL {
  const target = readTarget(url, env.inHouse, env.webhookHosts);
  if ("because" in target) throw new InvalidFields({ url: [target.because] });
  return target.url;
}

/** What it is to tell of, held against what its owner is a member of; what it was for before may stay. */
async function checked(
  { tx, actor }: AccountContext,
  { url, negotiationIds, ...rest }: TellingInput,
  before: readonly string[] = [],
) {
  const onlyIn = [...new Set(negotiationIds)];
  const added = onlyIn.filter((id) => !before.includes(id));
  const where = { userId: actor.userId, removedAt: null, negotiationId: { in: added } };
  if ((await tx.membership.count({ where })) !== added.length)
    throw new NotFound("There is no such negotiation of yours.", "negotiationIds");
  return { ...rest, url: targetOf(url).href, onlyIn };
}

async function open(tx: WritingTx, webhookId: string, fromHere: boolean): Promise<void> {
  const [opened] = await tx.$queryRaw<{ ok: boolean }[]>`select open_webhook(${webhookId}::uuid, ${fromHere}) as ok`;
  if (!opened?.ok)
    throw new Refusal(`You have ${mostWebhooks} webhooks. End one that you no longer need first.`, "name");
}

async function stop(tx: WritingTx, webhookId: string, to: "paused" | "ended"): Promise<void> {
  const [stopped] = await tx.$queryRaw<{ ok: boolean }[]>`select stop_webhook(${webhookId}::uuid, ${to}) as ok`;
  if (stopped?.ok) return;
  // It may have stopped by itself while its owner looked at it.
  if ((await tx.webhook.count({ where: { id: webhookId } })) === 0) throw noSuch();
  throw new Refusal(to === "ended" ? "It has ended already." : "It does not send any more already.");
}
