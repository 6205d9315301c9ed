"use server";

import { positionNoun } from "./commands/position";
import { runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import { safeReturn } from "@/lib/platform/paths";

/** Both lead to `returnTo` when they are done: the cell, without the form. */
export async function recordPositionAction(returnTo: string, _: FormState, form: FormData): Promise<FormState> {
  return runForm(positionNoun.record, form, { leadsTo: () => safeReturn(returnTo) });
}

export async function retractPositionAction(returnTo: string, _: FormState, form: FormData): Promise<FormState> {
  return runForm(positionNoun.retract, form, { leadsTo: () => safeReturn(returnTo) });
}
