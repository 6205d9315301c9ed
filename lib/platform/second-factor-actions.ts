"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { ownForm, textOf } from "./account-form";
import type { Actor } from "./actor";
import { requestOrigin } from "./auth";
import { confirmSelf } from "./confirming";
import { currentSignIn } from "./current-actor";
import type { FormState } from "./form";
import { paths, safeReturn } from "./paths";
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor, renewRecoveryCodes } from "./second-factor";

/** Also who may do nothing else before they have a second factor. */
async function whoeverIsSignedIn(): Promise<Actor | null> {
  return (await currentSignIn())?.actor ?? null;
}

/** Shows again who one is: `proof` is the password, or a code where there is a second factor. */
export async function confirmSelfAction(_: FormState, form: FormData): Promise<FormState> {
  const work = async (actor: Actor): Promise<FormState> => {
    const typed = textOf(form, "proofPassword");
    const outcome = await confirmSelf(actor, typed, await requestOrigin(), new Date());
    if (outcome.ok) return { status: "ok" };
    const { message } = outcome;
    return { status: "error", code: "refused", message, fieldErrors: { proofPassword: [message] }, values: {} };
  };
  return ownForm("confirming", form, work, whoeverIsSignedIn);
}

/** Makes the secret of an authenticator app, and leads to where it is shown. */
export async function beginSecondFactorAction(_: FormState, form: FormData): Promise<FormState> {
  const work = async (actor: Actor): Promise<FormState> => {
    await beginSecondFactor(actor, new Date());
    const backTo = textOf(form, "callbackUrl");
    redirect(paths.secondFactor(backTo ? safeReturn(backTo) : undefined));
  };
  return ownForm("beginning a second factor", form, work, whoeverIsSignedIn);
}

/** Turns it on. With new recovery codes the page stays until its reader goes on: they are shown this once. */
export async function confirmSecondFactorAction(_: FormState, form: FormData): Promise<FormState> {
  const work = async (actor: Actor): Promise<FormState> => {
    const codes = await confirmSecondFactor(actor, textOf(form, "code"), new Date());
    if (codes.length > 0) return { status: "ok", link: codes.join("\n") };
    refresh();
    return { status: "ok", message: "The app is set up. Your recovery codes are those that you have." };
  };
  return ownForm("setting up a second factor", form, work, whoeverIsSignedIn);
}

export async function renewRecoveryCodesAction(_: FormState, form: FormData): Promise<FormState> {
  return ownForm("renewing recovery codes", form, async (actor) => {
    const codes = await renewRecoveryCodes(actor, new Date());
    refresh();
    return { status: "ok", link: codes.join("\n") };
  });
}

export async function removeSecondFactorAction(_: FormState, form: FormData): Promise<FormState> {
  return ownForm("removing a second factor", form, async (actor) => {
    const isOn = await removeSecondFactor(actor, new Date());
    refresh();
    return {
      status: "ok",
      message: isOn ? "Signing in asks for a passkey from now on." : "Your password alone signs in from now on.",
    };
  });
}
