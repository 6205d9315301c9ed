"use server";

import { runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import { answerQuestion } from "./commands/answer-question";
import { recordFigure } from "./commands/record-figure";
import { recordQuestion } from "./commands/record-question";
import { recordRisk } from "./commands/record-risk";
import { recordSource } from "./commands/record-source";
import { recordStatement } from "./commands/record-statement";
import { withdrawEvidence } from "./commands/withdraw-evidence";

export async function recordSourceAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(recordSource, form, { done: "Recorded. Records can rest on it now." });
}

export async function recordStatementAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(recordStatement, form, { done: "Recorded." });
}

export async function recordFigureAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(recordFigure, form, { done: "Recorded." });
}

export async function recordRiskAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(recordRisk, form, { done: "Recorded." });
}

export async function recordQuestionAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(recordQuestion, form, { done: "Recorded." });
}

export async function answerQuestionAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(answerQuestion, form, { done: "Answered." });
}

export async function withdrawEvidenceAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(withdrawEvidence, form, { done: "Withdrawn. It stays on record as withdrawn." });
}
