/**
 * The one door for writes. A command says what it takes, what it acts on, who may, and what changes; the runner does the
 * rest in one transaction, in this order: parse, require an actor, become them, lock the negotiation, load the target,
 * authorise, change, audit, commit, announce.
 */
import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { Prisma } from "@/prisma/generated/client";
import { findAct, keepAct } from "./act";
import { type Actor, asWritingActor } from "./actor";
import type { AuditNote } from "./audit";
import { appendAudit } from "./audit";
import type { Tx } from "./database";
import { Conflict, ExpectedError, InvalidFields } from "./errors";
import { log } from "./log";
import type { Member } from "./member";
import { type Failure, failure, type Result, type Verdict } from "./result";

export type CommandContext = {
  tx: Tx;
  actor: Actor;
  member: Member;
  now: Date;
  /** What this run is known by: its records carry it. */
  actId: string;
  /** Appends to the negotiation's chain. A command that changed something and noted nothing is refused. */
  audit: (note: AuditNote) => void;
};

type NegotiationInput = z.ZodType<{ negotiationId: string }>;

export type Command<Input extends z.ZodType = z.ZodType, Value = unknown> = {
  /** Noun and verb: `position.record`. */
  name: string;
  input: Input;
  /** With the id of an act that this actor has done already, gives back what it gave then. */
  run(actor: Actor, input: z.output<Input>, actId?: string): Promise<Value>;
};

/** Declares a command on one negotiation. Its input names the negotiation; a non-member is told it does not exist. */
export function command<Input extends NegotiationInput, Target, Value>(definition: {
  name: string;
  input: Input;
  /** What the act is on, fresh and under the lock; null: there is no such thing. Without it the target is the negotiation. */
  load?: (context: CommandContext, input: z.output<Input>) => Promise<Target | null>;
  may: (member: Member, target: Target, input: z.output<Input>) => Verdict;
  change: (context: CommandContext, input: z.output<Input>, target: Target) => Promise<Value>;
  /** A draft is nobody's record: it is neither audited nor announced. */
  isPrivate?: boolean;
}): Command<Input, Value> {
  return {
    name: definition.name,
    input: definition.input,
    run: (actor, input, actId = randomUUID()) =>
      asWritingActor(actor, async (tx) => {
        const member = await loadMember(tx, actor, input.negotiationId);
        if (!member) throw new ExpectedError("not_found", "There is no such negotiation.");
        // One writer at a time in a negotiation: recorded moments rise with the chain, and what is loaded is what is changed.
        await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${member.negotiationId}, 0))`;
        const done = await findAct(tx, actor, actId);
        if (done?.command === definition.name) return done.value as Value;
        const notes: AuditNote[] = [];
        const audit = (note: AuditNote) => notes.push(note);
        const context: CommandContext = { tx, actor, member, now: new Date(), actId, audit };
        const target = definition.load ? await definition.load(context, input) : (member as Target);
        if (target === null) throw new ExpectedError("not_found", "There is nothing here by that name.");
        const verdict = definition.may(member, target, input);
        if (!verdict.allowed) throw new ExpectedError("forbidden", verdict.because);
        const value = await definition.change(context, input, target);
        if (!definition.isPrivate) {
          if (notes.length === 0) throw new Error(`${definition.name} changed something and left no audit entry`);
          await appendAudit(tx, member.negotiationId, notes);
          await keepAct(tx, { id: actId, negotiationId: member.negotiationId, command: definition.name, value });
        }
        return value;
      }),
  };
}

/** Declares a command of a signed-in person that is on no negotiation yet, such as founding one. */
export function accountCommand<Input extends z.ZodType, Value>(definition: {
  name: string;
  input: Input;
  change: (context: { tx: Tx; actor: Actor; now: Date }, input: z.output<Input>) => Promise<Value>;
}): Command<Input, Value> {
  return {
    name: definition.name,
    input: definition.input,
    run: (actor, input) => asWritingActor(actor, (tx) => definition.change({ tx, actor, now: new Date() }, input)),
  };
}

/** Runs a command on raw input. Every caller (form, API, import, seed) comes through here. */
export async function execute<Input extends z.ZodType, Value>(
  asked: Command<Input, Value>,
  actor: Actor | null,
  raw: unknown,
  actId?: string,
): Promise<Result<Value>> {
  if (!actor) return failure("signed_out", "Your sign-in has ended. Sign in again; what you wrote is kept here.");
  const parsed = asked.input.safeParse(raw);
  if (!parsed.success) return invalid(parsed.error);
  try {
    return { ok: true, value: await asked.run(actor, parsed.data, actId) };
  } catch (error) {
    return expected(error, asked.name);
  }
}

function invalid(error: z.ZodError): Failure {
  const fieldErrors: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const field = issue.path.join(".") || "form";
    fieldErrors[field] = [...(fieldErrors[field] ?? []), issue.message];
  }
  return failure("invalid", "Some of this cannot be saved yet.", fieldErrors);
}

const alreadySuperseded = "P2002";
const refusedByTheWall = "42501";

function expected(error: unknown, name: string): Failure {
  if (error instanceof InvalidFields) return failure(error.code, error.message, error.fieldErrors);
  if (error instanceof Conflict && error.standing) {
    return { ...failure(error.code, error.message), standing: error.standing };
  }
  if (error instanceof ExpectedError) {
    return failure(error.code, error.message, error.field ? { [error.field]: [error.message] } : {});
  }
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    if (error.code === alreadySuperseded) {
      return failure("conflict", "Somebody changed this while you were writing. Compare, then save again.");
    }
    if (error.code === "P1001" || error.code === "P1017" || error.code === "P2028") {
      log.error({ command: name, code: error.code }, "database away");
      return failure("unavailable", "The database does not answer. Nothing was saved; what you wrote is still here.");
    }
  }
  if (String(error).includes(refusedByTheWall) || String(error).includes("row-level security")) {
    return failure("forbidden", "Your role here does not allow this.");
  }
  log.error({ command: name, err: error }, "command failed");
  return failure("fault", "Something went wrong on our side. Nothing was saved; what you wrote is still here.");
}

async function loadMember(tx: Tx, actor: Actor, negotiationId: string): Promise<Member | null> {
  const row = await tx.membership.findFirst({
    where: { negotiationId, userId: actor.userId, removedAt: null },
    select: { role: true, negotiation: { select: { timeZone: true, present: true } } },
  });
  return row && { userId: actor.userId, negotiationId, role: row.role, ...row.negotiation };
}
