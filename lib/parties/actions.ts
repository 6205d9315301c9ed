"use server";

import { partyNoun } from "./commands/party";
import { delegateNoun } from "./commands/delegate";
import { runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";

export async function recordPartyAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(partyNoun.record, form, { done: "Recorded." });
}

export async function recordDelegateAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(delegateNoun.record, form, { done: "Recorded." });
}

export async function retractPartyAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(partyNoun.retract, form, { done: "Retracted. It stays in the history." });
}

export async function retractDelegateAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(delegateNoun.retract, form, { done: "Retracted. It stays in the history." });
}
