/**
 * Sends what webhooks are to tell: one delivery of each at a time, four at once in a process, so that a receiver who hangs
 * holds up nobody else's. Each is composed when it goes, as its owner and behind the wall: who reads an entry no more tells
 * nobody of it. A process that dies in the middle leaves it to another, which sends it again under the same id.
 */
import "server-only";
import { asActor } from "@/lib/platform/actor";
import { env } from "@/lib/platform/env";
import {
  type Attempt,
  type Delivery,
  type Ended,
  endDelivery,
  planDeliveries,
  takeDelivery,
} from "@/lib/platform/jobs/deliveries";
import { heeding, isGivenUp, jittered, pauseAfter } from "@/lib/platform/jobs/retry";
import { log } from "@/lib/platform/log";
import { postOut } from "@/lib/platform/outbound/post";
import type { Resolve } from "@/lib/platform/outbound/resolve";
import { readTarget } from "@/lib/platform/outbound/target";
import { during } from "@/lib/platform/watching/watched";
import { apiPathOf, type WebhookEvent } from "../rules/webhooks";
import { openSecret } from "./secret";
import { signedHeaders } from "./sign";
import { tellOwner } from "./tell-owner";

/** How a test has names looked up. */
export interface Means {
  resolve?: Resolve;
  longest?: number;
}

const mostAtOnce = 4;
// One a process: pages, actions and routes are bundled apart, each with modules of its own.
const kept = globalThis as { parleySendingHands?: { busy: number } };
kept.parleySendingHands ??= { busy: 0 };
const hands = kept.parleySendingHands;

/** Plans and sends all that is due, and gives back how many attempts that were. */
export async function sendWhatIsDue(means: Means = {}): Promise<number> {
  await planDeliveries();
  return hands.busy < mostAtOnce ? work(means) : 0;
}

/** One after another until nothing is due; as long as there is something, others lend a hand. */
async function work(means: Means): Promise<number> {
  hands.busy++;
  const others: Promise<number>[] = [];
  let count = 0;
  try {
    for (let taken = await takeDelivery(); taken; taken = await takeDelivery()) {
      if (hands.busy < mostAtOnce) others.push(work(means));
      await deliver(taken, means);
      count++;
    }
  } catch (error) {
    // The database is away; what was taken goes to whoever comes once its lease is over.
    log.warn({ err: error }, "cannot send what webhooks are to tell");
  } finally {
    hands.busy--;
  }
  for (const other of await Promise.all(others)) count += other;
  return count;
}

async function deliver(taken: Delivery, means: Means): Promise<void> {
  let ended: Ended;
  try {
    ended = await during(
      "webhook",
      "delivery",
      () => attempt(taken, means),
      ({ how }) => how,
    );
  } catch (error) {
    log.error({ err: error, delivery: taken.id }, "a delivery could not be attempted");
    // As any other failure: else it would be first in line for ever.
    ended = untaken(taken, { status: null, failure: "fault", detail: null, lasted: 0 });
  }
  const stopped = await endDelivery(taken, ended);
  if (!stopped) return;
  log.warn({ webhook: taken.webhookId, because: stopped }, "a webhook has stopped");
  await tellOwner(taken, stopped);
}

async function attempt(taken: Delivery, means: Means): Promise<Ended> {
  const event = await compose(taken);
  // Its sign-in ended just now: whoever lets it go on sends it.
  if (event === "closed") return { how: "withheld", pause: 0 };
  if (event === null) return { how: "withheld" };
  const began = performance.now();
  const { retryAfter, ...answer } = await send(taken, event, means);
  const tried = { ...answer, lasted: Math.round(performance.now() - began) };
  const isTaken = answer.status !== null && answer.status >= 200 && answer.status < 300;
  return isTaken ? { how: "delivered", tried } : untaken(taken, tried, retryAfter);
}

/** `retryAfter`: in how many seconds its receiver, who has too much to do, wants to be asked again. */
function untaken(taken: Delivery, tried: Attempt, retryAfter?: number): Ended {
  const isOver = taken.event === "ping" || tried.status === 410 || isGivenUp(taken.askedAt, new Date());
  const pause = heeding(jittered(pauseAfter(taken.attempts), Math.random()), retryAfter ?? 0);
  return {
    how: "failed",
    tried,
    ...(isOver ? {} : { pause }),
    ...(retryAfter ? { rest: heeding(0, retryAfter) } : {}),
  };
}

type Entry = { at: Date; slug: string; seriesId: string | null; recordId: string | null };

/** What it tells; null: its owner may not read of it any more, or it is marked. `closed`: nobody is signed in by it. */
async function compose({
  signInId,
  id: deliveryId,
  entryId,
  event,
}: Delivery): Promise<WebhookEvent | null | "closed"> {
  const api = (path: string) => new URL(`/api/v1${path}`, env.appUrl).href;
  if (entryId === null) {
    const nothing = { negotiation: null, noun: null, recordId: null, seriesId: null };
    return { id: deliveryId, type: event, at: new Date().toISOString(), ...nothing, url: api("/negotiations") };
  }
  if (signInId === null) return "closed";
  const [me, entry] = await asActor({ signInId }, async (tx) => {
    const [open] = await tx.$queryRaw<{ me: string | null }[]>`select current_user_id()::text as me`;
    const [read] = await tx.$queryRaw<Entry[]>`
      select e.at, n.slug, e.series_id::text as "seriesId", e.record_id::text as "recordId"
        from audit_entry e join negotiation n on n.id = e.negotiation_id
       where e.id = ${entryId}::uuid and e.compartment_id is null`;
    return [open?.me, read] as const;
  });
  if (!me) return "closed";
  if (!entry) return null;
  const { at, slug, seriesId, recordId } = entry;
  const noun = event.split(".")[0] ?? event;
  const url = api(apiPathOf(slug, noun, seriesId));
  return { id: deliveryId, type: event, at: at.toISOString(), negotiation: slug, noun, recordId, seriesId, url };
}

type Answer = Omit<Attempt, "lasted"> & { retryAfter?: number };

async function send(taken: Delivery, event: WebhookEvent, means: Means): Promise<Answer> {
  const { inHouse, webhookHosts } = env;
  // What the installation trusts may have become less since the address was written.
  const target = readTarget(taken.url, inHouse, webhookHosts);
  if ("because" in target) return { status: null, failure: "address", detail: target.leadsTo ?? null };
  const sealed = [taken.secret, ...(taken.formerSecret ? [taken.formerSecret] : [])];
  const secrets = sealed.flatMap((each) => openSecret(taken.webhookId, each) ?? []);
  if (secrets.length === 0) return { status: null, failure: "secret", detail: null };
  const body = JSON.stringify(event);
  const signed = signedHeaders({ id: taken.id, at: new Date(), body }, secrets);
  const headers = { "content-type": "application/json", "user-agent": "Parley-Webhooks/1", ...signed };
  return postOut({ url: target.url, headers, body }, { inHouse, ...means });
}
