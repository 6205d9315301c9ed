"use server";

import type { z } from "zod";
import { runForm } from "@/lib/platform/action";
import type { Command } from "@/lib/platform/command";
import type { FormState } from "@/lib/platform/form";
import { paths } from "@/lib/platform/paths";
import {
  changeWebhook,
  endWebhook,
  makeWebhook,
  pauseWebhook,
  pingWebhook,
  resendDelivery,
  resumeWebhook,
  rotateWebhookSecret,
} from "./commands/webhook";
import { sendSoon } from "./webhooks/sending";

/** What is to go goes at once, and not with the next look. */
async function runAndSend<Input extends z.ZodType, Value>(
  asked: Command<Input, Value>,
  form: FormData,
  done: string,
): Promise<FormState> {
  const state = await runForm(asked, form, { done });
  if (state.status === "ok") sendSoon();
  return state;
}

/** Makes a webhook, and gives its secret this once, with the page that tells what it sends. */
export async function makeWebhookAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(makeWebhook, form, {
    done: "Made: it tells of what happens from now on. Copy its secret, which is not shown again.",
    link: ({ secret }) => secret,
    page: ({ webhookId }) => paths.webhook(webhookId),
  });
}

export async function changeWebhookAction(_: FormState, form: FormData): Promise<FormState> {
  return runAndSend(changeWebhook, form, "Changed.");
}

export async function pauseWebhookAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(pauseWebhook, form, { done: "Paused." });
}

export async function resumeWebhookAction(_: FormState, form: FormData): Promise<FormState> {
  return runAndSend(resumeWebhook, form, "It sends again.");
}

export async function rotateWebhookSecretAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(rotateWebhookSecret, form, {
    done: "Made. Copy it now: it is not shown again. For a day deliveries bear a signature by the one before, too.",
    link: ({ secret }) => secret,
  });
}

export async function pingWebhookAction(_: FormState, form: FormData): Promise<FormState> {
  return runAndSend(pingWebhook, form, "A test is on its way.");
}

export async function resendDeliveryAction(_: FormState, form: FormData): Promise<FormState> {
  return runAndSend(resendDelivery, form, "It is on its way again.");
}

export async function endWebhookAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(endWebhook, form, { done: "Ended." });
}
