"use server";

import { runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import { recordLinkage } from "./commands/record-linkage";
import { recordTerm } from "./commands/record-term";
import { recordTermStatus } from "./commands/record-term-status";
import { retractLinkage, retractTerm, retractTermStatus } from "./commands/retract";

export async function recordTermAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(recordTerm, form, { done: "Recorded." });
}

export async function recordTermStatusAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(recordTermStatus, form, { done: "Recorded." });
}

export async function recordLinkageAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(recordLinkage, form, { done: "Recorded." });
}

export async function retractTermAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(retractTerm, form, { done: "Taken back. It stays in the history." });
}

export async function retractTermStatusAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(retractTermStatus, form, { done: "Taken back. It stays in the history." });
}

export async function retractLinkageAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(retractLinkage, form, { done: "Taken back. It stays in the history." });
}
