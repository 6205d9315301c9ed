"use server";

import { discardWordingDraft, keepWordingDraft } from "./commands/wording-draft";
import { findWordingDraft, type WordingDraftPlace } from "./queries-drafts";
import type { WordingDraft } from "./drafts";
import { readWordingDraftInput } from "./schema";
import { optionNoun } from "./commands/option";
import { takeInText } from "./commands/take-in-text";
import { clauseVersionNoun } from "./commands/clause-version";
import { runAction, runForm, runRead } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import { safeReturn } from "@/lib/platform/paths";
import type { Result } from "@/lib/platform/result";

/** A new wording and a new option lead to `returnTo` when they are recorded: the text, at the term. */
export async function recordClauseVersionAction(returnTo: string, _: FormState, form: FormData): Promise<FormState> {
  return runForm(clauseVersionNoun.record, form, { leadsTo: () => safeReturn(returnTo) });
}

export async function recordOptionAction(returnTo: string, _: FormState, form: FormData): Promise<FormState> {
  return runForm(optionNoun.record, form, { leadsTo: () => safeReturn(returnTo) });
}

/** Leads nowhere: the page that read the text in forgets it first. */
export async function takeInTextAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(takeInText, form, { done: "Taken in." });
}

export async function keepWordingDraftAction(
  input: WordingDraftPlace & { version: number; basedOnId: string | undefined; text: string },
): Promise<Result<{ version: number; savedAt: Date }>> {
  return runAction(keepWordingDraft, input, { isQuiet: true });
}

export async function discardWordingDraftAction(
  input: WordingDraftPlace & { version: number },
): Promise<Result<{ version: number }>> {
  return runAction(discardWordingDraft, input, { isQuiet: true });
}

/** The draft as last saved: what a window that fell behind is shown beside its own words. */
export async function readWordingDraftAction(place: unknown): Promise<Result<WordingDraft>> {
  return runRead(readWordingDraftInput, place, async (actor, read) => {
    const { text, version, savedAt } = await findWordingDraft(actor, read);
    return { text, version, savedAt };
  });
}

export async function correctClauseVersionAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(clauseVersionNoun.record, form, { done: "Recorded." });
}

export async function retractClauseVersionAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(clauseVersionNoun.retract, form, { done: "Retracted. It stays in the history." });
}

/** Of an option that is corrected, or has changed since. */
export async function reviseOptionAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(optionNoun.record, form, { done: "Recorded." });
}

export async function retractOptionAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(optionNoun.retract, form, { done: "Retracted. It stays in the history." });
}
