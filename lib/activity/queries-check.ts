/** When the audit chain was last gone through, who asked for it, and what was found. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import { type ChainCheck, manySince } from "./rules/check";

/** The last check; null: there was none. What is hidden from the reader is in no count. */
export async function lastCheckIn(
  tx: Tx,
  negotiationId: string,
  people: ReadonlyMap<string, string>,
): Promise<ChainCheck | null> {
  const check = await tx.auditCheck.findFirst({ where: { negotiationId }, orderBy: { at: "desc" } });
  if (!check) return null;
  const { isIntact, at, actorId } = check;
  const since = await tx.auditEntry.findMany({
    where: { negotiationId, at: { gt: at } },
    select: { id: true },
    take: manySince + 1,
  });
  return { isIntact, at, by: actorId && (people.get(actorId) ?? "A former member"), since: since.length };
}
