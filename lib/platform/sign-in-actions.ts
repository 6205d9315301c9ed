"use server";

import { redirect } from "next/navigation";
import { isFromAPage, notFromAPage, refusal, textOf } from "./account-form";
import { carriedSignIn, clearSignInCookie, endSignIn, requestOrigin, setSignInCookie } from "./auth";
import { formAnswer } from "./action";
import { currentActor } from "./current-actor";
import { type FormState, formValues } from "./form";
import { carriedHalf, keepHalf } from "./half-cookie";
import { passHalf } from "./half-sign-in";
import { isOpenedByProvider } from "./oidc/linking";
import { paths, safeReturn } from "./paths";
import { takeAction } from "./running/door";
import { sealFor } from "./seal";
import { authenticate, type Entered, type Refused } from "./sign-in";

/** Signs in from a plain form, and goes back to where the reader was. */
export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  return formAnswer("signing in", form, async () => {
    const text = (name: string) => String(form.get(name) ?? "");
    const origin = await requestOrigin();
    const outcome: Entered | Refused = (await isFromAPage())
      ? await authenticate({ email: text("email"), password: text("password"), ...origin })
      : { ok: false, message: "Sign in from Parley's own page." };
    const backTo = safeReturn(text("callbackUrl"));
    if (!outcome.ok && outcome.half) {
      await keepHalf(outcome.half);
      redirect(paths.signInCode(backTo));
    }
    if (!outcome.ok) {
      return { status: "error", code: "refused", message: outcome.message, fieldErrors: {}, values: formValues(form) };
    }
    await setSignInCookie(outcome.signInId, origin.device);
    redirect(backTo);
  });
}

/** Takes the code that is asked for after the password: of an app, or one of those for an emergency. */
export async function giveCodeAction(_: FormState, form: FormData): Promise<FormState> {
  return formAnswer("giving a code", form, async () => {
    const refuse = refusal(form);
    if (!(await isFromAPage())) return refuse("forbidden", notFromAPage);
    const origin = await requestOrigin();
    const outcome = await passHalf((await carriedHalf()) ?? "", textOf(form, "code"), origin, new Date());
    if (!outcome.ok) return refuse("refused", outcome.message, outcome.isCode ? { code: [outcome.message] } : {});
    await setSignInCookie(outcome.signInId, origin.device);
    redirect(safeReturn(textOf(form, "callbackUrl")));
  });
}

/**
 * Ends the sign-in: the row is revoked, so a copy of the cookie is worth nothing. Where the identity provider opened it, the
 * page says that it has one of its own.
 */
export async function signOutAction(): Promise<FormState> {
  takeAction();
  const signInId = await carriedSignIn();
  const hasProvider = signInId !== null && (await isOpenedByProvider({ signInId }));
  if (signInId) await endSignIn(signInId);
  await clearSignInCookie();
  redirect(hasProvider ? paths.signedOut : paths.signIn());
}

/** For a page that was open before its reader signed out and in again: whose pages these are, and their seal by now. */
export async function sealAgainAction(): Promise<{ userId: string; seal: string } | null> {
  takeAction();
  const actor = await currentActor();
  return actor && { userId: actor.userId, seal: await sealFor(actor) };
}
