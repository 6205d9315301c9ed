/** Does what is due, in every process of the app: looks every so often, and does one thing after another. */
import "server-only";
import { log } from "../log";
import { holdingTheEnd, isEnding } from "../running/ending";
import { endJob, type Job, type Outcome, retryJob, takeJob, yieldJob } from "./queue";
import { during } from "../watching/watched";
import { isGivenUp, pauseAfter } from "./retry";

/**
 * What has become of it; `null`: another run has it now. `retry`: nothing has, and this is why. `again`: some of it is
 * done, and the rest as soon as others have had their turn.
 */
export type Done = { outcome: Outcome; said?: string } | { retry: string } | { again: true } | null;

/** What to do about a job of each kind. What throws has not begun what cannot be taken back. */
export type Work = Record<string, (job: Job) => Promise<Done>>;

/** Does all that is due, and gives back how many jobs that were. */
export async function doWhatIsDue(work: Work): Promise<number> {
  for (let count = 0; ; count++) if (!(await doNext(work))) return count;
}

/** As `doWhatIsDue`, no longer than so many milliseconds; false: there may be more. */
async function doSomeOfWhatIsDue(work: Work, within: number): Promise<boolean> {
  for (const until = Date.now() + within; Date.now() < until; ) if (!(await doNext(work))) return true;
  return false;
}

/** Does the job that is due first; false: none is. */
async function doNext(work: Work): Promise<boolean> {
  // A mail that is cut off in the middle is not sent again.
  return !isEnding() && holdingTheEnd(takeOne(work));
}

async function takeOne(work: Work): Promise<boolean> {
  const job = await takeJob(Object.keys(work));
  if (!job) return false;
  if ("lost" in job) log.warn(job.lost, "a job was cut off in the middle; it is not done again");
  else await settle(job, await during("job", job.kind, () => attempt(work, job), resultOf));
  return true;
}

/** In a word, of what becomes of it. */
function resultOf(done: Done): string {
  if (done === null) return "left";
  if ("outcome" in done) return done.outcome;
  return "again" in done ? "again" : "retry";
}

async function attempt(work: Work, job: Job): Promise<Done> {
  try {
    return (await work[job.kind]?.(job)) ?? null;
  } catch (error) {
    log.warn({ err: error, job: job.id, kind: job.kind }, "a job did not succeed");
    return { retry: error instanceof Error ? error.name : "an error" };
  }
}

async function settle(job: Job, done: Done): Promise<void> {
  if (done === null) return;
  if ("outcome" in done) {
    if (done.outcome === "failed" || done.outcome === "unknown")
      log.warn({ job: job.id, kind: job.kind, outcome: done.outcome }, "a job has come to no good end");
    await endJob(job, done.outcome, done.said ?? null);
  } else if ("again" in done) await yieldJob(job);
  else if (isGivenUp(job.madeAt, new Date())) {
    log.warn({ job: job.id, kind: job.kind }, "a job was tried for days and is given up");
    await endJob(job, "failed", done.retry);
  } else await retryJob(job, pauseAfter(job.attempts), done.retry);
}

// One a process: in development modules are loaded anew on every change.
const kept = globalThis as { parleyWorker?: NodeJS.Timeout | true };

/** Plans and does what is due every so many milliseconds, until the process ends. A second call does nothing. */
export function startWorker(plan: () => Promise<void>, work: Work, every: number): void {
  if (kept.parleyWorker) return;
  const look = async () => {
    let isAll = true;
    try {
      await plan();
      // A job that goes on for hours keeps nothing else from being planned.
      isAll = await doSomeOfWhatIsDue(work, every);
    } catch (error) {
      // The database may be away for a while.
      log.warn({ err: error }, "cannot look for what is due");
    }
    kept.parleyWorker = setTimeout(() => void look(), isAll ? every : 0);
    // It keeps no process alive.
    kept.parleyWorker.unref();
  };
  kept.parleyWorker = true;
  void look();
}
