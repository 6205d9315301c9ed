/** Who acts, and the transaction that carries it to the wall. */
import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { markingAway } from "./away";
import { env } from "./env";
import { ExpectedError } from "./errors";
import type { Opening } from "./opening";
import type { Scope } from "./token-rules";
import { database, transaction, type Tx, type WritingTx } from "./database";
import { readTogether } from "./read-together";

export type Actor = {
  /** The sign-in's row id: what the wall looks up on every query. */
  signInId: string;
  userId: string;
  name: string;
  email: string;
  /** Manages accounts. It opens no negotiation. */
  isAdmin: boolean;
  /** By which they act, where no browser does: what it is called, what it may, and where; none: in all their negotiations. */
  token?: { name: string; scopes: readonly Scope[]; negotiationIds: readonly string[] };
};

// One a process: pages and routes are bundled apart, each with modules of its own.
const kept = globalThis as { parleyReading?: AsyncLocalStorage<{ signInId: string; tx: Tx }> };

kept.parleyReading ??= new AsyncLocalStorage();

/** The reading that others of the same actor are part of. */
const reading = kept.parleyReading;

/**
 * Runs reads as this actor: row-level security decides what exists. All of them see the same moment, with those that the
 * same page makes one after another, so that it never mixes two states. The transaction is read-only, so a query cannot
 * write by accident; writes go through a command.
 */
export function asActor<T>({ signInId }: Pick<Actor, "signInId">, read: (tx: Tx) => Promise<T>): Promise<T> {
  const around = reading.getStore();
  return around?.signInId === signInId ? read(around.tx) : readTogether(signInId, read);
}

/**
 * Runs work whose reads as this actor are to see one moment together: they share one transaction, which also costs less than
 * one for each. It is for what only reads.
 */
export function inOneReading<T>({ signInId }: Pick<Actor, "signInId">, work: () => Promise<T>): Promise<T> {
  return asActor({ signInId }, (tx) => reading.run({ signInId, tx }, work));
}

/** How long a writer waits for another one before it gives up. */
const longestWait = "5s";

/**
 * Runs a command's transaction as this actor. Only the command runner calls it. One that writes much may be given longer
 * than others, in milliseconds.
 */
export async function asWritingActor<T>(
  actor: Actor,
  write: (tx: WritingTx) => Promise<T>,
  timeout?: number,
): Promise<T> {
  if (actor.token && !actor.token.scopes.includes("write"))
    throw new ExpectedError("forbidden", "This token may not write.");
  return transaction(writingAs(actor), write, timeout === undefined ? undefined : { timeout });
}

/** As `asWritingActor`, for a job that is done as somebody. Only the queue calls it. */
export function asJob<T>(reader: Pick<Actor, "signInId">, write: (tx: WritingTx) => Promise<T>): Promise<T> {
  return transaction(writingAs(reader), write);
}

const writingAs = ({ signInId }: Pick<Actor, "signInId">): Opening => ({
  isReading: false,
  settings: { "app.sign_in": signInId, lock_timeout: longestWait },
});

/** As `asWritingActor`, for somebody whose account and sign-in are made in the same transaction. */
export async function asEnteringActor<T>(
  enter: (tx: WritingTx) => Promise<Actor>,
  write: (tx: WritingTx, actor: Actor) => Promise<T>,
): Promise<T> {
  return database().$transaction(async (tx) => {
    const actor = await enter(tx);
    await tx.$executeRaw`select set_config('app.sign_in', ${actor.signInId}, true), set_config('lock_timeout', ${longestWait}, true)`;
    return write(tx, actor);
  });
}

/** The actor behind a sign-in, which has hereby been seen; null if it has ended, was revoked, or may not be let in yet. */
export async function findActor(signInId: string): Promise<Actor | null> {
  const found = await findSignedIn(signInId);
  return found && !found.lacksFactor ? found.actor : null;
}

/** The same of who lacks the second factor that everybody needs here, too: they may set one up, and nothing else. */
export async function findSignedIn(signInId: string): Promise<SignedIn | null> {
  const [user] = await markingAway(
    () => database().$queryRaw<SignInRow[]>`
      select id::text as "userId", name, email, is_admin as "isAdmin", has_factor as "hasFactor",
             needs_factor as "needsFactor" from see_sign_in(${signInId}::uuid)`,
  );
  return user ? signedIn(signInId, user) : null;
}

export type SignedIn = { actor: Actor; lacksFactor: boolean };

/** What see_sign_in says of who is signed in. */
export type SignInRow = Omit<Actor, "signInId"> & { hasFactor: boolean; needsFactor: boolean };

export function signedIn(signInId: string, { hasFactor, needsFactor, ...person }: SignInRow): SignedIn {
  return { actor: { signInId, ...person }, lacksFactor: !hasFactor && (needsFactor || env.needsSecondFactor) };
}
