/** What wants a reader's attention, in all their negotiations: each subject once, the one that was told of last first. */
import "server-only";
import { activityNamesIn, toldIn } from "@/lib/activity/queries";
import { type Actor, asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { type InboxMark, type InboxTab, isNew, reasonOf, tabOf } from "./rules/inbox";
import { type SubjectKind, subjectKindOf } from "@/lib/following/rules/subjects";

/** As many subjects as are shown at once, and as many of what was told of each. */
const mostSubjects = 50;
const mostTold = 3;

export type InboxPage = Awaited<ReturnType<typeof inboxPage>>;
export type InboxItem = InboxPage["items"][number];

type Row = {
  entryId: string;
  negotiationId: string;
  subjectId: string;
  at: Date;
  reason: Parameters<typeof reasonOf>[0][number]["reason"];
};
type Group = { subjectId: string; negotiationId: string; rows: Row[]; mark: InboxMark | null };

/** One tab of the inbox, with how much stands under the first two. `now` decides what is still put off. */
export async function inboxPage(actor: Actor, tab: InboxTab, now: Date) {
  return asActor(actor, async (tx) => {
    const open = await openGroupsIn(tx);
    const of = (asked: InboxTab) => open.filter(({ rows, mark }) => tabOf(rows, mark, now) === asked);
    const [inbox, snoozed] = [of("inbox"), of("snoozed")];
    const all = tab === "done" ? await doneGroupsIn(tx) : tab === "inbox" ? inbox : snoozed;
    const shown = all.slice(0, mostSubjects);
    const items = [];
    for (const negotiation of await negotiationsIn(tx, shown)) {
      const here = shown.filter(({ negotiationId }) => negotiationId === negotiation.id);
      const told = await toldIn(
        tx,
        negotiation.id,
        here.flatMap(({ rows }) => rows.slice(0, mostTold).map(({ entryId }) => entryId)),
      );
      const labelOf = await labelsIn(tx, negotiation.id, here);
      for (const { subjectId, rows, mark } of here) {
        const entries = rows.slice(0, mostTold).flatMap(({ entryId }) => told.find(({ id }) => id === entryId) ?? []);
        items.push({
          subjectId,
          negotiation,
          subject: labelOf(subjectId),
          reason: reasonOf(rows, mark),
          at: rows[0]?.at ?? now,
          entries,
          /** How much was told of it beyond what is shown, and how much of all of it is new. */
          more: rows.length - entries.length,
          fresh: rows.filter((row) => isNew(row, mark)).length,
          snoozedUntil: tab === "snoozed" ? (mark?.snoozedUntil ?? null) : null,
        });
      }
    }
    return {
      tab,
      items: items.sort((one, other) => other.at.getTime() - one.at.getTime()),
      counts: { inbox: inbox.length, snoozed: snoozed.length },
      /** Subjects of the tab beyond those that are shown. */
      rest: all.length - shown.length,
    };
  });
}

/** How many subjects of the inbox have something new, by the rule of `tabOf`; counted by the database for every page. */
export async function inboxCount(actor: Actor, now: Date): Promise<number> {
  const rows = await asActor(
    actor,
    (tx) => tx.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from (
        select 1 from inbox_entry i
          left join inbox_state s on s.user_id = i.user_id and s.subject_id = i.subject_id
         where s.done_at is null or i.at > s.done_at
         group by i.subject_id, s.snoozed_until, s.snoozed_at, s.read_at
        having bool_or(s.read_at is null or i.at > s.read_at)
           and (s.snoozed_until is null or s.snoozed_until <= ${now}
             or bool_or(i.reason in ('assigned', 'mentioned') and (s.snoozed_at is null or i.at > s.snoozed_at)))) fresh`,
  );
  return rows[0]?.count ?? 0;
}

/** What was told and is not done with, by its subject, the latest first. */
async function openGroupsIn(tx: Tx): Promise<Group[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select i.audit_entry_id::text as "entryId", i.negotiation_id::text as "negotiationId", i.subject_id::text as "subjectId",
           i.at, i.reason::text as reason
      from inbox_entry i join audit_entry e on e.id = i.audit_entry_id
      left join inbox_state s on s.user_id = i.user_id and s.subject_id = i.subject_id
     where s.done_at is null or i.at > s.done_at
     order by i.at desc, e.seq desc`;
  return grouped(tx, rows);
}

/** What its reader is done with, of which nothing new has come; the latest of it. */
async function doneGroupsIn(tx: Tx): Promise<Group[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select i.audit_entry_id::text as "entryId", i.negotiation_id::text as "negotiationId", i.subject_id::text as "subjectId",
           i.at, i.reason::text as reason
      from inbox_state s
      join inbox_entry i on i.user_id = s.user_id and i.subject_id = s.subject_id and i.at <= s.done_at
      join audit_entry e on e.id = i.audit_entry_id
     where not exists (select 1 from inbox_entry n where n.user_id = s.user_id and n.subject_id = s.subject_id and n.at > s.done_at)
     order by i.at desc, e.seq desc limit 1000`;
  return grouped(tx, rows);
}

async function grouped(tx: Tx, rows: readonly Row[]): Promise<Group[]> {
  const marks = new Map((await tx.inboxState.findMany()).map((mark) => [mark.subjectId, mark]));
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const { subjectId, negotiationId } = row;
    const group = groups.get(subjectId) ?? { subjectId, negotiationId, rows: [], mark: marks.get(subjectId) ?? null };
    group.rows.push(row);
    groups.set(subjectId, group);
  }
  return [...groups.values()];
}

function negotiationsIn(tx: Tx, groups: readonly Group[]) {
  return tx.negotiation.findMany({
    where: { id: { in: [...new Set(groups.map(({ negotiationId }) => negotiationId))] } },
    select: { id: true, slug: true, name: true, timeZone: true },
  });
}

export type SubjectLabel = {
  kind: SubjectKind;
  /** What it is called; null: it is no longer on record for this reader. */
  name: string | null;
  /** Of a thread, the term whose words it is on. */
  termId: string | null;
};

async function labelsIn(tx: Tx, negotiationId: string, groups: readonly Group[]) {
  const ids = groups.map(({ subjectId }) => subjectId);
  const kinds = new Map(
    (
      await tx.record.findMany({
        where: { negotiationId, seriesId: { in: ids } },
        distinct: ["seriesId"],
        select: { seriesId: true, kind: true },
      })
    ).map(({ seriesId, kind }) => [seriesId, subjectKindOf(kind)]),
  );
  const remarks = await tx.annotation.findMany({
    where: { negotiationId, seriesId: { in: ids } },
    orderBy: { record: { seq: "asc" } },
    select: { seriesId: true, quote: true, termId: true },
  });
  const threads = new Map(remarks.map((remark) => [remark.seriesId, remark]));
  const names = await activityNamesIn(tx, negotiationId, null);
  return (id: string): SubjectLabel => {
    const kind = kinds.get(id) ?? "negotiation";
    const thread = threads.get(id);
    const termId = thread?.termId ?? null;
    if (kind === "term") return { kind, name: names.term(id), termId };
    if (kind === "party") return { kind, name: names.party(id), termId };
    if (kind === "session") return { kind, name: names.session(id), termId };
    if (kind === "thread") return { kind, name: thread?.quote ?? null, termId };
    return { kind, name: null, termId };
  };
}

export type Following = {
  /** Null: they have said nothing of it. */
  isOn: boolean | null;
  /** When the newest of it was told that they have not read; null: nothing is new. */
  freshAt: Date | null;
};

/** How the reader stands to a subject. */
export async function followingOf(actor: Actor, subjectId: string): Promise<Following> {
  return asActor(actor, async (tx) => {
    const follow = await tx.follow.findFirst({ where: { subjectId }, select: { isOn: true } });
    const newest = await tx.inboxEntry.findFirst({
      where: { subjectId },
      orderBy: { at: "desc" },
      select: { at: true },
    });
    const mark = newest && (await tx.inboxState.findFirst({ where: { subjectId }, select: { readAt: true } }));
    return { isOn: follow?.isOn ?? null, freshAt: newest && isNew(newest, mark) ? newest.at : null };
  });
}
