"use server";

import { runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import { paths } from "@/lib/platform/paths";
import { packageNoun } from "./commands/package";

/** Leads to the package, whose address is that of the negotiation whose form it is. */
export async function recordPackageAction(_: FormState, form: FormData): Promise<FormState> {
  const slug = form.get("slug");
  form.delete("slug");
  return runForm(packageNoun.record, form, {
    leadsTo: ({ packageId }) => paths.package(typeof slug === "string" ? slug : "", packageId),
  });
}

export async function retractPackageAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(packageNoun.retract, form, { done: "Retracted. It stays in the history." });
}
