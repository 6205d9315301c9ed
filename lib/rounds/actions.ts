"use server";

import { roundEventNoun } from "./commands/round-event";
import { roundNoun } from "./commands/round";
import { runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";

export async function recordRoundAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(roundNoun.record, form, { done: "Recorded." });
}

export async function recordRoundEventAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(roundEventNoun.record, form, { done: "Recorded." });
}

export async function retractRoundEventAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(roundEventNoun.retract, form, { done: "Retracted. It stays in the record, and counts no more." });
}

export async function retractRoundAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(roundNoun.retract, form, { done: "Retracted. It stays in the history." });
}
