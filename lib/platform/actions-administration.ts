"use server";

import { runForm } from "./action";
import {
  disableAccount,
  enableAccount,
  giveAdministration,
  makePasswordLink,
  removeSecondFactorOf,
  requireSecondFactor,
  takeAdministration,
  unlinkIdentityOf,
} from "./commands/manage-accounts";
import { env } from "./env";
import type { FormState } from "./form";
import { paths } from "./paths";

export async function disableAccountAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(disableAccount, form);
}

export async function enableAccountAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(enableAccount, form);
}

export async function giveAdministrationAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(giveAdministration, form);
}

export async function takeAdministrationAction(_: FormState, form: FormData): Promise<FormState> {
  // Who gave it up has no accounts to look at any more.
  return runForm(takeAdministration, form, {
    leadsTo: ({ isOwn }) => (isOwn ? paths.home : paths.administration),
  });
}

export async function makePasswordLinkAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(makePasswordLink, form, {
    done: "Give this link to them alone: it is shown this once, sets their password once, and lasts an hour.",
    link: ({ token }) => new URL(paths.newPassword(token), env.appUrl).href,
  });
}

export async function removeSecondFactorOfAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(removeSecondFactorOf, form);
}

export async function unlinkIdentityOfAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(unlinkIdentityOf, form);
}

export async function requireSecondFactorAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(requireSecondFactor, form);
}
