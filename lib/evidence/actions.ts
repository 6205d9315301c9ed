"use server";

import { statementNoun } from "./commands/statement";
import { sourceNoun } from "./commands/source";
import { riskNoun } from "./commands/risk";
import { questionNoun } from "./commands/question";
import { figureNoun } from "./commands/figure";
import { runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import { paths } from "@/lib/platform/paths";
import { answerQuestion } from "./commands/answer-question";

/** A source with words leads to where they are read. */
export async function recordSourceAction(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const hasWords = String(form.get("words") ?? "").trim() !== "";
  return runForm(sourceNoun.record, form, {
    done: "Recorded. Records can rest on it now.",
    ...(hasWords ? { leadsTo: ({ sourceId }) => paths.source(slug, sourceId) } : {}),
  });
}

export async function recordStatementAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(statementNoun.record, form, { done: "Recorded." });
}

export async function recordFigureAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(figureNoun.record, form, { done: "Recorded." });
}

export async function recordRiskAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(riskNoun.record, form, { done: "Recorded." });
}

export async function recordQuestionAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(questionNoun.record, form, { done: "Recorded." });
}

export async function answerQuestionAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(answerQuestion, form, { done: "Answered." });
}

export async function retractSourceAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(sourceNoun.retract, form, { done: "Retracted. It stays in the history." });
}

export async function retractStatementAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(statementNoun.retract, form, { done: "Retracted. It stays in the history." });
}

export async function retractFigureAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(figureNoun.retract, form, { done: "Retracted. It stays in the history." });
}

export async function retractRiskAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(riskNoun.retract, form, { done: "Retracted. It stays in the history." });
}

export async function retractQuestionAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(questionNoun.retract, form, { done: "Retracted. It stays in the history." });
}
