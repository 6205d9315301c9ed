"use server";

import { runAction, runForm } from "@/lib/platform/action";
import { asCurrentActor } from "@/lib/platform/current-actor";
import { type FormState, formInput } from "@/lib/platform/form";
import { paths } from "@/lib/platform/paths";
import { failure, type Result } from "@/lib/platform/result";
import { beginDraft } from "./commands/begin-draft";
import { catchUpWithSession, correctSession } from "./commands/correct-session";
import { discardDraft } from "./commands/discard-draft";
import { fileSession } from "./commands/file-session";
import { retractSession } from "./commands/retract-session";
import { restoreDraft } from "./commands/restore-draft";
import { saveDraft } from "./commands/save-draft";
import { raiseQuestions, takeQuestions } from "./commands/take-questions";
import { type DraftView, findDraft } from "./queries-drafts";
import type { DraftContent } from "./schema";

export async function beginDraftAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(beginDraft, form, { leadsTo: ({ slug, draftId }) => paths.sessionDraft(slug, draftId) });
}

/** Takes ticked questions, each sent in JSON, into a session's notes; those that nobody has raised are raised by it. */
export async function takeQuestionsAction(_: FormState, form: FormData): Promise<FormState> {
  form.set("questions:json", `[${form.getAll("questions[]").join(",")}]`);
  form.delete("questions[]");
  const { questions } = formInput(form);
  const isRaising = Array.isArray(questions) && questions.some((each: object) => !Object.hasOwn(each, "questionId"));
  return runForm(isRaising ? raiseQuestions : takeQuestions, form, {
    leadsTo: ({ slug, draftId }) => paths.sessionDraft(slug, draftId),
  });
}

export async function saveDraftAction(input: {
  negotiationId: string;
  draftId: string;
  version: number;
  content: DraftContent;
}): Promise<Result<{ version: number; savedAt: Date }>> {
  return runAction(saveDraft, input, { isQuiet: true });
}

/** The draft as it was last saved: what a window that fell behind puts together with its own. */
export async function readDraftAction(negotiationId: string, draftId: string): Promise<Result<DraftView>> {
  return asCurrentActor("reading a draft", async (actor) => {
    const found = await findDraft(actor, negotiationId, draftId);
    return found?.draft ? { ok: true, value: found.draft } : failure("not_found", "These notes are no longer a draft.");
  });
}

export async function fileSessionAction(input: {
  negotiationId: string;
  draftId: string;
  version: number;
}): Promise<Result<{ sessionId: string }>> {
  return runAction(fileSession, input, { isQuiet: true });
}

export async function discardDraftAction(input: {
  negotiationId: string;
  draftId: string;
  version: number;
}): Promise<Result<{ draftId: string }>> {
  return runAction(discardDraft, input, { isQuiet: true });
}

export async function restoreDraftAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(restoreDraft, form, { leadsTo: ({ slug, draftId }) => paths.sessionDraft(slug, draftId) });
}

/** Opens a filed session to be put right. */
export async function correctSessionAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(correctSession, form, { leadsTo: ({ slug, draftId }) => paths.sessionDraft(slug, draftId) });
}

export async function catchUpAction(input: {
  negotiationId: string;
  draftId: string;
  version: number;
}): Promise<Result<{ version: number }>> {
  return runAction(catchUpWithSession, input, { isQuiet: true });
}

export async function retractSessionAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(retractSession, form, { done: "Retracted. It stays in the record, and counts no more." });
}
