/** What wants a reader's attention, in all their negotiations: each subject once, the one that was told of last first. */
import "server-only";
import { activityNamesIn, entriesInWords } from "@/lib/activity/queries";
import type { ActivityNames } from "@/lib/activity/rules/body";
import { type SubjectKind, subjectKindOf } from "@/lib/following/rules/subjects";
import { type Actor, asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { type InboxMark, type InboxReason, type InboxTab, isNew, reasonOf, tabOf } from "./rules/inbox";

/** As many subjects as are shown at once, and as many of what was told of each. */
const mostSubjects = 50;
const mostTold = 3;

export type InboxPage = Awaited<ReturnType<typeof inboxPage>>;
export type InboxItem = InboxPage["items"][number];

/** What was told of a subject for one reason: how much, how much of it is new, and the latest. */
type Sum = { negotiationId: string; subjectId: string; reason: InboxReason; at: Date; told: number; fresh: number };
type Group = { subjectId: string; negotiationId: string; at: Date; sums: Sum[]; mark: InboxMark | null };

/** One tab of the inbox, with how much stands under the first two. `now` decides what is still put off. */
export async function inboxPage(actor: Actor, tab: InboxTab, now: Date) {
  return asActor(actor, async (tx) => {
    const open = await openGroupsIn(tx);
    const of = (asked: InboxTab) => open.filter(({ sums, mark }) => tabOf(sums, mark, now) === asked);
    const [inbox, snoozed] = [of("inbox"), of("snoozed")];
    const all = tab === "done" ? await doneGroupsIn(tx) : tab === "inbox" ? inbox : snoozed;
    const shown = all.slice(0, mostSubjects);
    const items = [];
    for (const negotiation of await negotiationsIn(tx, shown)) {
      const here = shown.filter(({ negotiationId }) => negotiationId === negotiation.id);
      const names = await activityNamesIn(tx, negotiation.id, null);
      const latest = await latestOf(tx, here, tab);
      const words = await entriesInWords(tx, negotiation.id, [...latest.values()].flat(), names);
      const labelOf = await labelsIn(tx, negotiation.id, here, names);
      for (const { subjectId, at, sums, mark } of here) {
        const ids = latest.get(subjectId) ?? [];
        const entries = ids.flatMap((id) => words.find((entry) => entry.id === id) ?? []);
        items.push({
          subjectId,
          negotiation,
          subject: labelOf(subjectId),
          reason: reasonOf(sums, mark),
          at,
          entries,
          /** How much was told of it beyond what is shown, and how much of all of it is new. */
          more: total(sums, "told") - entries.length,
          fresh: total(sums, "fresh"),
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

function total(sums: readonly Sum[], what: "told" | "fresh"): number {
  return sums.reduce((sum, each) => sum + each[what], 0);
}

/** How many subjects of the inbox have something new, by the rule of `tabOf`; counted by the database for every page. */
export async function inboxCount(actor: Actor, now: Date): Promise<number> {
  const rows = await asActor(
    actor,
    (tx) => tx.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from (
        select 1 from inbox_entry i
          left join inbox_state s on s.user_id = i.user_id and s.subject_id = i.subject_id
         where (s.done_at is null or i.at > s.done_at) and (s.read_at is null or i.at > s.read_at)
         group by i.subject_id, s.snoozed_until, s.snoozed_at
        having s.snoozed_until is null or s.snoozed_until <= ${now}
            or bool_or(i.reason in ('assigned', 'mentioned') and (s.snoozed_at is null or i.at > s.snoozed_at))) fresh`,
  );
  return rows[0]?.count ?? 0;
}

/** What was told and is not done with, by its subject, the latest first. */
async function openGroupsIn(tx: Tx): Promise<Group[]> {
  const sums = await tx.$queryRaw<Sum[]>`
    select i.negotiation_id::text as "negotiationId", i.subject_id::text as "subjectId", i.reason::text as reason,
           max(i.at) as at, count(*)::int as told,
           (count(*) filter (where s.read_at is null or i.at > s.read_at))::int as fresh
      from inbox_entry i left join inbox_state s on s.user_id = i.user_id and s.subject_id = i.subject_id
     where s.done_at is null or i.at > s.done_at
     group by i.negotiation_id, i.subject_id, i.reason order by max(i.at) desc`;
  return grouped(tx, sums);
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

/** The latest first, as the sums come. */
async function grouped(tx: Tx, sums: readonly Sum[]): Promise<Group[]> {
  const marks = new Map((await tx.inboxState.findMany()).map((mark) => [mark.subjectId, mark]));
  const groups = new Map<string, Group>();
  for (const sum of sums) {
    const { subjectId, negotiationId, at } = sum;
    const mark = marks.get(subjectId) ?? null;
    const group = groups.get(subjectId) ?? { subjectId, negotiationId, at, sums: [], mark };
    groups.set(subjectId, { ...group, sums: [...group.sums, sum] });
  }
  return [...groups.values()];
}

/** The entries that were told last of each subject, the latest first; of one that is not done with, what came since. */
async function latestOf(tx: Tx, groups: readonly Group[], tab: InboxTab): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<{ subjectId: string; entryId: string }[]>`
    select told.subject_id::text as "subjectId", told.audit_entry_id::text as "entryId" from (
      select i.subject_id, i.audit_entry_id, row_number() over (partition by i.subject_id order by i.at desc, e.seq desc) as place
        from inbox_entry i join audit_entry e on e.id = i.audit_entry_id
        left join inbox_state s on s.user_id = i.user_id and s.subject_id = i.subject_id
       where i.subject_id = any(${groups.map(({ subjectId }) => subjectId)}::uuid[])
         and (${tab === "done"} or s.done_at is null or i.at > s.done_at)) told
     where told.place <= ${mostTold} order by told.place`;
  const latest = new Map<string, string[]>();
  for (const { subjectId, entryId } of rows) latest.set(subjectId, [...(latest.get(subjectId) ?? []), entryId]);
  return latest;
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
  /** It was taken back, so that it has no page any more. */
  isGone: boolean;
  /** Of a thread, the term whose words it is on. */
  termId: string | null;
};

async function labelsIn(tx: Tx, negotiationId: string, groups: readonly Group[], names: ActivityNames) {
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
  const taken = await tx.record.findMany({
    where: { negotiationId, seriesId: { in: ids }, isRetraction: true, supersededBy: null },
    select: { seriesId: true },
  });
  const gone = new Set(taken.map(({ seriesId }) => seriesId));
  const nameOf = (id: string, kind: SubjectKind) => {
    if (kind === "term") return names.term(id);
    if (kind === "party") return names.party(id);
    if (kind === "session") return names.session(id);
    return threads.get(id)?.quote ?? null;
  };
  return (id: string): SubjectLabel => {
    const kind = kinds.get(id) ?? "negotiation";
    return { kind, name: nameOf(id, kind), termId: threads.get(id)?.termId ?? null, isGone: gone.has(id) };
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
