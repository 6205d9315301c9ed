"use server";

import { optionNoun } from "./commands/option";
import { takeInText } from "./commands/take-in-text";
import { clauseVersionNoun } from "./commands/clause-version";
import { runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import { safeReturn } from "@/lib/platform/paths";

/** The first two lead to `returnTo` when they are done: the text, at the term. */
export async function recordClauseVersionAction(returnTo: string, _: FormState, form: FormData): Promise<FormState> {
  return runForm(clauseVersionNoun.record, form, { leadsTo: () => safeReturn(returnTo) });
}

export async function recordOptionAction(returnTo: string, _: FormState, form: FormData): Promise<FormState> {
  return runForm(optionNoun.record, form, { leadsTo: () => safeReturn(returnTo) });
}

/** Leads nowhere: the page that read the text in forgets it first. */
export async function takeInTextAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(takeInText, form, { done: "Taken in." });
}
