/** What the forms of the doors and of one's own account have in common, which run no command. */
import "server-only";
import { headers } from "next/headers";
import { formAnswer } from "./action";
import type { Actor } from "./actor";
import { currentActor } from "./current-actor";
import { type FormState, formValues } from "./form";
import type { FailureCode } from "./result";

export const notFromAPage = "This request does not come from a page of Parley.";

/** A browser always sends an Origin with a form; Next compares it with ours, but lets a request without one pass. */
export async function isFromAPage(): Promise<boolean> {
  return (await headers()).has("origin");
}

export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

type Refuse = (code: FailureCode, message: string, fieldErrors?: Record<string, string[]>) => FormState;

export function refusal(form: FormData): Refuse {
  return (code, message, fieldErrors = {}) => {
    return { status: "error", code, message, fieldErrors, values: formValues(form) };
  };
}

/** Answers a form of one's own account, as whoever sent it. `who` finds them: by default only who may do all that they may. */
export async function ownForm(
  name: string,
  form: FormData,
  work: (actor: Actor, refuse: Refuse) => Promise<FormState>,
  who: () => Promise<Actor | null> = currentActor,
): Promise<FormState> {
  return formAnswer(name, form, async () => {
    const refuse = refusal(form);
    if (!(await isFromAPage())) return refuse("forbidden", notFromAPage);
    const actor = await who();
    return actor ? work(actor, refuse) : refuse("signed_out", "Your sign-in has ended. Sign in again.");
  });
}
