/**
 * What a pooler between the app and Postgres lets through. One that gives a connection to another after each transaction
 * loses what belongs to a connection: who listens to announcements, and statements that have names.
 */
import { setTimeout as delay } from "node:timers/promises";
import type { Client } from "pg";
import { withClient } from "./connect";
import type { External } from "./settings";
import { StartError } from "./start-error";

/** In ms; where it is heard, it is at once. */
const patience = 3000;
const channel = "parley_start";

/** Throws a StartError that says what to set where something would be lost on the way. */
export async function checkPooling({ appUrl, listenUrl, ownerUrl, isNamed }: External): Promise<void> {
  const setting = listenUrl ? "DATABASE_LISTEN_URL" : "DATABASE_URL";
  const isHeard = await withClient(listenUrl ?? appUrl, setting, (listener) =>
    withClient(ownerUrl, "DATABASE_OWNER_URL", (owner) => hears(listener, owner)),
  );
  if (!isHeard)
    throw new StartError(
      `Over ${setting} nothing is heard of what Postgres announces, as through a pooler of transactions, or from another database; set DATABASE_LISTEN_URL to the server itself, as the app's role.`,
    );
  const isKept =
    !isNamed ||
    (await withClient(appUrl, "DATABASE_URL", (one) =>
      withClient(appUrl, "DATABASE_URL", (other) => keepsNames(one, other)),
    ));
  if (!isKept)
    throw new StartError(
      "The pooler of DATABASE_URL forgets statements that have names; set DATABASE_STATEMENTS=unnamed, or let it keep them (max_prepared_statements, from PgBouncer 1.21 on).",
    );
}

async function hears(listener: Client, owner: Client): Promise<boolean> {
  const heard = new Promise<true>((resolve) => listener.on("notification", () => resolve(true)));
  await listener.query(`listen ${channel}`);
  await owner.query(`notify ${channel}`);
  return Promise.race([heard, delay(patience, false as const, { ref: false })]);
}

/** One makes a name, and asks for it once the other may have been given the connection on which it was made. */
async function keepsNames(one: Client, other: Client): Promise<boolean> {
  const named = { name: "parley_start", text: "select 1" };
  await one.query(named);
  await other.query("begin");
  try {
    await one.query(named);
    return true;
  } catch (error) {
    // There is no such statement, or another one bears the name: poolers differ in what they mix up.
    if (/^(26000|42P05)$/.test(String((error as { code?: unknown }).code))) return false;
    throw error;
  } finally {
    await other.query("rollback");
  }
}
