"use server";

import { runAction } from "@/lib/platform/action";
import { asCurrentActor } from "@/lib/platform/current-actor";
import type { Result } from "@/lib/platform/result";
import { finishInbox, readInbox, snoozeInbox } from "./commands/inbox";
import { inboxCount } from "./queries";

/** `isQuiet`: the page that is read is not drawn anew for it. */
export async function readInboxAction(input: unknown, isQuiet: boolean): Promise<Result<unknown>> {
  return runAction(readInbox, input, { isQuiet });
}

export async function finishInboxAction(input: unknown): Promise<Result<unknown>> {
  return runAction(finishInbox, input);
}

export async function snoozeInboxAction(input: unknown): Promise<Result<unknown>> {
  return runAction(snoozeInbox, input);
}

/** How many subjects have something new by now. */
export async function countInboxAction(): Promise<Result<number>> {
  return asCurrentActor("counting the inbox", async (actor) => {
    return { ok: true, value: await inboxCount(actor, new Date()) };
  });
}
