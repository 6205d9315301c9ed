"use server";

import { formAnswer, runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import { endUnsubscribeLinks, setMail } from "./commands/mail-settings";
import { unsubscribe } from "./unsubscribing";

export async function setMailAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(setMail, form, { done: "Saved." });
}

export async function endUnsubscribeLinksAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(endUnsubscribeLinks, form, { done: "They end nothing any more." });
}

/** Ends the mails of whoever the token was sent to; nobody needs to be signed in. */
export async function unsubscribeAction(_: FormState, form: FormData): Promise<FormState> {
  return formAnswer("unsubscribing", form, async () => {
    const token = form.get("token");
    if (await unsubscribe(typeof token === "string" ? token : ""))
      return {
        status: "ok",
        message: "Parley sends no more mail about the inbox that this mail was about, and no more invitations.",
      };
    return {
      status: "error",
      code: "not_found",
      message: "This address ends nothing any more. Sign in to choose under Account.",
      fieldErrors: {},
      values: {},
    };
  });
}
