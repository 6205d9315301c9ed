/** Webhooks that have stopped by themselves: of no negotiation, and no record of what is done about them but their own. */
import "server-only";
import type { Tx } from "@/lib/platform/database";

/** Why one stops that nobody stopped: three days of failures, or a receiver that says that it is gone. */
const byItself = { because: { in: ["failing", "gone"] } };

/** The reader's, until they let them go on, end them or say that they may stay so; the last to stop first. */
export async function stoppedWebhooksIn(tx: Tx) {
  return tx.webhook.findMany({
    where: byItself,
    orderBy: [{ stateAt: "desc" }, { id: "asc" }],
    select: { id: true, name: true, state: true, because: true, stateAt: true },
  });
}

export type StoppedWebhook = Awaited<ReturnType<typeof stoppedWebhooksIn>>[number];

/** How many those are. */
export async function stoppedWebhookCount(tx: Tx): Promise<number> {
  return tx.webhook.count({ where: byItself });
}
