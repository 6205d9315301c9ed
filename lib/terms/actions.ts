"use server";

import { arrangeTerms } from "./commands/arrange-terms";
import { recordOutline } from "./commands/record-outline";
import { recordTermStatuses } from "./commands/record-statuses";
import { termStatusNoun } from "./commands/term-status";
import { termNoun } from "./commands/term";
import { linkageNoun } from "./commands/linkage";
import { formAnswer, runForm } from "@/lib/platform/action";
import { InvalidFields } from "@/lib/platform/errors";
import type { FormState } from "@/lib/platform/form";

export async function recordTermAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(termNoun.record, form, { done: "Recorded." });
}

/** Gives a term an axis, which has to be chosen: the form is there for nothing else. */
export async function giveAxisAction(state: FormState, form: FormData): Promise<FormState> {
  return formAnswer("giving an axis", form, async () => {
    // To the command a term without one is as good as any.
    if (!String(form.get("axisUnit") ?? "").trim()) throw new InvalidFields({ axisUnit: ["Choose a quantity."] });
    return recordTermAction(state, form);
  });
}

export async function recordTermStatusAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(termStatusNoun.record, form, { done: "Recorded." });
}

export async function recordLinkageAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(linkageNoun.record, form, { done: "Recorded." });
}

export async function retractTermAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(termNoun.retract, form, { done: "Retracted. It stays in the history." });
}

export async function retractTermStatusAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(termStatusNoun.retract, form, { done: "Retracted. It stays in the history." });
}

export async function retractLinkageAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(linkageNoun.retract, form, { done: "Retracted. It stays in the history." });
}

export async function recordOutlineAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(recordOutline, form, { done: "Recorded." });
}

export async function arrangeTermsAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(arrangeTerms, form, { done: "Arranged." });
}

export async function recordTermStatusesAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(recordTermStatuses, form, { done: "Recorded." });
}
