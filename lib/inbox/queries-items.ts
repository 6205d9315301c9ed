/** Subjects of an inbox in words: what each is called, and what was told of it last. */
import "server-only";
import { activityNamesIn, entriesInWords } from "@/lib/activity/queries";
import type { ActivityNames } from "@/lib/activity/rules/body";
import { type SubjectKind, subjectKindOf } from "@/lib/following/rules/subjects";
import { type NotesAsked, notesAskedIn } from "@/lib/logbook/queries-invitations";
import { reviewNamesIn, type Settled } from "@/lib/reviews/queries-names";
import type { Tx } from "@/lib/platform/database";
import { Prisma } from "@/prisma/generated/client";
import { type ToldTable, toldTablesIn } from "./queries-told-tables";
import { type InboxMark, type InboxReason, reasonOf } from "./rules/inbox";

/** As many of what was told of a subject as are shown. */
const mostTold = 3;

export type InboxItem = Awaited<ReturnType<typeof itemsIn>>[number];

/** What was told of a subject for one reason: how much, how much of it is new, and the latest. */
export type Sum = {
  negotiationId: string;
  subjectId: string;
  reason: InboxReason;
  at: Date;
  told: number;
  fresh: number;
};
export type Group = { subjectId: string; negotiationId: string; at: Date; sums: Sum[]; mark: InboxMark | null };

/** Which entries (`i`, beside how far their reader has come, `s`) are meant. */
export type Which = Prisma.Sql;
export const notDone: Which = Prisma.sql`(s.done_at is null or i.at > s.done_at)`;
export const notRead: Which = Prisma.sql`(s.read_at is null or i.at > s.read_at)`;

/** The groups in words, in no order. Of each what was told last, of the entries that are meant. */
export async function itemsIn(tx: Tx, groups: readonly Group[], which: Which, now: Date) {
  const items = [];
  const latest = await latestOf(tx, groups, which);
  for (const negotiation of await negotiationsIn(tx, groups)) {
    const here = groups.filter(({ negotiationId }) => negotiationId === negotiation.id);
    const names = await activityNamesIn(tx, negotiation.id, null);
    const told = here.flatMap(({ subjectId }) => latest.get(subjectId) ?? []);
    const words = await entriesInWords(tx, negotiation.id, told, names);
    const notes = await notesAskedIn(
      tx,
      negotiation.id,
      here.map(({ subjectId }) => subjectId),
    );
    const tables = await toldTablesIn(
      tx,
      here.map(({ subjectId }) => subjectId),
    );
    const labelOf = await labelsIn(tx, negotiation, here, { names, notes, tables }, now);
    for (const { subjectId, at, sums, mark } of here) {
      const ids = latest.get(subjectId) ?? [];
      const asked = notes.get(subjectId);
      const entries: ToldEntry[] = asked
        ? [{ id: subjectId, person: asked.author, ...askedToWrite, at, compartmentId: asked.compartmentId }]
        : ids.flatMap((id) =>
            toldAs(
              words.find((entry) => entry.id === id),
              tables.get(id),
            ),
          );
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
        snoozedUntil: mark?.snoozedUntil ?? null,
      });
    }
  }
  return items;
}

/** What is told of a subject: an entry of the chain in words, or that one is asked to write in notes. */
type ToldEntry = Pick<
  Awaited<ReturnType<typeof entriesInWords>>[number],
  "id" | "person" | "did" | "detail" | "at" | "compartmentId"
>;
/** The entry itself, or the whole of the table for which it stands. */
function toldAs(entry: ToldEntry | undefined, table: ToldTable | undefined): ToldEntry[] {
  if (!entry) return [];
  return [table ? { ...entry, id: `${table.subjectId} ${entry.id}`, did: table.did, detail: null } : entry];
}
const askedToWrite = { did: "asks you to write in the notes of a session with them", detail: null };

function total(sums: readonly Sum[], what: "told" | "fresh"): number {
  return sums.reduce((sum, each) => sum + each[what], 0);
}

/** What is meant, by its subject, the latest first. */
export async function groupsIn(tx: Tx, which: Which): Promise<Group[]> {
  const sums = await tx.$queryRaw<Sum[]>`
    select i.negotiation_id::text as "negotiationId", i.subject_id::text as "subjectId", i.reason::text as reason,
           max(i.at) as at, count(*)::int as told, (count(*) filter (where ${notRead}))::int as fresh
      from inbox_entry i left join inbox_state s on s.user_id = i.user_id and s.subject_id = i.subject_id
     where ${which}
     group by i.negotiation_id, i.subject_id, i.reason order by max(i.at) desc`;
  return grouped(tx, sums);
}

/** The latest first, as the sums come. */
export async function grouped(tx: Tx, sums: readonly Sum[]): Promise<Group[]> {
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

/** The entries that were told last of each subject, the latest first. */
async function latestOf(tx: Tx, groups: readonly Group[], which: Which): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<{ subjectId: string; entryId: string }[]>`
    select told.subject_id::text as "subjectId", told.audit_entry_id::text as "entryId" from (
      select i.subject_id, i.audit_entry_id, row_number() over (partition by i.subject_id order by i.at desc, e.seq desc) as place
        from inbox_entry i join audit_entry e on e.id = i.audit_entry_id
        left join inbox_state s on s.user_id = i.user_id and s.subject_id = i.subject_id
       where i.subject_id = any(${groups.map(({ subjectId }) => subjectId)}::uuid[]) and ${which}) told
     where told.place <= ${mostTold} order by told.place`;
  const latest = new Map<string, string[]>();
  for (const { subjectId, entryId } of rows) latest.set(subjectId, [...(latest.get(subjectId) ?? []), entryId]);
  return latest;
}

function negotiationsIn(tx: Tx, groups: readonly Group[]) {
  return tx.negotiation.findMany({
    where: { id: { in: [...new Set(groups.map(({ negotiationId }) => negotiationId))] } },
    select: { id: true, slug: true, name: true, timeZone: true, present: true },
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
  /** Of a table that came in, whose changes of which noun its rows are among. */
  rows: ToldTable["rows"] | null;
  /** Of a review, why it asks its reader for nothing any more. */
  settled: Settled;
};

type Told = {
  names: ActivityNames;
  notes: ReadonlyMap<string, NotesAsked>;
  tables: ReadonlyMap<string, ToldTable>;
};

async function labelsIn(
  tx: Tx,
  negotiation: Awaited<ReturnType<typeof negotiationsIn>>[number],
  groups: readonly Group[],
  { names, notes, tables }: Told,
  now: Date,
) {
  const negotiationId = negotiation.id;
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
  const reviews = await reviewNamesIn(tx, negotiation, ids, names.term, { readerId: await readerIn(tx), now });
  const tableOf = new Map([...tables.values()].map((table) => [table.subjectId, table]));
  const nameOf = (id: string, kind: SubjectKind) => {
    if (kind === "table") return `The table “${tableOf.get(id)?.name ?? ""}”`;
    if (kind === "notes") return notesName(notes.get(id)?.title ?? "");
    if (kind === "term") return names.term(id);
    if (kind === "party") return names.party(id);
    if (kind === "session") return names.session(id);
    if (kind === "review") return reviews.get(id)?.name ?? null;
    return threads.get(id)?.quote ?? null;
  };
  return (id: string): SubjectLabel => {
    const kind = kinds.get(id) ?? (notes.has(id) ? "notes" : tableOf.has(id) ? "table" : "negotiation");
    return {
      ...{ kind, name: nameOf(id, kind), termId: threads.get(id)?.termId ?? null, isGone: gone.has(id) },
      rows: tableOf.get(id)?.rows ?? null,
      settled: reviews.get(id)?.settled ?? null,
    };
  };
}

/** "Notes of a session: Afternoon, on verification". */
export const notesName = (title: string): string => (title ? `Notes of a session: ${title}` : "Notes of a session");

/** Whoever the transaction carries. */
async function readerIn(tx: Tx): Promise<string | null> {
  const [reader] = await tx.$queryRaw<{ id: string | null }[]>`select current_user_id()::text as id`;
  return reader?.id ?? null;
}
