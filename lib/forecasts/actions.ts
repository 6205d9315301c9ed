"use server";

import { runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import { discardForecast, keepForecast } from "./commands/kept-forecasts";
import { correctForecast, retractForecast } from "./commands/revise-forecast";
import { recordForecast, shareForecasts } from "./commands/share-forecasts";

/** Keeps it, or shares it: as the button says that was pressed. */
export async function forecastAction(_: FormState, form: FormData): Promise<FormState> {
  const isShared = form.get("sharing") === "share";
  form.delete("sharing");
  if (isShared) return runForm(recordForecast, form, { done: "Shared with the team." });
  // What it would be compared with is on record, and who may see it is asked when it is shared.
  form.delete("seenRecordId");
  form.delete("compartmentId");
  return runForm(keepForecast, form, { done: "Kept. Only you see it." });
}

export async function shareForecastsAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(shareForecasts, form, { done: "Shared with the team." });
}

export async function discardForecastAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(discardForecast, form, { done: "Discarded." });
}

export async function correctForecastAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(correctForecast, form, { done: "Corrected. What it said stays in the history." });
}

export async function retractForecastAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(retractForecast, form, { done: "Taken back. It stays in the history." });
}
