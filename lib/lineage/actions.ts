"use server";

import { runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import { safeReturn } from "@/lib/platform/paths";
import { allotItem } from "./commands/allot-item";
import { mergeTerms } from "./commands/merge-terms";
import { splitTerm } from "./commands/split-term";

/** Leads to `returnTo` when it is done: the term, which then says what it became. */
export async function splitTermAction(returnTo: string, _: FormState, form: FormData): Promise<FormState> {
  return runForm(splitTerm, form, { leadsTo: () => safeReturn(returnTo) });
}

/** As for a split. */
export async function mergeTermsAction(returnTo: string, _: FormState, form: FormData): Promise<FormState> {
  return runForm(mergeTerms, form, { leadsTo: () => safeReturn(returnTo) });
}

export async function allotItemAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(allotItem, form);
}
