"use server";

import { runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import { recordPosition } from "./commands/record-position";
import { retractPosition } from "./commands/retract-position";

export async function recordPositionAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(recordPosition, form, { done: "Recorded." });
}

export async function retractPositionAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(retractPosition, form, { done: "Taken back. It stays in the history." });
}
