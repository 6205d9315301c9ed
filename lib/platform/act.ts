/** Acts: the runs of commands, by ids that their senders give, so that what is sent twice is done once. */
import "server-only";
import { z } from "zod";
import type { Actor } from "./actor";
import type { WritingTx } from "./database";

/** The act of that id by this actor, with what it gave back; null if it has not been done. */
export function findAct(tx: WritingTx, actor: Actor, id: string) {
  return tx.act.findUnique({
    where: { actorId_id: { actorId: actor.userId, id } },
    select: { command: true, value: true, askedHash: true },
  });
}

type DoneAct = {
  id: string;
  negotiationId: string;
  command: string;
  value: unknown;
  /** Of what was asked for, where its sender is refused something else under the same id. */
  askedHash: string | undefined;
};

/** Keeps what an act gave back, as JSON: ids, never content. */
export async function keepAct(tx: WritingTx, { value, askedHash, ...act }: DoneAct): Promise<void> {
  await tx.act.create({
    data: { ...act, askedHash: askedHash ?? null, value: JSON.parse(JSON.stringify(value ?? {})) },
    select: { id: true },
  });
}

const actIdInput = z.uuid();

/** An id that a sender gave, or undefined for anything else. */
export function readActId(given: unknown): string | undefined {
  const read = actIdInput.safeParse(given);
  return read.success ? read.data : undefined;
}
