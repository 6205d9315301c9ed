"use server";

import { runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import { safeReturn } from "@/lib/platform/paths";
import { recordClauseVersion } from "./commands/record-clause-version";
import { recordOption } from "./commands/record-option";

/** Both lead to `returnTo` when they are done: the text, at the term. */
export async function recordClauseVersionAction(returnTo: string, _: FormState, form: FormData): Promise<FormState> {
  return runForm(recordClauseVersion, form, { leadsTo: () => safeReturn(returnTo) });
}

export async function recordOptionAction(returnTo: string, _: FormState, form: FormData): Promise<FormState> {
  return runForm(recordOption, form, { leadsTo: () => safeReturn(returnTo) });
}
