/** What wants a reader's attention, in all their negotiations: each subject once, the one that was told of last first. */
import "server-only";
import { type Actor, asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { Prisma } from "@/prisma/generated/client";
import { type Group, grouped, groupsIn, itemsIn, notDone, type Sum } from "./queries-items";
import { stoppedWebhookCount, stoppedWebhooksIn } from "./queries-webhooks";
import { type InboxTab, isNew, tabOf } from "./rules/inbox";

/** As many subjects as are shown at once. */
const mostSubjects = 50;

/** One tab of the inbox, with how much stands under the first two. `now` decides what is still put off. */
export async function inboxPage(actor: Actor, tab: InboxTab, now: Date) {
  return asActor(actor, async (tx) => {
    const open = await groupsIn(tx, notDone);
    const of = (asked: InboxTab) => open.filter(({ sums, mark }) => tabOf(sums, mark, now) === asked);
    const [inbox, snoozed] = [of("inbox"), of("snoozed")];
    const stopped = await stoppedWebhooksIn(tx);
    const all = tab === "done" ? await doneGroupsIn(tx) : tab === "inbox" ? inbox : snoozed;
    const items = await itemsIn(tx, all.slice(0, mostSubjects), tab === "done" ? Prisma.sql`true` : notDone, now);
    return {
      tab,
      items: items.sort((one, other) => other.at.getTime() - one.at.getTime()),
      /** Above the subjects of the inbox itself. */
      webhooks: tab === "inbox" ? stopped : [],
      counts: { inbox: inbox.length + stopped.length, snoozed: snoozed.length },
      /** Subjects of the tab beyond those that are shown. */
      rest: all.length - items.length,
    };
  });
}

/**
 * How many subjects of the inbox have something new, by the rule of `tabOf`, and how many webhooks have stopped; counted by
 * the database for every page.
 */
export async function inboxCount(actor: Actor, now: Date): Promise<number> {
  return asActor(actor, async (tx) => {
    const [fresh] = await tx.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from (
        select 1 from inbox_entry i
          left join inbox_state s on s.user_id = i.user_id and s.subject_id = i.subject_id
         where (s.done_at is null or i.at > s.done_at) and (s.read_at is null or i.at > s.read_at)
         group by i.subject_id, s.snoozed_until, s.snoozed_at
        having s.snoozed_until is null or s.snoozed_until <= ${now}
            or bool_or(i.reason in ('assigned', 'mentioned') and (s.snoozed_at is null or i.at > s.snoozed_at))) fresh`;
    return (fresh?.count ?? 0) + (await stoppedWebhookCount(tx));
  });
}

/** What its reader is done with, of which nothing new has come. */
async function doneGroupsIn(tx: Tx): Promise<Group[]> {
  const sums = await tx.$queryRaw<Sum[]>`
    select i.negotiation_id::text as "negotiationId", i.subject_id::text as "subjectId", i.reason::text as reason,
           max(i.at) as at, count(*)::int as told, 0 as fresh
      from inbox_state s join inbox_entry i on i.user_id = s.user_id and i.subject_id = s.subject_id
     where s.done_at is not null and not exists (
             select 1 from inbox_entry n
              where n.user_id = s.user_id and n.subject_id = s.subject_id and n.at > s.done_at)
     group by i.negotiation_id, i.subject_id, i.reason order by max(i.at) desc`;
  return grouped(tx, sums);
}

export type Following = {
  /** Null: they have said nothing of it. */
  isOn: boolean | null;
  /** When the newest of it was told that they have not read; null: nothing is new. */
  freshAt: Date | null;
};

/** How the reader stands to a subject. */
export async function followingOf(actor: Actor, subjectId: string): Promise<Following> {
  type Row = { isOn: boolean | null; at: Date | null; readAt: Date | null };
  // Three small questions in one statement: each page of a subject asks them.
  const [found] = await asActor(
    actor,
    (tx) => tx.$queryRaw<Row[]>`
      select (select f.is_on from follow f where f.subject_id = ${subjectId}::uuid) as "isOn",
             (select max(e.at) from inbox_entry e where e.subject_id = ${subjectId}::uuid) as at,
             (select s.read_at from inbox_state s where s.subject_id = ${subjectId}::uuid) as "readAt"`,
  );
  const { isOn = null, at = null, readAt = null } = found ?? {};
  return { isOn, freshAt: at && isNew({ at }, { readAt }) ? at : null };
}
