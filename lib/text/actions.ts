"use server";

import { runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import { recordClauseVersion } from "./commands/record-clause-version";
import { recordOption } from "./commands/record-option";

export async function recordClauseVersionAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(recordClauseVersion, form, { done: "Recorded. The wording stands in the text." });
}

export async function recordOptionAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(recordOption, form, { done: "Recorded. The option stands under its term." });
}
