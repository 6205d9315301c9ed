"use server";

import { runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import { paths } from "@/lib/platform/paths";
import { briefNoun } from "./commands/brief";

/** Leads to the brief that was kept, whose address is that of the negotiation whose form it is. */
export async function keepBriefAction(_: FormState, form: FormData): Promise<FormState> {
  const slug = form.get("slug");
  form.delete("slug");
  return runForm(briefNoun.record, form, {
    leadsTo: ({ briefId }) => paths.keptBrief(typeof slug === "string" ? slug : "", briefId),
  });
}

export async function renameBriefAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(briefNoun.record, form, { done: "Corrected." });
}

export async function retractBriefAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(briefNoun.retract, form, { done: "Retracted. It stays in the history." });
}
