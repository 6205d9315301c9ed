/** Tells the owner of a webhook by mail that it sends no more; the page says so, too, where no mail goes. */
import "server-only";
import { env } from "@/lib/platform/env";
import type { Delivery } from "@/lib/platform/jobs/deliveries";
import { log } from "@/lib/platform/log";
import { canSendMail, sendMail } from "@/lib/platform/mail";
import { paths } from "@/lib/platform/paths";
import { webhookStateInWords } from "../rules/webhooks";

export async function tellOwner(
  { webhookId, name, ownerName, email }: Pick<Delivery, "webhookId" | "name" | "ownerName" | "email">,
  because: "gone" | "failing",
): Promise<void> {
  if (!canSendMail()) return;
  const url = new URL(paths.webhook(webhookId), env.appUrl).href;
  const happened = webhookStateInWords(because === "gone" ? "ended" : "paused", because);
  const text = `Your webhook “${name}” sends no more.\n\n${happened}\n\nSee what was tried, and let it go on:\n${url}\n`;
  try {
    const headers = { "Auto-Submitted": "auto-generated" };
    await sendMail({ to: { name: ownerName, email }, subject: `Webhook “${name}” has stopped`, text, headers });
  } catch (error) {
    log.warn({ err: error, webhook: webhookId }, "its owner was not told by mail that a webhook has stopped");
  }
}
