/** Who is asking, in a page, an action or a route. */
import "server-only";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { cache } from "react";
import { type Actor, findActor } from "./actor";
import { carriedSignIn } from "./auth";
import { failureOf } from "./failure";
import { paths } from "./paths";
import { failure, type Result } from "./result";

/** The signed-in actor, or null. The sign-in's row is looked up on every request, so a revoked one is nobody. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const signInId = await carriedSignIn();
  return signInId ? findActor(signInId) : null;
});

/** The signed-in actor; anybody else is sent to sign in, and back here afterwards. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (actor) return actor;
  const here = (await headers()).get("x-parley-path");
  redirect(paths.signIn(here ?? undefined));
}

/**
 * The answer to a request that a page has sent: what went wrong is said there, beside what was typed, where an error
 * would take the page away. `name` is what the log calls it.
 */
export async function asCurrentActor<Value>(
  name: string,
  work: (actor: Actor) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  try {
    const actor = await currentActor();
    if (!actor) return failure("signed_out", "Your sign-in has ended. Sign in again; what you wrote is kept here.");
    return await work(actor);
  } catch (error) {
    // How Next leads elsewhere.
    unstable_rethrow(error);
    return failureOf(error, name);
  }
}
