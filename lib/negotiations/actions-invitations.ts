"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { runForm } from "@/lib/platform/action";
import { requestOrigin, setSignInCookie } from "@/lib/platform/auth";
import { env } from "@/lib/platform/env";
import { type FormState, formInput, formValues } from "@/lib/platform/form";
import { paths } from "@/lib/platform/paths";
import { failure } from "@/lib/platform/result";
import { acceptInvitation, makeInvitation, revokeInvitation } from "./commands/invitations";
import { joinByInvitation } from "./commands/join-by-invitation";

export async function makeInvitationAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runForm(makeInvitation, form, {
    done: "Copy this link and send it to them: it is shown this once, and opens once.",
    link: ({ token }) => (token ? new URL(paths.invitation(token), env.appUrl).href : undefined),
  });
  // Sent twice, it was made once, and its link was in the first answer.
  if (state.status !== "ok" || state.link) return state;
  return { status: "ok", message: "This link was made and told already. Take it back, and make another." };
}

export async function revokeInvitationAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(revokeInvitation, form);
}

export async function acceptInvitationAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(acceptInvitation, form, { leadsTo: ({ slug }) => paths.board(slug) });
}

/** Makes an account by an invitation, signs in with it, and opens what it lets in to. */
export async function joinAction(_: FormState, form: FormData): Promise<FormState> {
  const origin = await requestOrigin();
  form.delete("actId");
  const result = (await headers()).get("origin")
    ? await joinByInvitation(formInput(form), origin)
    : failure("forbidden", "This request does not come from a page of Parley.");
  if (!result.ok) {
    const { ok: _ok, ...failed } = result;
    return { status: "error", ...failed, values: formValues(form) };
  }
  await setSignInCookie(result.value.signInId, origin.device);
  redirect(paths.board(result.value.slug));
}
