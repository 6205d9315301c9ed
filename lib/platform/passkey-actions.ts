"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { isFromAPage, notFromAPage, ownForm, textOf } from "./account-form";
import type { Actor } from "./actor";
import { takeAllowance } from "./allowance-shared";
import { requestOrigin, setSignInCookie } from "./auth";
import { currentSignIn } from "./current-actor";
import { Refusal } from "./errors";
import { failureOf } from "./failure";
import type { FormState } from "./form";
import { askForPasskey, beginPasskey, confirmByPasskey, enterByPasskey, keepPasskey, removePasskey } from "./passkeys";
import { safeReturn } from "./paths";
import { failure, type Result } from "./result";
import { takeAction } from "./running/door";
import { fingerprint } from "./sign-in";

const text = z.string().max(20_000);
const response = z.looseObject({ id: text, rawId: text, type: z.literal("public-key"), response: z.looseObject({}) });
const keepInput = z.strictObject({ name: z.string(), response });
const nameInput = z.string().trim().min(1).max(80);

/** How often an address may ask to sign in by a passkey: each asking keeps a challenge for some minutes. */
const asking = { most: 120, within: 60 };

/** What the browser needs to make a passkey for who is signed in. */
export async function beginPasskeyAction(): Promise<Result<Awaited<ReturnType<typeof beginPasskey>>>> {
  return answered("beginning a passkey", (actor) => beginPasskey(actor, new Date()));
}

/** Keeps a passkey that was made under a name; the value is the recovery codes, where they are new. */
export async function keepPasskeyAction(input: unknown): Promise<Result<{ codes: string[] }>> {
  takeAction(input);
  return answered("keeping a passkey", async (actor) => {
    const { name: typed, response } = keepInput.parse(input);
    const { data: name } = nameInput.safeParse(typed);
    if (name === undefined) throw new Refusal("Write what it is called, in 80 letters at most.", "name");
    const codes = await keepPasskey(actor, { name, response: response as never });
    if (codes.length === 0) refresh();
    return { codes };
  });
}

export async function removePasskeyAction(_: FormState, form: FormData): Promise<FormState> {
  const work = async (actor: Actor): Promise<FormState> => {
    const isOn = await removePasskey(actor, textOf(form, "passkeyId"), new Date());
    refresh();
    const message = `Nobody signs in by it any more${isOn ? "" : ": your password alone signs in from now on"}.`;
    return { status: "ok", message };
  };
  return ownForm("removing a passkey", form, work);
}

/** What the browser needs to sign somebody in by a passkey. */
export async function askForPasskeyAction(): Promise<Result<Awaited<ReturnType<typeof askForPasskey>>>> {
  return attempted("asking for a passkey", async () => {
    const { address } = await requestOrigin();
    const taken = await takeAllowance(`passkey:${fingerprint(address ?? "unknown")}`, asking);
    if (!taken.isTaken) return failure("refused", "Too many are signing in just now. Try again in a minute.");
    return { ok: true, value: await askForPasskey(null) };
  });
}

/** Signs in by a passkey, and says where the reader was. */
export async function enterByPasskeyAction(input: unknown, backTo: unknown): Promise<Result<string>> {
  takeAction([input, backTo]);
  return attempted("signing in by a passkey", async () => {
    const origin = await requestOrigin();
    const signInId = await enterByPasskey(response.parse(input) as never, origin);
    await setSignInCookie(signInId, origin.device);
    return { ok: true, value: safeReturn(typeof backTo === "string" ? backTo : null) };
  });
}

/** What the browser needs to confirm by a passkey that it is still them. */
export async function askToConfirmAction(): Promise<Result<Awaited<ReturnType<typeof askForPasskey>>>> {
  return answered("asking to confirm by a passkey", (actor) => askForPasskey(actor));
}

export async function confirmByPasskeyAction(input: unknown): Promise<Result<null>> {
  takeAction(input);
  return answered("confirming by a passkey", async (actor) => {
    await confirmByPasskey(actor, response.parse(input) as never);
    return null;
  });
}

/** For whoever is signed in, also who may do nothing else before they have a second factor. */
async function answered<Value>(name: string, work: (actor: Actor) => Promise<Value>): Promise<Result<Value>> {
  return attempted(name, async () => {
    const found = await currentSignIn();
    if (!found) return failure("signed_out", "Your sign-in has ended. Sign in again.");
    return { ok: true, value: await work(found.actor) };
  });
}

async function attempted<Value>(name: string, work: () => Promise<Result<Value>>): Promise<Result<Value>> {
  takeAction();
  try {
    if (!(await isFromAPage())) return failure("forbidden", notFromAPage);
    return await work();
  } catch (error) {
    if (error instanceof z.ZodError) return failure("invalid", "This is no passkey. Try again.");
    return failureOf(error, name);
  }
}
