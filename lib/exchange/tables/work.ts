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
import type { Failure } from "@/lib/platform/result";
import { Prisma } from "@/prisma/generated/client";
import { noteTable } from "./note";
import { checkPart, recordPart, undoPart } from "./part";

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

async function workOnTables({ reader }: Job): Promise<Done> {
  const actor: Actor = { ...reader, isAdmin: false };
  const until = Date.now() + slice;
  for (let count = 0; Date.now() < until; count++) {
    if (!(await doNext(actor))) return { outcome: count > 0 ? "done" : "nothing" };
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
};

const commandFor = { checking: checkPart, recording: recordPart, undoing: undoPart } as const;

/** False: there is nothing to be done for this person. What a token asked for is done as that token, as long as it holds. */
async function doNext(actor: Actor): Promise<boolean> {
  const next = await nextStep(actor);
  if (!next) return false;
  const { place, state, tokenId, ...table } = next;
  if (place === null) {
    const noted = await execute(noteTable, actor, { ...table, during: state });
    return noted.ok;
  }
  const asked: Command = commandFor[state];
  const asker = () => (tokenId === null ? actor : actorOfToken(actor, tokenId, new Date()));
  const by = await asker();
  const done = by ? await execute(asked, by, { ...table, place }) : null;
  if (done?.ok) return true;
  if (done?.code === "unavailable") throw new Error(done.message);
  // A token that ended meanwhile leaves its program in no negotiation, which would be the wrong reason.
  const said = done && (await asker()) ? reasonOf(done) : tokenHasEnded;
  const stopped = await execute(noteTable, actor, { ...table, during: state, said });
  return stopped.ok;
}

const tokenHasEnded =
  "The token by which this was asked for has ended. What it recorded stands; go on with the rest here.";

const reasonOf = ({ code, message }: Failure) =>
  code === "fault"
    ? "Something went wrong on our side, and nothing of these rows was written. Go on to try again."
    : message;

/** The part of the person's tables that is to be done next; without a place where all of a table has been. */
async function nextStep(actor: Actor): Promise<Step | null> {
  const [step] = await asActor(
    actor,
    (tx) => tx.$queryRaw<Step[]>`
      select t.negotiation_id::text as "negotiationId", t.id::text as "tableId", t.state::text,
             t.token_id::text as "tokenId", ${nextPlace} as place
        from taken_table t where t.state in ('checking', 'recording', 'undoing') order by t.changed_at limit 1`,
  );
  return step ?? null;
}

const nextPlace = Prisma.sql`case t.state
  when 'checking' then (select min(p.place) from taken_part p where p.table_id = t.id and p.checked_for <> t.version)
  when 'recording' then (select min(p.place) from taken_part p where p.table_id = t.id and not p.is_recorded)
  else (select max(p.place) from taken_part p where p.table_id = t.id and p.record_ids <> '{}' and not p.is_undone) end`;
