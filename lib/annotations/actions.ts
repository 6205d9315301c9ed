"use server";

import { readActId } from "@/lib/platform/act";
import { runAction, runForm, runRead } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import { safeReturn } from "@/lib/platform/paths";
import type { Result } from "@/lib/platform/result";
import { adoptSuggestions } from "./commands/adopt-suggestions";
import { discardRemarkDraft, keepRemarkDraft, shareRemarks } from "./commands/remark-drafts";
import { assignAnnotation } from "./commands/assign-annotation";
import { correctAnnotation, correctReply } from "./commands/correct-remark";
import { makeAnnotation } from "./commands/make-annotation";
import { placeAnnotation } from "./commands/place-annotation";
import { replyToAnnotation } from "./commands/reply-to-annotation";
import { retractAnnotation, retractReply } from "./commands/retract-remark";
import { reopenAnnotation, resolveAnnotation } from "./commands/settle-annotation";
import { findRemarkDraft } from "./queries-drafts";
import { linkOffersFor } from "./queries-links";
import type { Linkables } from "./rules/links";
import { linkOffersInput, readRemarkDraftInput } from "./schema";

/** An act sent twice under one id is done once. */
export async function makeAnnotationAction(input: unknown, actId: unknown): Promise<Result<{ annotationId: string }>> {
  return runAction(makeAnnotation, input, { actId: readActId(actId) });
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

export async function assignAnnotationAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(assignAnnotation, form, { done: "Saved." });
}

export async function placeAnnotationAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(placeAnnotation, form, { done: "It stands there now." });
}

/** Leads to `returnTo` when it is done: the text, at the term. */
export async function adoptSuggestionsAction(returnTo: string, _: FormState, form: FormData): Promise<FormState> {
  return runForm(adoptSuggestions, form, { leadsTo: () => safeReturn(returnTo) });
}

export async function shareRemarksAction(input: unknown, actId: unknown): Promise<Result<{ annotationIds: string[] }>> {
  return runAction(shareRemarks, input, { actId: readActId(actId) });
}

export async function keepRemarkDraftAction(input: unknown): Promise<Result<{ version: number; savedAt: Date }>> {
  return runAction(keepRemarkDraft, input, { isQuiet: true });
}

export async function discardRemarkDraftAction(input: unknown): Promise<Result<{ version: number }>> {
  return runAction(discardRemarkDraft, input, { isQuiet: true });
}

/** The draft as last saved: what a window that fell behind is shown beside its own words. */
export async function readRemarkDraftAction(on: unknown): Promise<Result<Awaited<ReturnType<typeof findRemarkDraft>>>> {
  return runRead(readRemarkDraftInput, on, findRemarkDraft);
}

/** What may be linked where the reader writes. */
export async function linkOffersAction(on: unknown): Promise<Result<Linkables>> {
  return runRead(linkOffersInput, on, linkOffersFor);
}
