"use server";

import { runForm } from "./action";
import { disableAccount, enableAccount, makePasswordLink } from "./commands/manage-accounts";
import { env } from "./env";
import type { FormState } from "./form";
import { paths } from "./paths";

export async function disableAccountAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(disableAccount, form);
}

export async function enableAccountAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(enableAccount, form);
}

export async function makePasswordLinkAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(makePasswordLink, form, {
    done: "Give this link to them alone: it is shown this once, sets their password once, and lasts an hour.",
    link: ({ token }) => new URL(paths.newPassword(token), env.appUrl).href,
  });
}
