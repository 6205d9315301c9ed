/** The cookies of browsers that are on their way to the identity provider: one a flow, so that two tabs do not disturb each other. */
import "server-only";
import { createHash } from "node:crypto";
import { cookies } from "next/headers";
import { env } from "../env";
import { flowSeconds } from "./flow";

const isSecure = () => env.appUrl.protocol === "https:";
const prefix = () => (isSecure() ? "__Host-parley-flow-" : "parley-flow-");
const nameOf = (state: string) => prefix() + createHash("sha256").update(state).digest("hex").slice(0, 16);

/** More than anybody has open, and fewer than make a request too long. */
const mostFlows = 4;

/** Keeps a flow, and of those before only a few. */
export async function keepFlow(state: string, kept: string): Promise<void> {
  const jar = await cookies();
  const others = jar.getAll().filter(({ name }) => name.startsWith(prefix()));
  for (const { name } of others.slice(0, Math.max(others.length - mostFlows + 1, 0))) await set(name, "", 0);
  await set(nameOf(state), kept, flowSeconds);
}

/** What was kept of the flow, which is forgotten hereby. */
export async function takeFlow(state: string): Promise<string | null> {
  const kept = (await cookies()).get(nameOf(state))?.value;
  if (kept) await set(nameOf(state), "", 0);
  return kept ?? null;
}

async function set(name: string, value: string, maxAge: number): Promise<void> {
  (await cookies()).set(name, value, { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure(), maxAge });
}
