"use server";

import { runForm } from "./action";
import { endCalendar, makeCalendar } from "./commands/own-calendar";
import { env } from "./env";
import type { FormState } from "./form";
import { paths } from "./paths";

/** Makes the address by which a calendar elsewhere reads what is planned, and shows it once. */
export async function makeCalendarAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(makeCalendar, form, {
    done: "Made. Copy it now: it is not shown again.",
    link: ({ token }) => new URL(paths.calendar(token), env.appUrl).href,
  });
}

export async function endCalendarAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(endCalendar, form, { done: "No calendar reads it any more." });
}
