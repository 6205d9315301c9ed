"use server";

import { findNegotiation } from "@/lib/negotiations/queries";
import { runAction, runForm, runRead } from "@/lib/platform/action";
import { type FormState, formInput } from "@/lib/platform/form";
import { paths } from "@/lib/platform/paths";
import { NotFound } from "@/lib/platform/errors";
import type { Result } from "@/lib/platform/result";
import { beginDraft } from "./commands/begin-draft";
import { catchUpWithSession, correctSession } from "./commands/correct-session";
import { discardDraft } from "./commands/discard-draft";
import { fileSession } from "./commands/file-session";
import { retractSession } from "./commands/retract-session";
import { restoreDraft } from "./commands/restore-draft";
import { shareDraft } from "./commands/share-draft";
import { startDraft } from "./commands/start-draft";
import { raiseQuestions, takeQuestions } from "./commands/take-questions";
import { writeDraft } from "./commands/write-draft";
import { type DraftEnd, type DraftSince, draftSince } from "./queries-drafts";
import { formatFuzzy } from "@/lib/time/format-date";
import { knownDaysOf } from "./queries-known";
import type { Stop } from "./rules/named-moments";
import { type DraftContent, draftSinceInput, knownDaysInput } from "./schema";

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

/** Sends what was typed; gives back what others have typed meanwhile. */
export async function writeDraftAction(input: {
  negotiationId: string;
  draftId: string;
  update: string;
  known: string;
}): Promise<Result<{ version: number; savedAt: Date; missing: string }>> {
  return runAction(writeDraft, input, { isQuiet: true });
}

/** What others have typed since, or what became of the notes. */
export async function readDraftAction(input: {
  negotiationId: string;
  draftId: string;
  known: string;
}): Promise<Result<DraftSince | DraftEnd>> {
  return runRead(draftSinceInput, input, async (actor, { negotiationId, draftId, known }) => {
    const found = await draftSince(actor, negotiationId, draftId, known);
    if (!found) throw new NotFound("These notes are not yours to write any more.");
    return found;
  });
}

/** Begins notes of one's own with what was typed and came too late for those that it was typed in. */
export async function startDraftAction(input: {
  negotiationId: string;
  content: DraftContent;
}): Promise<Result<{ draftId: string }>> {
  return runAction(startDraft, input, { isQuiet: true });
}

export async function shareDraftAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(shareDraft, form, { done: "Kept. They find these notes on their sessions page." });
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

/** Days at which to ask what was known by then, for a list that is read when it is opened. `knownAt`: as known on that day. */
export async function knownDaysAction(asked: {
  slug: string;
  knownAt: string | null;
}): Promise<Result<(Stop & { words: string })[]>> {
  return runRead(knownDaysInput, asked, async (_, { slug, knownAt }) => {
    const opened = await findNegotiation(slug, knownAt === null ? {} : { knownAt });
    if (!opened) throw new NotFound();
    return (await knownDaysOf(opened)).map((stop) => ({ ...stop, words: formatFuzzy(stop.day, "UTC") }));
  });
}
