/**
 * What is to be done once, kept in the database: any number of processes take from it, each job goes to one of them at a
 * time, and one whose process was killed goes to another. What a job does to the world and cannot take back it announces
 * before (`beginJob`): if nothing is heard of it after that, nobody does it a second time.
 */
import "server-only";
import { asJob } from "../actor";
import { database, type Tx } from "../database";

/** As whom a job is done. Who may be reading a mail of it sees nothing that is marked; a table's author, what they are in. */
export type Reader = { userId: string; name: string; email: string; signInId: string };

export type Job = {
  id: string;
  kind: string;
  /** The run that may go on with it. */
  leaseId: string;
  attempts: number;
  madeAt: Date;
  reader: Reader;
};

/** A job that had begun when its process vanished: it has been ended, and may or may not have been done. */
export type LostJob = { lost: { id: string; kind: string; userId: string } };

/** How long a run has until it begins, and after that until it is given up, in seconds. */
const toBegin = 120;
const toEnd = 180;

/** The job of these kinds that is due first, for this run alone; null: none is. */
export async function takeJob(kinds: readonly string[]): Promise<Job | LostJob | null> {
  type Row = Omit<Job, "reader"> & Reader & { isUnknown: boolean };
  const [row] = await database().$queryRaw<Row[]>`
    select id::text, kind, lease_id::text as "leaseId", attempts, made_at as "madeAt", is_unknown as "isUnknown",
           user_id::text as "userId", name, email, sign_in_id::text as "signInId"
      from take_job(${kinds}::text[], make_interval(secs => ${toBegin}))`;
  if (!row) return null;
  const { id, kind, leaseId, attempts, madeAt, isUnknown, userId, name, email, signInId } = row;
  if (isUnknown) return { lost: { id, kind, userId } };
  return { id, kind, leaseId, attempts, madeAt, reader: { userId, name, email, signInId } };
}

type Held = Pick<Job, "id" | "leaseId">;

/** Says that what cannot be taken back begins. False: another run has it now, and this one must not. */
export async function beginJob({ id, leaseId }: Held): Promise<boolean> {
  const [begun] = await database().$queryRaw<{ ok: boolean }[]>`
    select begin_job(${id}::uuid, ${leaseId}::uuid, make_interval(secs => ${toEnd})) as ok`;
  return begun?.ok ?? false;
}

/** `nothing`: there was nothing left to do. `unknown`: nobody can tell whether it was done. */
export type Outcome = "done" | "nothing" | "failed" | "unknown";

export async function endJob({ id, leaseId }: Held, outcome: Outcome, said: string | null = null): Promise<void> {
  await database().$queryRaw`select end_job(${id}::uuid, ${leaseId}::uuid, ${outcome}, ${said})`;
}

/** Leaves it to whoever comes to it after so many seconds. */
export async function retryJob({ id, leaseId }: Held, seconds: number, said: string): Promise<void> {
  await database().$queryRaw`
    select retry_job(${id}::uuid, ${leaseId}::uuid, make_interval(secs => ${seconds}), ${said})`;
}

/** Lets others have their turn where some of it is done; it is due again at once, as if nothing had failed before. */
export async function yieldJob({ id, leaseId }: Held): Promise<void> {
  await database().$queryRaw`select yield_job(${id}::uuid, ${leaseId}::uuid)`;
}

/** A transaction as the job's reader, for the doors that it goes through; reads alone go through `asActor`. */
export async function inJob<T>({ reader }: Job, work: (tx: Tx) => Promise<T>): Promise<T> {
  return asJob(reader, work);
}

/** Plans a job for each who has asked for something to be done with a table; any number of processes may. */
export async function planTables(): Promise<void> {
  await database().$queryRaw`select plan_tables()::text`;
}

/** Lets go of what ended so long ago that nobody asks for it any more. */
export async function forgetOldJobs(): Promise<void> {
  await database().$queryRaw`select forget_old_jobs()::text`;
}
