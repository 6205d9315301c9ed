/** Acts: the runs of commands, by ids that their senders give, so that what is sent twice is done once. */
import "server-only";
import { z } from "zod";
import type { Actor } from "./actor";
import type { WritingTx } from "./database";
import { Refusal } from "./errors";
import { Prisma } from "@/prisma/generated/client";

type Asking = { actor: Actor; actId: string; name: string; askedHash: string | undefined };

/**
 * What the act gave the first time; null: this actor has not done it. Throws `Refusal` where a hash says that something else
 * is asked for under its id.
 */
export async function doneBefore<Value>(tx: WritingTx, asking: Asking): Promise<{ value: Value } | null> {
  const { actor, actId } = asking;
  const done = await tx.act.findUnique({
    where: { actorId_id: { actorId: actor.userId, id: actId } },
    select: { command: true, value: true, askedHash: true },
  });
  return done && givenBefore<Value>(done, asking);
}

/** What an act has left behind: see `doneBefore`. */
export type KeptAct = { command: string; value: unknown; askedHash: string | null };

/** `doneBefore`, where the act has been read. */
export function givenBefore<Value>(
  done: KeptAct,
  { name, askedHash }: Pick<Asking, "name" | "askedHash">,
): { value: Value } | null {
  const isOther = done.command !== name || (done.askedHash !== null && done.askedHash !== askedHash);
  if (askedHash !== undefined && isOther)
    throw new Refusal("Something else was asked for under this key before. Give what is new a key of its own.");
  return done.command === name ? { value: done.value as Value } : null;
}

export type DoneAct = {
  id: string;
  command: string;
  value: unknown;
  /** Of what was asked for, where its sender is refused something else under the same id. */
  askedHash: string | undefined;
};

/** The statement that keeps what an act gave back, as JSON: ids, never content. */
export const keeping = (negotiationId: string, { id, command, value, askedHash }: DoneAct): Prisma.Sql => Prisma.sql`
  insert into act (id, negotiation_id, command, value, asked_hash)
  values (${id}::uuid, ${negotiationId}::uuid, ${command}, ${JSON.stringify(value ?? {})}::jsonb, ${askedHash ?? null})`;

const actIdInput = z.uuid();

/** An id that a sender gave, or undefined for anything else. */
export function readActId(given: unknown): string | undefined {
  const read = actIdInput.safeParse(given);
  return read.success ? read.data : undefined;
}
