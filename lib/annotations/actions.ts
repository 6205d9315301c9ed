"use server";

import { runAction, runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import type { Result } from "@/lib/platform/result";
import { correctAnnotation, correctReply } from "./commands/correct-remark";
import { makeAnnotation } from "./commands/make-annotation";
import { replyToAnnotation } from "./commands/reply-to-annotation";
import { retractAnnotation, retractReply } from "./commands/retract-remark";
import { reopenAnnotation, resolveAnnotation } from "./commands/settle-annotation";

export async function makeAnnotationAction(input: unknown): Promise<Result<{ annotationId: string }>> {
  return runAction(makeAnnotation, input);
}

export async function replyToAnnotationAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(replyToAnnotation, form, { done: "Your reply is in the thread." });
}

export async function resolveAnnotationAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(resolveAnnotation, form, { done: "Resolved." });
}

export async function reopenAnnotationAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(reopenAnnotation, form, { done: "Open again." });
}

export async function correctAnnotationAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(correctAnnotation, form, { done: "Saved. What it was stays in the history." });
}

export async function correctReplyAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(correctReply, form, { done: "Saved. What it was stays in the history." });
}

export async function retractAnnotationAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(retractAnnotation, form, { done: "Taken back. It stays in the history." });
}

export async function retractReplyAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(retractReply, form, { done: "Taken back. It stays in the history." });
}
