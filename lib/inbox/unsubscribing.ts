/**
 * The address in each mail by which its reader ends such mails without signing in (RFC 8058). It is 256 random bits, of
 * which the database keeps a hash; it says nothing of whose it is, and they can end all of them.
 */
import "server-only";
import { database, type Tx } from "@/lib/platform/database";
import { hashToken, newToken } from "@/lib/platform/passwords";

/** Makes one for the reader whom the transaction carries. */
export async function makeUnsubscribeLink(tx: Tx): Promise<string> {
  const token = newToken();
  await tx.$queryRaw`select make_unsubscribe_link(${hashToken(token)})::text`;
  return token;
}

/** Whether this is the end of such a link that still holds. */
export async function isUnsubscribeToken(token: string): Promise<boolean> {
  const [row] = await database().$queryRaw<{ ok: boolean }[]>`select is_unsubscribe_link(${hashToken(token)}) as ok`;
  return row?.ok ?? false;
}

/** Ends the mails of whoever it was sent to. False: it holds no more, or never was. */
export async function unsubscribe(token: string): Promise<boolean> {
  const [row] = await database().$queryRaw<{ ok: boolean }[]>`select unsubscribe(${hashToken(token)}) as ok`;
  return row?.ok ?? false;
}
