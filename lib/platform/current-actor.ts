/** Who is asking, in a page, an action or a route. */
import "server-only";
import { getServerSession } from "next-auth";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { type Actor, findActor } from "./actor";
import { authOptions } from "./auth";
import { paths } from "./paths";

/** The signed-in actor, or null. The sign-in's row is looked up on every request, so a revoked one is nobody. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = await getServerSession(authOptions());
  return session?.signInId ? findActor(session.signInId) : null;
});

/** The signed-in actor; anybody else is sent to sign in, and back here afterwards. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (actor) return actor;
  const here = (await headers()).get("x-parley-path");
  redirect(paths.signIn(here ?? undefined));
}
