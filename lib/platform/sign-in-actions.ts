"use server";

import { redirect } from "next/navigation";
import { headers } from "next/headers";
import { clearSignInCookie, endSignIn, requestOrigin, setSignInCookie } from "./auth";
import { formAnswer } from "./action";
import { currentActor } from "./current-actor";
import { type FormState, formValues } from "./form";
import { paths, safeReturn } from "./paths";
import { sealFor } from "./seal";
import { authenticate } from "./sign-in";

/** Signs in from a plain form, and goes back to where the reader was. */
export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  return formAnswer("signing in", form, async () => {
    const text = (name: string) => String(form.get(name) ?? "");
    const origin = await requestOrigin();
    const outcome = (await headers()).get("origin")
      ? await authenticate({ email: text("email"), password: text("password"), ...origin })
      : { ok: false as const, message: "Sign in from Parley's own page." };
    if (!outcome.ok) {
      return { status: "error", code: "refused", message: outcome.message, fieldErrors: {}, values: formValues(form) };
    }
    await setSignInCookie(outcome.signInId, origin.device);
    redirect(safeReturn(text("callbackUrl")));
  });
}

/** Ends the sign-in: the row is revoked, so a copy of the cookie is worth nothing. */
export async function signOutAction(): Promise<void> {
  const actor = await currentActor();
  if (actor) await endSignIn(actor.signInId);
  await clearSignInCookie();
  redirect(paths.signIn());
}

/** For a page that was open before its reader signed out and in again: whose pages these are, and their seal by now. */
export async function sealAgainAction(): Promise<{ userId: string; seal: string } | null> {
  const actor = await currentActor();
  return actor && { userId: actor.userId, seal: await sealFor(actor) };
}
