/**
 * The one door for writes. A command says what it takes, what it acts on, who may, and what changes; the runner does the
 * rest in one transaction, in this order: parse, require an actor, become them, load the target and authorise, lock the
 * negotiation, load and authorise again, change, audit, commit, announce.
 */
import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { givenBefore, type KeptAct } from "./act";
import { type Actor, asWritingActor } from "./actor";
import { appendAudit, type AuditNote } from "./audit";
import type { WritingTx } from "./database";
import { ExpectedError, NotFound } from "./errors";
import { failureOf, failureOfInput } from "./failure";
import type { Member } from "./member";
import { failure, type Result, type Verdict } from "./result";
import { watched } from "./security-log";
import { unstorableIn } from "./storable";
import { during } from "./watching/watched";

export type CommandContext = {
  tx: WritingTx;
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
  /** What an account does for itself a person does at a browser: no token may. */
  isForTokens: boolean;
  /** What a run gave is kept under its act's id. A run that changed nothing leaves none behind, whatever this says. */
  keepsAct: boolean;
  /**
   * With the id of an act that this actor has done already, gives back what it gave then. Where the hash of what is asked
   * is given too, the same id with something else is refused.
   */
  run(actor: Actor, input: z.output<Input>, actId?: string, askedHash?: string): Promise<Value>;
};

/** Declares a command on one negotiation. Its input names the negotiation; a non-member is told it does not exist. */
export function command<Input extends NegotiationInput, Target, Value>(definition: {
  name: string;
  input: Input;
  /** What the act is on, fresh and under the lock; null: there is no such thing. Without it the target is the negotiation. */
  load?: (context: CommandContext, input: z.output<Input>) => Promise<Target | null>;
  may: (member: Member, target: Target, input: z.output<Input>) => Verdict;
  change: (context: CommandContext, input: z.output<Input>, target: Target) => Promise<Value>;
  /** What has to come after the entry, since the actor can write none from then on. */
  finish?: (context: CommandContext, input: z.output<Input>, target: Target) => Promise<void>;
  /** What an act sent twice gives the second time, where that is not all it gave at first: a secret is given once. */
  kept?: (value: Value) => Value;
  /** It changes nothing of the record, as with a draft: it is neither audited nor announced, and waits for no other writer. */
  isOffRecord?: boolean;
  /** What it asks for may be on record already: then there is nothing to audit. */
  mayChangeNothing?: boolean;
  /** The table that what it writes comes from: see `appendAudit`. */
  tableOf?: (input: z.output<Input>) => string;
  /** It writes much at once: how long it may take, in milliseconds, where that is more than the database gives. */
  longest?: number;
}): Command<Input, Value> {
  const {
    name,
    input,
    load,
    may,
    change,
    finish,
    kept = (value) => value,
    isOffRecord,
    mayChangeNothing,
    tableOf,
    longest,
  } = definition;

  async function authorise(run: Run, beginning: Beginning, asked: z.output<Input>) {
    const { member, notes, context } = begin(run, beginning);
    const target = load ? await load(context, asked) : (member as Target);
    if (target === null) throw new NotFound();
    const verdict = may(member, target, asked);
    if (!verdict.allowed) throw new ExpectedError("forbidden", verdict.because);
    return { context, notes, target };
  }

  return {
    name,
    input,
    isForTokens: true,
    keepsAct: !isOffRecord,
    run: (actor, asked, actId = randomUUID(), askedHash) =>
      asWritingActor(
        actor,
        async (tx) => {
          const run = { tx, actor, actId };
          const givenIn = ({ done }: Beginning) => done && givenBefore<Value>(done, { name, askedHash });
          let beginning = await beginningOf(run, asked.negotiationId, isOffRecord ? "none" : "if free");
          const before = givenIn(beginning);
          if (before) return before.value;
          let ready = await authorise(run, beginning, asked);
          if (!isOffRecord && !beginning.hasTurn) {
            // Who may not was refused without waiting; who may sees what the writer before them left.
            beginning = await beginningOf(run, asked.negotiationId, "waited for");
            const meanwhile = givenIn(beginning);
            if (meanwhile) return meanwhile.value;
            ready = await authorise(run, beginning, asked);
          }
          const { context, notes, target } = ready;
          const value = await change(context, asked, target);
          if (isOffRecord) return value;
          if (notes.length === 0 && mayChangeNothing) return value;
          const { negotiationId } = context.member;
          if (notes.length === 0) throw new Error(`${name} changed something and left no audit entry`);
          const act = { id: actId, command: name, value: kept(value), askedHash };
          await appendAudit(tx, negotiationId, notes, { act, tableId: tableOf?.(asked) });
          await finish?.(context, asked, target);
          return value;
        },
        longest,
      ),
  };
}

type Run = Pick<CommandContext, "tx" | "actor" | "actId">;

/** What is known before a command is run: whether it has been, and who its actor is in the negotiation. */
type Beginning = { done: KeptAct | null; member: Member | null; hasTurn: boolean };

/**
 * One writer at a time in a negotiation: recorded moments rise with the chain, and what is loaded is what is changed. Where
 * nobody else writes, whoever asks has it at once, and need not ask again.
 */
type Turn = "none" | "if free" | "waited for";

function begin(run: Run, { member }: Beginning) {
  if (!member) throw new NotFound("There is no such negotiation.");
  const notes: AuditNote[] = [];
  const context: CommandContext = { ...run, member, now: new Date(), audit: (note) => notes.push(note) };
  return { member, notes, context };
}

/** Runs a command on raw input. Every caller (form, API, import, seed) comes through here. */
export async function execute<Input extends z.ZodType, Value>(
  asked: Command<Input, Value>,
  actor: Actor | null,
  raw: unknown,
  actId?: string,
  askedHash?: string,
): Promise<Result<Value>> {
  if (!actor) return failure("signed_out", "Your sign-in has ended. Sign in again; what you wrote is kept here.");
  if (actor.token && !asked.isForTokens) {
    watched({ security: "command refused", command: asked.name, code: "forbidden", userId: actor.userId });
    return failure("forbidden", "A person does this at a browser: no token may do it for them.");
  }
  const result = await attempted(asked, raw, (input) => asked.run(actor, input, actId, askedHash));
  if (!result.ok && (result.code === "forbidden" || result.code === "not_found" || result.code === "unconfirmed"))
    watched({ security: "command refused", command: asked.name, code: result.code, userId: actor.userId });
  return result;
}

/** Reads raw input and runs something on it; what it refuses becomes a failure in words, and what breaks one of ours. */
export async function attempted<Input extends z.ZodType, Value>(
  { name, input }: Pick<Command<Input>, "name" | "input">,
  raw: unknown,
  run: (input: z.output<Input>) => Promise<Value>,
): Promise<Result<Value>> {
  const attempt = async (): Promise<Result<Value>> => {
    const parsed = input.safeParse(raw);
    if (!parsed.success) return failureOfInput(parsed.error.issues);
    const unstorable = unstorableIn(parsed.data);
    if (unstorable.length > 0) return failureOfInput(unstorable);
    try {
      return { ok: true, value: await run(parsed.data) };
    } catch (error) {
      return failureOf(error, name);
    }
  };
  return during("command", name, attempt, (result) => (result.ok ? "ok" : result.code));
}

/** In one answer, which sees what the writer before this one left where it has the turn. */
async function beginningOf({ tx, actor, actId }: Run, negotiationId: string, turn: Turn): Promise<Beginning> {
  const { userId } = actor;
  type Row = Partial<KeptAct> & Partial<Omit<Member, "userId" | "negotiationId">> & { hasTurn: boolean };
  const [row] = await tx.$queryRaw<Row[]>`
    select command, value, asked_hash as "askedHash", role::text, time_zone as "timeZone", present, has_turn as "hasTurn"
      from begin_act(${negotiationId}::uuid, ${actId}::uuid, ${turn})`;
  const { command, value, askedHash = null, role, timeZone, present = null, hasTurn = false } = row ?? {};
  return {
    done: command ? { command, value, askedHash } : null,
    member: role && timeZone ? { userId, negotiationId, role, timeZone, present } : null,
    hasTurn,
  };
}
