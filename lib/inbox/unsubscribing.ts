/**
 * The address in each mail by which its reader ends such mails without signing in (RFC 8058). It is 256 random bits, of
 * which the database keeps a hash; it says nothing of whose it is, and they can end all of them.
 */
import "server-only";
import { database, type Tx } from "@/lib/platform/database";
import { hashToken, newToken } from "@/lib/platform/passwords";

export const newUnsubscribeToken = newToken;

/** Lets it hold for the reader whom the transaction carries, a year long, and no other that this job has made. */
export async function keepUnsubscribeLink(tx: Tx, token: string, jobId: string): Promise<void> {
  await tx.$queryRaw`select make_unsubscribe_link(${hashToken(token)}, ${jobId}::uuid)::text`;
}

/** Whether this is the end of such a link that still holds. */
export async function isUnsubscribeToken(token: string): Promise<boolean> {
  const [row] = await database().$queryRaw<{ ok: boolean }[]>`select is_unsubscribe_link(${hashToken(token)}) as ok`;
  return row?.ok ?? false;
}

/** Ends the mails and invitations of whoever it was sent to. False: it holds no more, or never was. */
export async function unsubscribe(token: string): Promise<boolean> {
  const [row] = await database().$queryRaw<{ ok: boolean }[]>`select unsubscribe(${hashToken(token)}) as ok`;
  return row?.ok ?? false;
}
