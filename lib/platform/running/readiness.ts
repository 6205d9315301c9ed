/** Whether this process can serve: asked by a proxy that has others to send readers to. */
import "server-only";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { database } from "../database";
import { readMigrations } from "../migrate";
import { isEnding } from "./ending";

/**
 * `ending`: the process was told to end. `database`: it does not answer. `migrations`: it lacks some that this build was
 * written for; one that has more, as while a newer build is brought in beside this one, will do.
 */
export type Unready = "ending" | "database" | "migrations";

/** A watcher that waits longer takes the process for dead, in ms. */
const patience = 3000;

let names: string[] | undefined;

/** Why nobody should be sent here; null: this process is ready. Answers within three seconds. */
export async function unreadyBecause(): Promise<Unready | null> {
  if (isEnding()) return "ending";
  names ??= readMigrations(join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations")).map(
    ({ name }) => name,
  );
  const lacking = await Promise.race([lackingOf(names), delay(patience, null, { ref: false })]);
  if (lacking === null) return "database";
  return lacking.length > 0 ? "migrations" : null;
}

/** Which of these the database has not had; null: it does not answer. */
export async function lackingOf(asked: string[]): Promise<string[] | null> {
  try {
    const [row] = await database().$queryRaw<{ lacking: string[] }[]>`
      select lacking_migrations(${asked}::text[]) as lacking`;
    return row?.lacking ?? null;
  } catch {
    return null;
  }
}
