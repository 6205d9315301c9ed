"use server";

import { runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import { recordRound } from "./commands/record-round";
import { recordRoundEvent } from "./commands/record-round-event";
import { retractRoundEvent } from "./commands/retract-round-event";

export async function recordRoundAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(recordRound, form, { done: "Recorded." });
}

export async function recordRoundEventAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(recordRoundEvent, form, { done: "Recorded." });
}

export async function retractRoundEventAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(retractRoundEvent, form, { done: "Retracted. It stays in the record, and counts no more." });
}
