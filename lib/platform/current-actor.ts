/** Who is asking, in a page, an action or a route. */
import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { type Actor, findActor } from "./actor";
import { carriedSignIn } from "./auth";
import { paths } from "./paths";

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
