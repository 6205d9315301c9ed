/**
 * The queue of what webhooks are to be told, beside the one of jobs: any number of processes take from it, of each webhook
 * one delivery at a time. One whose process was killed goes to another, and is sent again under the same id.
 */
import "server-only";
import { database } from "../database";
import type { Failure } from "../outbound/post";

export interface Delivery {
  webhookId: string;
  /** The run that may go on with it. */
  leaseId: string;
  name: string;
  url: string;
  /** Both sealed; the former one as long as it still signs. */
  secret: string;
  formerSecret: string | null;
  /** As whom it is composed. */
  signInId: string | null;
  id: string;
  /** The entry of the audit chain that it tells of; null: it is a test. */
  entryId: string | null;
  event: string;
  askedAt: Date;
  attempts: number;
  ownerName: string;
  email: string;
}

/** How long a run has until another takes its webhook, in seconds: longer than any attempt lasts. */
const toEnd = 60;

/** Plans what is to be told since the last time. Any number of processes may. */
export async function planDeliveries(): Promise<void> {
  for (;;) {
    const [planned] = await database().$queryRaw<{ looked: number }[]>`select plan_webhooks() as looked`;
    if (!planned?.looked) return;
  }
}

/** The next delivery of the webhook that has waited longest, for this run alone; undefined: none is due. */
export async function takeDelivery(): Promise<Delivery | undefined> {
  const [taken] = await database().$queryRaw<Delivery[]>`
    select webhook_id::text as "webhookId", lease_id::text as "leaseId", name, url, secret, former_secret as "formerSecret",
           sign_in_id::text as "signInId", delivery_id::text as id, entry_id::text as "entryId", event,
           asked_at as "askedAt", attempts, owner_name as "ownerName", email
      from take_delivery(make_interval(secs => ${toEnd}))`;
  return taken;
}

export interface Attempt {
  status: number | null;
  /** `secret`: it cannot be read any more. `fault`: Parley itself failed. */
  failure: Failure | "secret" | "fault" | null;
  detail: string | null;
  /** In ms. */
  lasted: number;
}

export interface Ended {
  /** `withheld`: its owner may not read of it any more. */
  how: "delivered" | "failed" | "withheld";
  /** Until it is tried again, in seconds; without it, it is not. */
  pause?: number;
  /** For so many seconds its receiver asked to be left alone altogether. */
  rest?: number;
  tried?: Attempt;
}

/** Notes what came of it. Gives back why its webhook has stopped over it; null: it has not. */
export async function endDelivery(
  { webhookId, leaseId, id }: Delivery,
  { how, pause, rest, tried }: Ended,
): Promise<"gone" | "failing" | null> {
  const [ended] = await database().$queryRaw<{ stopped: "gone" | "failing" | null }[]>`
    select end_delivery(${webhookId}::uuid, ${leaseId}::uuid, ${id}::uuid, ${how},
                        make_interval(secs => ${pause ?? null}::double precision), ${tried?.status ?? null}::integer,
                        ${tried?.failure ?? null}::text, ${tried?.detail ?? null}::text, ${tried?.lasted ?? null}::integer,
                        make_interval(secs => ${rest ?? null}::double precision)) as stopped`;
  return ended?.stopped ?? null;
}

/** Lets go of what ended so long ago that nobody asks for it any more, a little at a time: others wait for the same rows. */
export async function forgetOldDeliveries(): Promise<void> {
  for (;;) {
    const [forgotten] = await database().$queryRaw<{ rows: number }[]>`select forget_webhooks() as rows`;
    if (!forgotten?.rows) return;
  }
}
