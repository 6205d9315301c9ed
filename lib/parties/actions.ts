"use server";

import { runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import { recordDelegate } from "./commands/record-delegate";
import { recordParty } from "./commands/record-party";

export async function recordPartyAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(recordParty, form, { done: "Recorded." });
}

export async function recordDelegateAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(recordDelegate, form, { done: "Recorded." });
}
