/**
 * Goes on with the tables that people are taking in, a few seconds at a time so that nothing else waits long: each part in
 * a transaction of its own, in which it is noted as done. So whoever goes on after a crash does nothing twice.
 */
import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/actor";
import { type Command, execute } from "@/lib/platform/command";
import { type Done, doWhatIsDue, type Work } from "@/lib/platform/jobs/worker";
import { type Job, planTables } from "@/lib/platform/jobs/queue";
import { log } from "@/lib/platform/log";
import { actorOfToken } from "@/lib/platform/own-tokens";
import { pauseAfter } from "@/lib/platform/jobs/retry";
import type { Failure, Result } from "@/lib/platform/result";
import { Prisma } from "@/prisma/generated/client";
import { rowsAtOnce } from "../rules/table-in/limits";
import { afterDone, afterFailed } from "../rules/table-in/pace";
import { noteTable, paceTable } from "./note";
import { checkPart, longestPart, recordPart, undoPart } from "./part";

/** How long one run goes on with tables before others have their turn, in ms. */
const slice = 5_000;

export const tableWork: Work = { "table.work": workOnTables };

/** Does what is due now, without waiting for the next look; what fails is tried again then. */
export function workSoon(): void {
  void (async () => {
    try {
      await planTables();
      await doWhatIsDue(tableWork);
    } catch (error) {
      log.warn({ err: error }, "cannot go on with a table just now");
    }
  })();
}

async function workOnTables(job: Job): Promise<Done> {
  const actor: Actor = { ...job.reader, isAdmin: false };
  const until = Date.now() + slice;
  for (let count = 0; Date.now() < until; count++) {
    const done = await doNext(actor, job.attempts);
    if (done === "nothing") return { outcome: count > 0 ? "done" : "nothing" };
    if (typeof done === "object") return done;
  }
  return { again: true };
}

type Step = {
  negotiationId: string;
  tableId: string;
  place: number | null;
  state: keyof typeof commandFor;
  /** By which it was asked for, where no browser did. */
  tokenId: string | null;
  atOnce: number;
  isPutOff: boolean;
};

const commandFor = { checking: checkPart, recording: recordPart, undoing: undoPart } as const;

/** `nothing`: there is nothing to be done for this person. `retry`: it is put off, and its author is told why. */
type Next = "done" | "nothing" | { retry: string };

/** What a token asked for is done as that token, as long as it holds. */
async function doNext(actor: Actor, attempts: number): Promise<Next> {
  const step = await nextStep(actor);
  if (!step) return "nothing";
  const { place, state, tokenId, atOnce } = step;
  const table = { negotiationId: step.negotiationId, tableId: step.tableId };
  const asker = () => (tokenId === null ? actor : actorOfToken(actor, tokenId, new Date()));
  const began = performance.now();
  const done = await doStep(actor, step, asker);
  const took = performance.now() - began;
  const isBySlices = place !== null && state !== "checking";
  if (done?.ok) {
    const next = isBySlices ? afterDone(atOnce, took) : atOnce;
    // A table that has been gone through is put off no longer.
    const isNews = next !== atOnce || step.isPutOff;
    if (place !== null && isNews) await execute(paceTable, actor, { ...table, atOnce: next, putOff: null });
    return "done";
  }
  const fewer = done && isBySlices ? afterFailed(atOnce, took, longestPart) : null;
  if (fewer !== null) return goesOn(await execute(paceTable, actor, { ...table, atOnce: fewer, putOff: null }));
  // A time that has run out comes as anything that went wrong on our side.
  if (done?.code === "unavailable" || (done?.code === "fault" && took > longestPart / 2)) {
    const why = whyPutOff(done, took, step);
    const until = new Date(Date.now() + pauseAfter(attempts) * 1000);
    await execute(paceTable, actor, { ...table, atOnce, putOff: { until, why } });
    return { retry: why };
  }
  // Something was asked for while it was being noted that all is done: the next look sees what.
  if (place === null && done?.code === "refused") return "nothing";
  // A token that ended meanwhile leaves its program in no negotiation, which would be the wrong reason.
  const said = done && (await asker()) ? reasonOf(done) : tokenHasEnded;
  return goesOn(await execute(noteTable, actor, { ...table, during: state, said }));
}

/** A part, or noting that all parts are done; null: the token that asked for it has ended. */
async function doStep(
  actor: Actor,
  { place, state, atOnce, negotiationId, tableId }: Step,
  asker: () => Actor | Promise<Actor | null>,
): Promise<Result<unknown> | null> {
  const table = { negotiationId, tableId };
  if (place === null) return execute(noteTable, actor, { ...table, during: state });
  const asked: Command = commandFor[state];
  const by = await asker();
  const most = state === "checking" ? rowsAtOnce : atOnce;
  return by ? execute(asked, by, { ...table, place, most }) : null;
}

const goesOn = ({ ok }: Result<unknown>): Next => (ok ? "done" : "nothing");

/** The first sentence of what a person who writes is told: the rest is about what they typed. */
function whyPutOff({ message }: Failure, took: number, { place, state }: Step): string {
  if (took <= longestPart / 2) return message.replace(/\.\s.*/s, ".");
  if (place === null) return "The machine is too busy to look within a minute for rows that stand twice.";
  if (state === "checking") return "The machine is too busy to check so many rows within a minute.";
  return "The machine is too busy to record a row within a minute.";
}

const tokenHasEnded =
  "The token by which this was asked for has ended. What it recorded stands; go on with the rest here.";

const reasonOf = ({ code, message }: Failure) =>
  code === "fault"
    ? "Something went wrong on our side, and nothing of these rows was written. Go on to try again."
    : message;

/**
 * The part of the person's tables that is to be done next, without a place where all of a table has been. What waits in one
 * negotiation, or may not be gone on with there, holds up nothing in another.
 */
async function nextStep(actor: Actor): Promise<Step | null> {
  const [step] = await asActor(
    actor,
    (tx) => tx.$queryRaw<Step[]>`
      select t.negotiation_id::text as "negotiationId", t.id::text as "tableId", t.state::text,
             t.token_id::text as "tokenId", t.at_once as "atOnce", t.put_off_until is not null as "isPutOff",
             ${nextPlace} as place
        from taken_table t
        join membership m on m.negotiation_id = t.negotiation_id and m.user_id = t.user_id and m.removed_at is null
                         and m.role >= 'recorder'
       where t.state in ('checking', 'recording', 'undoing')
       order by t.put_off_until nulls first, t.changed_at limit 1`,
  );
  return step ?? null;
}

const nextPlace = Prisma.sql`case t.state
  when 'checking' then (select min(p.place) from taken_part p where p.table_id = t.id and p.checked_for <> t.version)
  when 'recording' then (select min(p.place) from taken_part p where p.table_id = t.id and not p.is_recorded)
  else (select max(p.place) from taken_part p where p.table_id = t.id and p.record_ids <> '{}' and not p.is_undone) end`;
