/** How a server action runs a command: from a form's fields, or from an object that a richer screen sends. */
import "server-only";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { readActId } from "./act";
import type { Actor } from "./actor";
import { type Command, execute } from "./command";
import { asCurrentActor } from "./current-actor";
import { failureOf, failureOfInput } from "./failure";
import { type FormState, formInput, formValues } from "./form";
import { failure, type Result } from "./result";
import { takeAction, takeForm } from "./running/door";

/** Runs a command from a form. After success the page is read anew, or the reader is sent where it `leadsTo`. */
export async function runForm<Input extends z.ZodType, Value>(
  asked: Command<Input, Value>,
  form: FormData,
  {
    done,
    leadsTo,
    link,
    page,
  }: {
    done?: string;
    leadsTo?: (value: Value) => string;
    link?: (value: Value) => string | undefined;
    page?: (value: Value) => string;
  } = {},
): Promise<FormState> {
  takeForm(form);
  const actId = readActId(form.get("actId"));
  form.delete("actId");
  const result = await runAction(asked, formInput(form), { actId });
  if (!result.ok) {
    const { ok: _, ...failed } = result;
    return { status: "error", ...failed, values: formValues(form) };
  }
  if (leadsTo) redirect(leadsTo(result.value));
  const made = link?.(result.value);
  return {
    ...{ status: "ok", ...(done ? { message: done } : {}), ...(made ? { link: made } : {}) },
    ...(page ? { page: page(result.value) } : {}),
  };
}

/**
 * Runs a command on what a client component sent; the schema decides whether it is what it should be. After success the
 * page is read anew, unless it is `isQuiet`: what is saved while somebody types has not changed the page they type on.
 */
export async function runAction<Input extends z.ZodType, Value>(
  asked: Command<Input, Value>,
  input: unknown,
  { isQuiet = false, actId }: { isQuiet?: boolean; actId?: string | undefined } = {},
): Promise<Result<Value>> {
  takeAction(input);
  // Next compares Origin with Host, but lets a request without one pass: a browser always sends it with a POST.
  if (!(await headers()).get("origin"))
    return failure("forbidden", "This request does not come from a page of Parley.");
  const result = await asCurrentActor(asked.name, (actor) => execute(asked, actor, input, actId));
  if (result.ok && !isQuiet) refresh();
  return result;
}

/** Reads for a client component what no page showed it; the schema decides whether the asking is what it should be. */
export async function runRead<Input extends z.ZodType, View>(
  input: Input,
  asked: unknown,
  read: (actor: Actor, input: z.output<Input>) => Promise<View>,
): Promise<Result<View>> {
  takeAction(asked);
  return asCurrentActor("reading", async (actor) => {
    const parsed = input.safeParse(asked);
    return parsed.success ? { ok: true, value: await read(actor, parsed.data) } : failureOfInput(parsed.error.issues);
  });
}

/** What a form of the doors shows, which run no command: what went wrong stands beside what was typed. */
export async function formAnswer(name: string, form: FormData, work: () => Promise<FormState>): Promise<FormState> {
  takeForm(form);
  try {
    return await work();
  } catch (error) {
    // How Next leads elsewhere.
    unstable_rethrow(error);
    const { ok: _, ...failed } = failureOf(error, name);
    return { status: "error", ...failed, values: formValues(form) };
  }
}
