/** A person's webhooks, and what each has sent. */
import "server-only";
import { type Actor, asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import {
  type AttemptView,
  type DeliveryState,
  deliveryStateOf,
  type WebhookBecause,
  type WebhookState,
} from "./rules/webhooks";

export type WebhookStanding = { is: WebhookState; because: WebhookBecause | null; since: Date };

export type WebhookView = {
  id: string;
  name: string;
  url: string;
  nouns: readonly string[];
  verbs: readonly string[];
  negotiationIds: readonly string[];
  version: number;
  state: WebhookStanding;
  /** How many deliveries wait. */
  waiting: number;
  /** How many attempts in a row came to nothing. */
  failures: number;
  /** Until when it rests after a failure, if it does; a test goes all the same. */
  restUntil: Date | null;
  /** When something was last taken; null: nothing was yet. */
  deliveredAt: Date | null;
};

export type DeliveryView = {
  id: string;
  seq: string;
  /** `position.recorded`, `ping`; null: its owner may not read of it any more. */
  type: string | null;
  negotiation: { slug: string; name: string } | null;
  at: Date;
  state: DeliveryState;
  /** When it is tried next, where it has not ended. */
  dueAt: Date | null;
  /** The last one first, no more than `mostTries`. */
  tries: AttemptView[];
  attempts: number;
};

export type LogAsked = {
  /** What failed, and what still waits. */
  onlyUntaken: boolean;
  /** The `seq` below which to go on. */
  before: string | null;
};

/** How many deliveries a page of the log has, and attempts of each. */
const mostShown = 50;
const mostTries = 5;

/** The reader's webhooks, those that have ended last, by name. */
export async function ownWebhooks(actor: Actor): Promise<WebhookView[]> {
  return asActor(actor, (tx) => webhooksIn(tx, null));
}

/** One of the reader's webhooks with a page of its log, the newest first; null: they have none by that id. */
export async function ownWebhook(
  actor: Actor,
  webhookId: string,
  { onlyUntaken, before }: LogAsked,
): Promise<{ webhook: WebhookView; deliveries: DeliveryView[]; next: string | null } | null> {
  return asActor(actor, async (tx) => {
    const [webhook] = await webhooksIn(tx, webhookId);
    if (!webhook) return null;
    const rows = await tx.webhookDelivery.findMany({
      where: {
        webhookId,
        ...(before === null ? {} : { seq: { lt: BigInt(before) } }),
        ...(onlyUntaken ? { OR: [{ outcome: "failed" }, { outcome: null }] } : {}),
      },
      orderBy: { seq: "desc" },
      take: mostShown + 1,
      include: { tries: { orderBy: { id: "desc" }, take: mostTries } },
    });
    const shown = rows.slice(0, mostShown);
    const entries = await entriesIn(
      tx,
      shown.flatMap(({ entryId }) => entryId ?? []),
    );
    const deliveries = shown.map(({ entryId, event, tries, ...row }): DeliveryView => {
      const entry = entryId === null ? null : entries.get(entryId);
      return {
        ...{ id: row.id, seq: String(row.seq), attempts: row.attempts, at: row.askedAt, tries },
        type: entryId === null || entry ? event : null,
        negotiation: entry ?? null,
        state: deliveryStateOf(row.outcome, row.attempts),
        dueAt: row.endedAt ? null : laterOf(row.dueAt, event === "ping" ? null : webhook.restUntil),
      };
    });
    const next = rows.length > mostShown ? (shown.at(-1)?.seq ?? null) : null;
    return { webhook, deliveries, next: next === null ? null : String(next) };
  });
}

const laterOf = (one: Date, other: Date | null) => (other && other > one ? other : one);

type Row = Omit<WebhookView, "state"> & {
  isOpen: boolean;
  is: WebhookState;
  because: WebhookBecause | null;
  since: Date;
};

async function webhooksIn(tx: Tx, only: string | null): Promise<WebhookView[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select w.id::text, w.name, w.url, w.nouns, w.verbs, w.only_in::text[] as "negotiationIds", w.version,
           w.failures, w.rest_until as "restUntil", w.state::text as "is", w.because, w.state_at as since,
           coalesce(s.revoked_at is null and s.expires_at > now(), false) as "isOpen",
           (select count(*)::int from webhook_delivery d where d.webhook_id = w.id and d.ended_at is null) as waiting,
           (select max(d.ended_at) from webhook_delivery d where d.webhook_id = w.id and d.outcome = 'delivered') as "deliveredAt"
      from webhook w left join sign_in s on s.id = w.sign_in_id
     where ${only}::uuid is null or w.id = ${only}::uuid
     order by w.state = 'ended', lower(w.name), w.id`;
  return rows.map(({ isOpen, is, because, since, ...row }) => {
    const isClosed = is === "on" && !isOpen;
    return { ...row, state: isClosed ? { is: "paused", because: "closed", since } : { is, because, since } };
  });
}

/** Where these entries are of, as far as the reader may read them now and outside every circle, as what was sent was. */
async function entriesIn(tx: Tx, ids: readonly string[]): Promise<Map<string, { slug: string; name: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; slug: string; name: string }[]>`
    select e.id::text, n.slug, n.name from audit_entry e join negotiation n on n.id = e.negotiation_id
     where e.id = any(${[...ids]}::uuid[]) and e.compartment_id is null`;
  return new Map(rows.map(({ id, ...of }) => [id, of]));
}
