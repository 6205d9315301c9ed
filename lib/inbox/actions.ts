"use server";

import { runAction } from "@/lib/platform/action";
import type { Result } from "@/lib/platform/result";
import { finishInbox, readInbox, snoozeInbox } from "./commands/inbox";

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
