/** Who is asking, in a page, an action or a route. */
import "server-only";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { cache } from "react";
import { type Actor, findSignedIn } from "./actor";
import { carriedSignIn } from "./auth";
import { failureOf } from "./failure";
import { keepPace } from "./pace";
import { paths } from "./paths";
import { failure, type Result } from "./result";
import { countedAs, takeAction } from "./running/door";

/** Who is signed in, also where they lack a second factor and may do nothing but set one up. Throws TooOften of who asks too often. */
export const currentSignIn = cache(async () => {
  const signInId = await carriedSignIn();
  const found = signInId ? await findSignedIn(signInId) : null;
  const counted = found && countedAs();
  if (counted) await keepPace(found.actor.userId, counted);
  return found;
});

/** The signed-in actor, or null. The sign-in's row is looked up on every request, so a revoked one is nobody. */
export async function currentActor(): Promise<Actor | null> {
  const found = await currentSignIn();
  return found && !found.lacksFactor ? found.actor : null;
}

/** The signed-in actor; anybody else is sent to sign in, or to set up what they lack, and back here afterwards. */
export async function requireActor(): Promise<Actor> {
  const { actor, lacksFactor } = await requireSignIn();
  if (lacksFactor) redirect(paths.secondFactor(await here()));
  return actor;
}

/** Who is signed in, also where they may do nothing but set up what they lack; anybody else is sent to sign in. */
export async function requireSignIn(): Promise<{ actor: Actor; lacksFactor: boolean }> {
  return (await currentSignIn()) ?? redirect(paths.signIn(await here()));
}

/** The page that was asked for. */
async function here(): Promise<string | undefined> {
  return (await headers()).get("x-parley-path") ?? undefined;
}

/**
 * The answer to a request that a page has sent: what went wrong is said there, beside what was typed, where an error
 * would take the page away. `name` is what the log calls it.
 */
export async function asCurrentActor<Value>(
  name: string,
  work: (actor: Actor) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  takeAction();
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
