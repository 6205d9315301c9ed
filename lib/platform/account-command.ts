/**
 * The same door for what is on no negotiation: commands of a signed-in person about an account, or that make the negotiation
 * that they are on. What they note goes to what was done to the account, or begins the negotiation's chain.
 */
import "server-only";
import type { z } from "zod";
import { doneBefore } from "./act";
import { type Actor, asEnteringActor, asWritingActor } from "./actor";
import { type AccountNote, appendAccountEntry, appendAudit, type AuditNote } from "./audit";
import { attempted, type Command, type CommandContext } from "./command";
import type { WritingTx } from "./database";
import type { Result } from "./result";
import { watched } from "./security-log";

export type AccountContext = Pick<CommandContext, "tx" | "actor" | "now"> & {
  /** Appends to a negotiation's chain, or to what was done to an account. A command that noted nothing is refused. */
  audit: (note: (AuditNote & { negotiationId: string }) | AccountNote) => void;
};

export type AccountCommand<Input extends z.ZodType = z.ZodType, Value = unknown> = Command<Input, Value> & {
  /** Runs in a transaction that carries the actor already. */
  runIn(tx: WritingTx, actor: Actor, input: z.output<Input>, act?: Act): Promise<Value>;
};

type Act = { id: string; askedHash: string | undefined };

/** Declares a command of a signed-in person that is on no negotiation of theirs yet, or on an account. */
export function accountCommand<Input extends z.ZodType, Value>(definition: {
  name: string;
  input: Input;
  isForTokens?: boolean;
  /** What takes long and needs no database, before the transaction begins: one that waits holds a connection that others need. */
  prepare?: (input: z.output<Input>) => Promise<void>;
  change: (context: AccountContext, input: z.output<Input>) => Promise<Value>;
  /** What is told of it once it is on record for good. */
  afterwards?: (value: Value) => void;
}): AccountCommand<Input, Value> {
  const { name, input, isForTokens = false, prepare, change, afterwards } = definition;

  async function runIn(tx: WritingTx, actor: Actor, asked: z.output<Input>, act?: Act): Promise<Value> {
    const notes: Parameters<AccountContext["audit"]>[0][] = [];
    const value = await change({ tx, actor, now: new Date(), audit: (note) => notes.push(note) }, asked);
    if (notes.length === 0) throw new Error(`${name} changed something and left no audit entry`);
    for (const note of notes) {
      if ("accountId" in note) await appendAccountEntry(tx, note);
      else {
        const { negotiationId } = note;
        await appendAudit(tx, negotiationId, [note], act && { act: { ...act, command: name, value } });
      }
    }
    return value;
  }

  return {
    name,
    input,
    isForTokens,
    keepsAct: isForTokens,
    runIn,
    run: async (actor, asked, actId, askedHash) => {
      await prepare?.(asked);
      const done = await asWritingActor(actor, async (tx) => {
        if (!actId || !isForTokens) return runIn(tx, actor, asked);
        // There is no negotiation yet whose lock would let the same act in but once.
        await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${actId}, 2))`;
        const before = await doneBefore<Value>(tx, { actor, actId, name, askedHash });
        return before ? before.value : runIn(tx, actor, asked, { id: actId, askedHash });
      });
      afterwards?.(done);
      return done;
    },
  };
}

/** Runs a command for somebody who becomes an actor in the same transaction, or, if anything fails, does not. */
export async function executeEntering<Input extends z.ZodType, Value>(
  asked: AccountCommand<Input, Value>,
  enter: (tx: WritingTx) => Promise<Actor>,
  raw: z.input<Input>,
): Promise<Result<Value & { signInId: string }>> {
  return attempted(asked, raw, async (input) => {
    const { value, actor } = await asEnteringActor(enter, async (tx, entering) => ({
      value: await asked.runIn(tx, entering, input),
      actor: entering,
    }));
    watched({ security: "signed in", by: "invitation", userId: actor.userId });
    return { ...value, signInId: actor.signInId };
  });
}
