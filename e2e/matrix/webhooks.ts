/** What a person does about their own webhooks; each asker's are their own. */
import { randomUUID } from "node:crypto";
import type { Caller, Input } from "@/e2e/fixtures";
import type { Listed } from "./listed";

/** A name that nobody will ever have (RFC 6761). */
const aWebhook = { name: "A receiver", url: "https://receiver.example/", nouns: [], verbs: [], negotiationIds: [] };

/** Another's, where the asker has none. */
async function own(asker: Caller): Promise<string> {
  if (asker.who === "nobody") return randomUUID();
  const { webhookId } = await asker.must<{ webhookId: string }>("webhook.make", aWebhook);
  return webhookId;
}

const onOwn = (more: Input = {}): Listed => ({
  needs: null,
  isMarked: false,
  input: async (_, __, asker) => ({ webhookId: await own(asker), ...more }),
});

export const webhookCommands: Record<string, Listed> = {
  "webhook.make": { needs: null, isMarked: false, input: async () => ({ ...aWebhook }) },
  "webhook.change": onOwn({ ...aWebhook, name: "Another", version: 1 }),
  "webhook.pause": onOwn(),
  "webhook.resume": onOwn({ from: "now" }),
  "webhook.rotate_secret": onOwn(),
  "webhook.ping": onOwn(),
  "webhook.resend": {
    needs: null,
    isMarked: false,
    input: async (_, __, asker) => {
      const webhookId = await own(asker);
      return asker.who === "nobody" ? { deliveryId: webhookId } : asker.must("webhook.ping", { webhookId });
    },
  },
  "webhook.end": onOwn(),
};
