"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { headers } from "next/headers";
import { ownForm } from "../account-form";
import { currentSignIn } from "../current-actor";
import type { FormState } from "../form";
import { paths } from "../paths";
import { mayAskProvider, sendToProvider } from "./asking";
import { confirmsByProvider, requireMayLink, unlinkOwn } from "./linking";

/** Sends who has shown lately who they are to the provider, to link who they are there. */
export async function linkIdentityAction(_: FormState, form: FormData): Promise<FormState> {
  return ownForm("linking an identity", form, async (actor, refuse) => {
    await requireMayLink(actor, new Date());
    if (!(await mayAskProvider(await headers())))
      return refuse("refused", "Too many are asking. Try again in a minute.");
    const flow = { purpose: "link", backTo: paths.account, signInId: actor.signInId } as const;
    redirect(await sendToProvider(flow, paths.ownIdentity));
  });
}

export async function unlinkIdentityAction(_: FormState, form: FormData): Promise<FormState> {
  return ownForm("unlinking an identity", form, async (actor) => {
    await unlinkOwn(actor, new Date());
    refresh();
    return { status: "ok", message: "Unlinked. You can link it again here." };
  });
}

/** What the provider is called by which the reader can confirm that it is them; null: not by it. */
export async function confirmsByProviderAction(): Promise<string | null> {
  const found = await currentSignIn();
  return found && confirmsByProvider(found.actor);
}
