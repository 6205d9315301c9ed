"use server";

import { runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import { safeReturn } from "@/lib/platform/paths";
import { recordPosition } from "./commands/record-position";
import { retractPosition } from "./commands/retract-position";

/** Both lead to `returnTo` when they are done: the cell, without the form. */
export async function recordPositionAction(returnTo: string, _: FormState, form: FormData): Promise<FormState> {
  return runForm(recordPosition, form, { leadsTo: () => safeReturn(returnTo) });
}

export async function retractPositionAction(returnTo: string, _: FormState, form: FormData): Promise<FormState> {
  return runForm(retractPosition, form, { leadsTo: () => safeReturn(returnTo) });
}
