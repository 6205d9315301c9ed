"use server";

import { runForm } from "./action";
import { endToken, makeToken } from "./commands/own-tokens";
import type { FormState } from "./form";

/** Makes a token, and shows it once. */
export async function makeTokenAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(makeToken, form, {
    done: "Made. Copy it now: it is not shown again.",
    link: ({ token }) => token,
  });
}

export async function endTokenAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(endToken, form, { done: "Nothing acts by it any more." });
}
