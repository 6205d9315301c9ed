/** Whether a password still opens the account of somebody whom the identity provider knows. */
import "server-only";
import { database } from "../database";
import { env } from "../env";
import { issuerOf } from "./provider";

/** What is wrong with using it, in a sentence; null: nothing. */
export async function faultInUsingPassword(userId: string): Promise<string | null> {
  const settings = env.oidc;
  if (!settings || settings.hasPasswords) return null;
  const [found] = await database().$queryRaw<{ is: boolean }[]>`
    select has_identity(${userId}::uuid, ${issuerOf(settings)}) as is`;
  return found?.is ? `Your password opens nothing here any more: sign in with ${settings.name}.` : null;
}
