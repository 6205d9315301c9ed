"use server";

import { runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import { paths } from "@/lib/platform/paths";
import { answerReview } from "./commands/answer-review";
import { askReview } from "./commands/ask-review";
import { carryReview, changeReview, closeReview, remindReview, withdrawReview } from "./commands/run-review";

export async function askReviewAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(askReview, form, { done: "Asked. It waits in their inboxes." });
}

export async function answerReviewAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(answerReview, form, { done: "Answered. You can change it until the review is closed." });
}

export async function changeReviewAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(changeReview, form, { done: "Changed." });
}

export async function carryReviewAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(carryReview, form, { done: "Asked anew, about what stands now." });
}

export async function remindReviewAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(remindReview, form, { done: "Reminded." });
}

export async function closeReviewAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(closeReview, form, { leadsTo: toReviews });
}

export async function withdrawReviewAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(withdrawReview, form, { leadsTo: toReviews });
}

/** What has ended is left: what else waits stands there, and the way back from it. */
function toReviews({ slug }: { slug: string }): string {
  return paths.reviews(slug);
}
